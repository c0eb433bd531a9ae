import { ChevronRight, Equal, GitBranch, Plus, Repeat, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Sha256 } from '#shared/domain/ids';
import type { DriftChoice, PlanOperation } from '#shared/domain/publishing';
import { defaultAssetUrl } from '../../editor/paint';
import { useT } from '../../i18n';
import { Chip, type ChipTone, cx, RadioCards } from '../../ui';
import styles from './Publish.module.css';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
const LOOK: Record<PlanOperation['op'], { tone: ChipTone; icon: React.ReactNode }> = {
  create: { tone: 'accent', icon: <Plus {...ICON} /> },
  replace: { tone: 'info', icon: <Repeat {...ICON} /> },
  update: { tone: 'info', icon: <Repeat {...ICON} /> },
  delete: { tone: 'bad', icon: <Trash2 {...ICON} /> },
  unchanged: { tone: 'neutral', icon: <Equal {...ICON} /> },
  adopt: { tone: 'neutral', icon: <GitBranch {...ICON} /> },
};

/** One thing that a publish would do: verb, picture now, picture then, what changes in words. */
export function PlanRow(props: {
  operation: PlanOperation;
  choice: DriftChoice | undefined;
  onChoose(choice: DriftChoice): void;
}) {
  const t = useT('publish');
  const { operation } = props;
  const look = operation.drift
    ? { tone: 'warn' as const, icon: <GitBranch {...ICON} /> }
    : LOOK[operation.op];
  const isQuiet = operation.op === 'unchanged' && operation.drift === null;
  return (
    <section
      className={cx(
        styles.row,
        operation.drift !== null && styles.drifted,
        isQuiet && styles.quietRow,
      )}
      data-testid="plan-row"
      data-op={operation.op}
      aria-label={operation.name}
    >
      <Chip tone={look.tone} icon={look.icon}>
        {t(operation.drift ? `driftKind.${operation.drift}` : `op.${operation.op}`)}
      </Chip>
      {!isQuiet && (
        <>
          <Picture hash={operation.before} caption={t('before')} missing={t('notLive')} />
          <ChevronRight size={16} className={styles.arrow} aria-hidden />
        </>
      )}
      <Picture
        hash={operation.after ?? operation.before}
        frames={operation.changedAreas}
        caption={isQuiet ? '' : t('after')}
        missing={t('noPicture')}
      />
      <div className={styles.words}>
        <h2 className={styles.name}>{operation.name}</h2>
        {operation.id.startsWith('richmenu-') && <code className={styles.id}>{operation.id}</code>}
        {operation.changes.length === 0 && isQuiet && <p>{t('same')}</p>}
        {operation.changes.map((change) => (
          <p key={`${change.code}${JSON.stringify(change.details)}`}>
            {t(change.code, change.details)}
          </p>
        ))}
        {operation.drift !== null && (
          <RadioCards<DriftChoice>
            label={t('driftChoice')}
            value={props.choice ?? 'leave'}
            onChange={props.onChoose}
            options={[
              { value: 'leave', label: t('leave') },
              { value: 'overwrite', label: t('overwrite') },
            ]}
          />
        )}
      </div>
    </section>
  );
}

function Picture(props: {
  hash: Sha256 | null;
  caption: string;
  missing: string;
  /** Areas that differ, in pixels of the picture. */
  frames?: PlanOperation['changedAreas'];
}) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const frames = props.frames ?? [];
  return (
    <figure className={styles.figureBox}>
      {props.hash ? (
        <span className={styles.framed}>
          <img
            src={defaultAssetUrl(props.hash)}
            alt=""
            className={styles.picture}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSize({ width: naturalWidth, height: naturalHeight })
            }
          />
          {size && frames.length > 0 && (
            <svg
              viewBox={`0 0 ${size.width} ${size.height}`}
              className={styles.frames}
              aria-hidden
              data-testid="changed-areas"
            >
              {frames.map((frame) => (
                <rect key={`${frame.x} ${frame.y}`} {...frame} />
              ))}
            </svg>
          )}
        </span>
      ) : (
        <span className={cx(styles.picture, styles.nothing)}>{props.missing}</span>
      )}
      <figcaption className={styles.quiet}>{props.caption}</figcaption>
    </figure>
  );
}
