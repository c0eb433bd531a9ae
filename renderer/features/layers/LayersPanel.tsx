import {
  ChevronDown,
  ChevronRight,
  Eye,
  EyeOff,
  Folder,
  Lock,
  LockOpen,
  PanelLeftClose,
} from 'lucide-react';
import { memo, useCallback, useMemo, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import { togglePanel } from '../../data/settings';
import { useStudio } from '../../data/studio';
import type { Editor, SelectableId } from '../../editor/api';
import { gatherGroups } from '../../editor/core/groups';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { cx, IconButton, Panel, TextField, useContextMenu } from '../../ui';
import { editPageOf } from './edit-page';
import { LayerKindIcon } from './LayerKindIcon';
import styles from './LayersPanel.module.css';
import { useLayerName } from './layer-name';
import { type LayerRow, layerRows, reordered, sameRow } from './layer-rows';

/** Everything that is painted on the page, topmost first: find, choose, name, order, hide, lock. */
export function LayersPanel({ editor }: { editor: Editor }) {
  const t = useT('layers');
  const nameOf = useLayerName();
  const [search, setSearch] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string | null>(null);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const page = useReadable(editor.document, (design) =>
    (design.pages as readonly Artboard[]).find((candidate) => candidate.id === pageId),
  );
  const wanted = search.trim().toLocaleLowerCase();
  const rows = useMemo(
    () =>
      page
        ? layerRows(
            page,
            folded,
            wanted === '' ? null : (name) => name.toLocaleLowerCase().includes(wanted),
            nameOf,
          )
        : [],
    [page, folded, wanted, nameOf],
  );
  const fold = useCallback(
    (id: string) =>
      setFolded((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  return (
    <Panel
      grow
      title={t('title')}
      data-testid="layers-panel"
      actions={
        <IconButton
          small
          label={t('close')}
          icon={<PanelLeftClose size={16} strokeWidth={1.5} />}
          onClick={() => void togglePanel('layers')}
        />
      }
    >
      <div className={styles.search}>
        <TextField
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={setSearch}
          data-testid="layers-search"
        />
      </div>
      {rows.length === 0 ? (
        <p className={styles.empty}>{t(wanted === '' ? 'empty' : 'nothingFound')}</p>
      ) : (
        <ul className={styles.list} role="tree" aria-label={t('title')} aria-multiselectable>
          {rows.map((row, index) => (
            <Row
              key={row.key}
              row={row}
              name={row.kind === 'group' ? row.group.name || t('group') : nameOf(row.layer)}
              editor={editor}
              isFolded={row.kind === 'group' && folded.has(row.key)}
              onFold={fold}
              isRenaming={renaming === row.key}
              onRename={setRenaming}
              above={rows[index - 1]}
              below={rows[index + 1]}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const DRAG_TYPE = 'application/x-tapestry-layer';

interface RowProps {
  row: LayerRow;
  name: string;
  editor: Editor;
  isFolded: boolean;
  onFold(key: string): void;
  isRenaming: boolean;
  onRename(key: string | null): void;
  above: LayerRow | undefined;
  below: LayerRow | undefined;
}

/** Rows are made anew with each change of the page; one that says the same is not drawn again, of 200 all but one. */
const Row = memo(
  LayerRowItem,
  (a, b) =>
    sameRow(a.row, b.row) &&
    sameRow(a.above, b.above) &&
    sameRow(a.below, b.below) &&
    (['name', 'editor', 'isFolded', 'onFold', 'isRenaming', 'onRename'] as const).every(
      (key) => a[key] === b[key],
    ),
);

function LayerRowItem(props: RowProps) {
  const t = useT('layers');
  const studio = useStudio();
  const menu = useContextMenu();
  const { row, editor } = props;
  const [over, setOver] = useState<'before' | 'after' | null>(null);
  const isSelected = useReadable(editor.session, ({ selection }) =>
    row.members.every((id) => selection.has(id)),
  );
  const thing = row.kind === 'group' ? row.group : row.layer;
  const set = (label: string, change: (thing: Pick<Layer, 'name' | 'hidden' | 'locked'>) => void) =>
    editPageOf(editor, label, (page) => {
      const found =
        row.kind === 'group'
          ? page.groups?.find((group) => group.id === row.key)
          : page.layers.find((layer) => layer.id === row.key);
      if (found) change(found);
    });
  const flag = (key: 'hidden' | 'locked', label: string) =>
    set(label, (found) => {
      if (found[key]) delete found[key];
      else found[key] = true;
    });
  const move = (moving: readonly SelectableId[], target: LayerRow, before: boolean) =>
    editPageOf(editor, 'reorder', (page) => {
      page.layers = reordered(page.layers, moving as typeof row.members, target.members, before);
      gatherGroups(page);
    });
  const choose = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) =>
    editor.select(
      row.members,
      event.shiftKey || event.ctrlKey || event.metaKey ? 'toggle' : 'replace',
    );
  const command = (id: string, label: string) => ({
    id,
    label,
    onSelect: () => {
      if (!isSelected) editor.select(row.members);
      studio.runCommand(id);
    },
  });
  return (
    <li
      role="treeitem"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-level={row.depth + 1}
      aria-expanded={row.kind === 'group' ? !props.isFolded : undefined}
      className={cx(
        styles.row,
        isSelected && styles.on,
        thing.hidden && styles.hidden,
        over && styles[over],
      )}
      data-testid="layer-row"
      data-kind={row.kind === 'group' ? 'group' : row.layer.kind}
      style={{ paddingLeft: 8 + row.depth * 14 }}
      draggable={!props.isRenaming}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, JSON.stringify(row.members));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        setOver(event.clientY < box.top + box.height / 2 ? 'before' : 'after');
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(event) => {
        const moving = JSON.parse(event.dataTransfer.getData(DRAG_TYPE) || '[]') as SelectableId[];
        setOver(null);
        if (moving.length > 0) move(moving, row, over === 'before');
      }}
      onContextMenu={(event) =>
        menu.open(event, [
          { id: 'rename', label: t('rename'), onSelect: () => props.onRename(row.key) },
          command('edit.duplicate', t('duplicate')),
          command('area.fromSelection', t('makeArea')),
          { id: 'line', divider: true },
          command('layer.group', t('makeGroup')),
          command('layer.ungroup', t('ungroup')),
          { id: 'line3', divider: true },
          ...(row.kind === 'layer' && row.layer.kind === 'symbol'
            ? [command('symbol.edit', t('editSymbol')), command('symbol.detach', t('detachSymbol'))]
            : [command('symbol.make', t('makeSymbol'))]),
          { id: 'line2', divider: true },
          { ...command('edit.delete', t('delete')), danger: true },
        ])
      }
    >
      {row.kind === 'group' ? (
        <button
          type="button"
          className={styles.fold}
          aria-label={t(props.isFolded ? 'unfold' : 'fold')}
          onClick={() => props.onFold(row.key)}
        >
          {props.isFolded ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
        </button>
      ) : (
        <span className={styles.fold} />
      )}
      {row.kind === 'group' ? (
        <Folder size={14} strokeWidth={1.5} aria-hidden />
      ) : (
        <LayerKindIcon layer={row.layer} />
      )}
      {props.isRenaming ? (
        <input
          className={styles.name}
          defaultValue={thing.name || props.name}
          aria-label={t('rename')}
          // biome-ignore lint/a11y/noAutofocus: the field appears because the person asked to type here
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => {
            const name = event.currentTarget.value;
            if (name !== thing.name) {
              set('renameLayer', (found) => {
                found.name = name;
              });
            }
            props.onRename(null);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') props.onRename(null);
          }}
        />
      ) : (
        <button
          type="button"
          className={styles.name}
          onClick={choose}
          onDoubleClick={() => props.onRename(row.key)}
          onKeyDown={(event) => {
            if (event.key === 'F2') {
              event.preventDefault();
              event.stopPropagation();
              props.onRename(row.key);
            }
            // as in any list of things in an order: with Alt, the arrows carry the thing along
            if (event.altKey && event.key === 'ArrowUp' && props.above) {
              event.preventDefault();
              event.stopPropagation();
              move(row.members, props.above, true);
            } else if (event.altKey && event.key === 'ArrowDown' && props.below) {
              event.preventDefault();
              event.stopPropagation();
              move(row.members, props.below, false);
            } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              event.stopPropagation();
              const item = event.currentTarget.closest('li');
              const next =
                event.key === 'ArrowUp' ? item?.previousElementSibling : item?.nextElementSibling;
              next?.querySelector<HTMLButtonElement>(`button.${styles.name}`)?.focus();
            }
          }}
        >
          {props.name}
        </button>
      )}
      <button
        type="button"
        className={cx(styles.flag, thing.locked && styles.set)}
        aria-label={t('lock')}
        aria-pressed={thing.locked === true}
        onClick={() => flag('locked', 'lock')}
      >
        {thing.locked ? (
          <Lock size={14} strokeWidth={1.5} />
        ) : (
          <LockOpen size={14} strokeWidth={1.5} />
        )}
      </button>
      <button
        type="button"
        className={cx(styles.flag, thing.hidden && styles.set)}
        aria-label={t('hide')}
        aria-pressed={thing.hidden === true}
        onClick={() => flag('hidden', 'hideLayer')}
      >
        {thing.hidden ? (
          <EyeOff size={14} strokeWidth={1.5} />
        ) : (
          <Eye size={14} strokeWidth={1.5} />
        )}
      </button>
      {menu.element}
    </li>
  );
}
