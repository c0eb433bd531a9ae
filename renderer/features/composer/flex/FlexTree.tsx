import { ArrowDown, ArrowUp, Copy, Plus, Trash2, TriangleAlert } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import { useT } from '../../../i18n';
import { cx, IconButton, Menu } from '../../../ui';
import { useWire } from '../wire-context';
import { isInside, samePath } from '../wire-path';
import styles from './flex.module.css';
import {
  duplicateAt,
  type FlexNode,
  flexRows,
  freshComponent,
  insertable,
  insertInto,
  moveBy,
  moveTo,
  takeOut,
} from './flex-tree';

const ICON = { size: 14, strokeWidth: 1.5 } as const;
const INDENT_PX = 12;

/** The parts of a Flex message; what is chosen here is chosen in the text and on the phone. */
export function FlexTree(props: { chosen: ProblemPath; onChoose(path: ProblemPath): void }) {
  const t = useT('composer');
  const { wire, problems, readOnly, edit, closeStep } = useWire();
  const { chosen, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<ProblemPath | null>(null);
  const rows = flexRows(wire);
  const at = Math.max(
    0,
    rows.findIndex((row) => samePath(row.path, chosen)),
  );
  const row = rows[at];
  const change = (recipe: (message: Record<string, unknown>) => ProblemPath | null) => {
    closeStep();
    let next: ProblemPath | null = null;
    edit((message) => {
      next = recipe(message);
    });
    if (next !== null) onChoose(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!row) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const parent = rows.slice(0, at).findLast((other) => other.depth < row.depth);
    if (step !== 0 && event.altKey && !readOnly)
      change((message) => moveBy(message, row.path, step));
    else if (step !== 0 && rows[at + step]) onChoose(rows[at + step]?.path ?? row.path);
    else if (event.key === 'ArrowLeft' && parent) onChoose(parent.path);
    else if (event.key === 'ArrowRight' && (rows[at + 1]?.depth ?? 0) > row.depth)
      onChoose(rows[at + 1]?.path ?? row.path);
    else if (event.key === 'Delete' && !readOnly) change((message) => takeOut(message, row.path));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (event: DragEvent, target: FlexNode) => {
    // a file is none of ours, and who prevents it keeps the window from saying where it belongs
    if (!dragged) return;
    event.preventDefault();
    const isBox = target.type === 'box' || target.type === 'carousel';
    const place = target.path.at(-1);
    const box = isBox ? target.path : target.path.slice(0, -2);
    const index = isBox ? Number.MAX_SAFE_INTEGER : Number(place) + 1;
    change((message) => moveTo(message, dragged, box, index));
    setDragged(null);
  };
  const offers = row ? insertable(wire, row.path) : [];
  const isListed = typeof row?.path.at(-1) === 'number';
  return (
    <div className={styles.tree}>
      <div className={styles.treeTools} role="toolbar" aria-label={t('flex.tools')}>
        <Menu
          entries={() =>
            offers.map((type) => ({
              id: type,
              label: t(`flex.part.${type}`),
              onSelect: () => {
                const words = { text: t('words.text'), choice: t('words.choice') };
                const target = row?.path ?? ['contents'];
                change((message) => insertInto(message, target, type, freshComponent(type, words)));
              },
            }))
          }
          trigger={
            <IconButton
              small
              label={t('flex.add')}
              icon={<Plus {...ICON} />}
              disabled={readOnly || offers.length === 0}
              data-testid="flex-add"
            />
          }
        />
        <IconButton
          small
          label={t('moveUp')}
          icon={<ArrowUp {...ICON} />}
          disabled={readOnly || !isListed}
          onClick={() => row && change((message) => moveBy(message, row.path, -1))}
        />
        <IconButton
          small
          label={t('moveDown')}
          icon={<ArrowDown {...ICON} />}
          disabled={readOnly || !isListed}
          onClick={() => row && change((message) => moveBy(message, row.path, 1))}
        />
        <IconButton
          small
          label={t('duplicate')}
          icon={<Copy {...ICON} />}
          disabled={readOnly || !isListed}
          onClick={() => row && change((message) => duplicateAt(message, row.path))}
        />
        <IconButton
          small
          label={t('remove')}
          icon={<Trash2 {...ICON} />}
          disabled={readOnly || !row || row.path.length <= 1}
          onClick={() => row && change((message) => takeOut(message, row.path))}
        />
      </div>
      <div
        ref={list}
        role="tree"
        aria-label={t('flex.tree')}
        tabIndex={0}
        className={styles.rows}
        aria-activedescendant={row ? rowId(row) : undefined}
        onKeyDown={onKeyDown}
        data-testid="flex-tree"
      >
        {rows.map((node) => (
          // Keys are handled by the tree, which owns the focus.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={rowId(node)}
            id={rowId(node)}
            role="treeitem"
            aria-level={node.depth + 1}
            aria-selected={node === row}
            tabIndex={-1}
            className={cx(styles.row, node === row && styles.chosen)}
            style={{ paddingInlineStart: 8 + node.depth * INDENT_PX }}
            draggable={!readOnly && typeof node.path.at(-1) === 'number'}
            onDragStart={() => setDragged(node.path)}
            onDragOver={(event) => {
              if (dragged) event.preventDefault();
            }}
            onDrop={(event) => drop(event, node)}
            onClick={() => onChoose(node.path)}
            data-testid="flex-row"
            data-type={node.type}
          >
            <span className={styles.rowName}>
              {t(`flex.part.${node.name}`, { defaultValue: node.name })}
            </span>
            <span className={styles.rowWords}>{node.words}</span>
            {hasProblem(problems, node, rows) && (
              <TriangleAlert
                size={12}
                strokeWidth={1.75}
                className={styles.warn}
                aria-label={t('error')}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

const rowId = (node: FlexNode) => `flex-${node.path.join('-')}`;

/** A finding stands at the innermost row that holds its place. */
function hasProblem(
  problems: readonly Problem[],
  node: FlexNode,
  rows: readonly FlexNode[],
): boolean {
  return problems.some(
    ({ path }) =>
      isInside(path, node.path) &&
      !rows.some((other) => other.path.length > node.path.length && isInside(path, other.path)),
  );
}
