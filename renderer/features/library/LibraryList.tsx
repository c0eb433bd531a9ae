import {
  Archive,
  ArchiveRestore,
  BookmarkPlus,
  Copy,
  FolderInput,
  FolderOpen,
  Pencil,
  Trash2,
  Waypoints,
} from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentHead } from '#shared/domain/workspace';
import { useNow } from '../../data/clock';
import { useDocumentVerbs } from '../../data/document-verbs';
import { useLibraryWidth } from '../../data/library-width';
import { canBeTemplate } from '../../data/save-as-template';
import { useOpenDocuments } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { type MenuEntry, useContextMenu, VirtualList, type VirtualListHandle } from '../../ui';
import { FolderDialog } from './FolderDialog';
import { LibraryItem } from './LibraryItem';
import styles from './library.module.css';
import type { LibraryList as List } from './library-query';
import { useFolders } from './ShelfFilters';
import { useShelf, useShelfT } from './shelf';

/** Up to this many menus are cards with large pictures; more become rows of one height. */
const CARDS_UP_TO = 200;
const ROW_HEIGHT = 56;
/** Padding, name and detail below the picture of a card. */
const CARD_WORDS = 62;
const CARD_SIDES = 24;

export function LibraryList({ list }: { list: List }) {
  const t = useT('library');
  const words = useShelfT();
  const shelf = useShelf();
  const verbs = useDocumentVerbs();
  const menu = useContextMenu();
  const now = useNow();
  const width = useLibraryWidth();
  const openId = useOpenDocuments((state) => {
    const tab = state.tabs.find((other) => other.key === state.activeKey);
    return tab?.kind === 'editor' ? tab.documentId : null;
  });
  const [active, setActive] = useState(0);
  const [moved, setMoved] = useState<DocumentHead | null>(null);
  const folders = useFolders();
  const [renaming, setRenaming] = useState<string | null>(null);
  const handle = useRef<VirtualListHandle>(null);
  const box = useRef<HTMLDivElement>(null);

  const kind = list.total <= CARDS_UP_TO ? 'card' : 'row';
  const heights = useMemo(() => {
    if (kind === 'row') return null;
    return Array.from({ length: list.total }, (_, index) => {
      const head = list.headAt(index);
      const ratio = head && head.height > 0 ? head.width / head.height : shelf.ratio;
      return Math.round((width - CARD_SIDES) / ratio) + CARD_WORDS;
    });
  }, [kind, list, width, shelf]);

  useEffect(() => handle.current?.scrollToIndex(active), [active]);
  // how long the start takes is read from here
  const isFilled = Boolean(list.headAt(0));
  useEffect(() => {
    if (isFilled) performance.mark('tapestry.library');
  }, [isFilled]);

  /** What is used elsewhere is deleted only after its places were seen. */
  const remove = (head: DocumentHead) => {
    if (head.usedIn) showDialog({ kind: 'usage', head, deletes: true });
    else void verbs.remove(head);
  };
  const entriesFor = (head: DocumentHead): MenuEntry[] => [
    {
      id: 'open',
      label: t('verb.open'),
      icon: <FolderOpen size={16} strokeWidth={1.5} />,
      onSelect: () => verbs.open(head),
    },
    {
      id: 'rename',
      label: t('verb.rename'),
      icon: <Pencil size={16} strokeWidth={1.5} />,
      shortcut: 'F2',
      onSelect: () => setRenaming(head.id),
    },
    {
      id: 'duplicate',
      label: t('verb.duplicate'),
      icon: <Copy size={16} strokeWidth={1.5} />,
      onSelect: () => void verbs.duplicate(head),
    },
    ...(canBeTemplate(head.kind) && !head.isTemplate
      ? [
          {
            id: 'template',
            label: t('verb.template'),
            icon: <BookmarkPlus size={16} strokeWidth={1.5} />,
            onSelect: () => void verbs.saveAsTemplate(head),
          },
        ]
      : []),
    {
      id: 'archive',
      label: t(
        head.isTemplate ? 'verb.noTemplate' : head.archived ? 'verb.unarchive' : 'verb.archive',
      ),
      icon: head.archived ? (
        <ArchiveRestore size={16} strokeWidth={1.5} />
      ) : (
        <Archive size={16} strokeWidth={1.5} />
      ),
      onSelect: () => void verbs.setArchived(head, !head.archived),
    },
    {
      id: 'folder',
      label: t('verb.folder'),
      icon: <FolderInput size={16} strokeWidth={1.5} />,
      onSelect: () => setMoved(head),
    },
    {
      id: 'usage',
      label: t('verb.usage', { count: head.usedIn ?? 0 }),
      icon: <Waypoints size={16} strokeWidth={1.5} />,
      disabled: !head.usedIn,
      onSelect: () => showDialog({ kind: 'usage', head, deletes: false }),
    },
    { id: 'line', divider: true },
    {
      id: 'delete',
      label: t('verb.delete'),
      icon: <Trash2 size={16} strokeWidth={1.5} />,
      shortcut: 'Delete',
      danger: true,
      onSelect: () => remove(head),
    },
  ];

  const move = (to: number) => setActive(Math.min(list.total - 1, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    const head = list.headAt(active);
    const jump = kind === 'card' ? 3 : 12;
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      PageDown: () => move(active + jump),
      PageUp: () => move(active - jump),
      Home: () => move(0),
      End: () => move(list.total - 1),
      Enter: () => head && verbs.open(head),
      ' ': () => head && verbs.open(head),
      F2: () => head && setRenaming(head.id),
      Delete: () => head && remove(head),
    };
    const act = acts[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onContextMenu = (event: MouseEvent, index: number) => {
    const head = list.headAt(index);
    if (!head) return;
    setActive(index);
    event.stopPropagation();
    menu.open(event, entriesFor(head));
  };

  return (
    <div
      ref={box}
      className={styles.list}
      role="listbox"
      aria-label={words('title')}
      aria-activedescendant={list.headAt(active) ? `library-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => onContextMenu(event, active)}
      data-testid="library-list"
      data-ready={list.state === 'ready'}
    >
      <VirtualList
        ref={handle}
        count={list.total}
        version={heights ?? list.total}
        heightOf={(index) => heights?.[index] ?? ROW_HEIGHT}
        keyOf={(index) => list.headAt(index)?.id ?? `unread-${index}`}
        onView={list.need}
        className={styles.scroller}
      >
        {(index) => {
          const head = list.headAt(index);
          if (!head) return <div className={styles.unread} aria-hidden />;
          return (
            <LibraryItem
              id={`library-${index}`}
              head={head}
              kind={kind}
              open={head.id === openId}
              active={index === active}
              renaming={renaming === head.id}
              now={now}
              onOpen={() => {
                setActive(index);
                verbs.open(head);
              }}
              onContextMenu={(event) => onContextMenu(event, index)}
              onRename={(name) => {
                setRenaming(null);
                box.current?.focus();
                if (name !== null) void verbs.rename(head, name);
              }}
            />
          );
        }}
      </VirtualList>
      {menu.element}
      {moved && (
        <FolderDialog
          title={t('folder.moveTitle', { name: moved.name })}
          verb={t('folder.move')}
          value={moved.folder ?? ''}
          folders={folders}
          note={t('folder.note')}
          onClose={() => setMoved(null)}
          onTake={(folder) => void verbs.setFolder(moved, folder)}
        />
      )}
    </div>
  );
}
