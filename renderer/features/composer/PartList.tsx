import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { ProblemPath } from '#shared/errors/app-error';
import { useT } from '../../i18n';
import { Button, IconButton } from '../../ui';
import styles from './composer.module.css';
import { useAt } from './wire-context';

const ICON = { size: 14, strokeWidth: 1.5 } as const;

/** A list inside of a message: buttons, columns, quick replies. Each part can be moved, doubled and taken out. */
export function PartList(props: {
  path: ProblemPath;
  /** Key under `composer:part`. */
  name: string;
  min: number;
  max: number;
  make(): unknown;
  children(path: ProblemPath, index: number): ReactNode;
  /** An empty list takes the member (or its parent) away. */
  onEmpty?(): void;
}) {
  const t = useT('composer');
  const id = useId();
  const at = useAt(props.path);
  const list: readonly unknown[] = Array.isArray(at.value) ? at.value : [];
  const put = (next: readonly unknown[]) => {
    if (next.length === 0 && props.onEmpty) props.onEmpty();
    else at.set(next);
  };
  const move = (from: number, to: number) => {
    const next = [...list];
    next.splice(to, 0, ...next.splice(from, 1));
    put(next);
  };
  return (
    <div className={styles.parts}>
      {list.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
        <fieldset key={index} className={styles.part} aria-labelledby={`${id}-${index}`}>
          <div className={styles.partHead}>
            <span id={`${id}-${index}`} className={styles.partName}>
              {t(`part.${props.name}`, { number: index + 1 })}
            </span>
            <IconButton
              small
              label={t('moveUp')}
              icon={<ArrowUp {...ICON} />}
              disabled={index === 0 || at.readOnly}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              small
              label={t('moveDown')}
              icon={<ArrowDown {...ICON} />}
              disabled={index === list.length - 1 || at.readOnly}
              onClick={() => move(index, index + 1)}
            />
            <IconButton
              small
              label={t('duplicate')}
              icon={<Copy {...ICON} />}
              disabled={list.length >= props.max || at.readOnly}
              onClick={() => put([...list.slice(0, index + 1), part, ...list.slice(index + 1)])}
            />
            <IconButton
              small
              label={t('remove')}
              icon={<Trash2 {...ICON} />}
              disabled={list.length <= props.min || at.readOnly}
              onClick={() => put(list.filter((_, other) => other !== index))}
            />
          </div>
          {props.children([...props.path, index], index)}
        </fieldset>
      ))}
      <div>
        <Button
          icon={<Plus {...ICON} />}
          disabled={list.length >= props.max || at.readOnly}
          onClick={() => at.set([...list, props.make()])}
          data-testid={`add-${props.name}`}
        >
          {t(`add.${props.name}`, { count: list.length, max: props.max })}
        </Button>
      </div>
    </div>
  );
}
