import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  horizontalListSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
} from '@dnd-kit/sortable';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import { useStudio } from '../../data/studio';
import { addMoreCard, addPage, canAddPage, duplicatePage } from '../../editor/actions';
import type { Editor } from '../../editor/api';
import { editorOf } from '../../editor/editor-of';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { cx, IconButton, Menu, type MenuEntry, noticeFloor, useContextMenu } from '../../ui';
import { DeletePageDialog } from './DeletePageDialog';
import styles from './PageTabs.module.css';
import { movePage } from './page-edits';

/** The pages of the set, as followers' tabs: pictures, order, new ones. */
export function PageTabs({ editor }: { editor: Editor }) {
  const t = usePageWords(editor);
  const pages: readonly Artboard[] = useReadable(editor.document, (set) => set.pages);
  const current = useReadable(editor.session, (session) => session.currentPageId);
  const selected = useReadable(editor.session, (session) => session.selection.size);
  const isCarousel = useReadable(editor.document, ({ kind }) => kind === 'richCarousel');
  // read anew whenever the number of pages changes
  const isFull = useReadable(editor.document, () => !canAddPage(editor));
  const [deleting, setDeleting] = useState<Artboard | null>(null);
  const sensors = useSensors(
    // a few pixels of way, so that a click stays a click
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  return (
    <div ref={noticeFloor} className={styles.strip} data-testid="page-tabs">
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (over && active.id !== over.id) {
            movePage(editor, String(active.id), String(over.id));
          }
        }}
      >
        <SortableContext
          items={pages.map((page) => page.id)}
          strategy={horizontalListSortingStrategy}
        >
          <ul className={styles.pages} aria-label={t('title')}>
            {pages.map((page) => (
              <PageTab
                key={page.id}
                page={page}
                isCurrent={page.id === current}
                editor={editor}
                canDelete={pages.length > 1}
                onDelete={() => setDeleting(page)}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <Menu
        side="top"
        trigger={
          <IconButton
            small
            label={t('add')}
            tooltip={false}
            data-testid="add-page"
            icon={<Plus size={16} strokeWidth={1.5} />}
          />
        }
        entries={[
          {
            id: 'page.add',
            label: t('addBlank'),
            disabled: isFull,
            onSelect: () => addPage(editor, t('newName')),
          },
          {
            id: 'page.duplicate',
            label: t('addCopy'),
            disabled: isFull,
            onSelect: () => duplicatePage(editor, editor.page()),
          },
          ...(isCarousel
            ? [
                {
                  id: 'card.more',
                  label: t('addMore'),
                  disabled: isFull,
                  onSelect: () =>
                    addMoreCard(editor, { name: t('moreName'), label: t('moreLabel') }),
                },
              ]
            : []),
        ]}
      />
      <span className={styles.count} role="status">
        {selected > 0 ? t('selected', { count: selected }) : ''}
      </span>
      {deleting && (
        <DeletePageDialog editor={editor} page={deleting} onClose={() => setDeleting(null)} />
      )}
    </div>
  );
}

/** Twenty pixels high at most: a square or tall picture would burst the bar. */
const thumbWidth = ({ size }: Artboard): number =>
  Math.max(4, Math.min(30, Math.round((20 * size.width) / size.height)));

/** A menu has pages, a carousel cards. */
function usePageWords(editor: Editor): ReturnType<typeof useT> {
  const t = useT('pages');
  const isCarousel = useReadable(editor.document, ({ kind }) => kind === 'richCarousel');
  return isCarousel
    ? (((key: string, values?: Record<string, unknown>) => t(`card.${key}`, values)) as typeof t)
    : t;
}

function PageTab(props: {
  page: Artboard;
  isCurrent: boolean;
  editor: Editor;
  canDelete: boolean;
  onDelete(): void;
}) {
  const t = usePageWords(props.editor);
  const studio = useStudio();
  const { page, editor } = props;
  const menuSet = editorOf(editor, 'richMenuSet');
  const isDefault = useReadable(
    editor.document,
    (set) => set.kind === 'richMenuSet' && set.defaultPageId === page.id,
  );
  const sortable = useSortable({ id: page.id });
  const menu = useContextMenu();
  const entries: MenuEntry[] = [
    {
      id: 'rename',
      label: t('rename'),
      onSelect: () => {
        editor.setCurrentPage(page.id);
        editor.select([]);
        studio.runCommand('page.rename');
      },
    },
    { id: 'duplicate', label: t('addCopy'), onSelect: () => duplicatePage(editor, page) },
    ...(menuSet
      ? [
          {
            id: 'default',
            label: t('makeDefault'),
            checked: isDefault,
            onSelect: () =>
              menuSet.edit({ label: 'editSet' }, (draft) => {
                draft.defaultPageId = page.id;
              }),
          },
        ]
      : []),
    { divider: true, id: 'd' },
    {
      id: 'delete',
      label: t('delete'),
      danger: true,
      disabled: !props.canDelete,
      onSelect: props.onDelete,
    },
  ];
  const { transform, transition } = sortable;
  // a button already says what it is
  const { role: _role, ...attributes } = sortable.attributes;
  return (
    <li
      ref={sortable.setNodeRef}
      className={styles.item}
      style={{
        transform: transform ? `translateX(${Math.round(transform.x)}px)` : undefined,
        transition,
      }}
    >
      <button
        type="button"
        {...attributes}
        {...sortable.listeners}
        ref={sortable.setActivatorNodeRef}
        className={cx(styles.tab, props.isCurrent && styles.on)}
        aria-current={props.isCurrent ? 'page' : undefined}
        data-testid="page-tab"
        onClick={() => editor.setCurrentPage(page.id)}
        onDoubleClick={() => studio.runCommand('page.rename')}
        onContextMenu={(event) => menu.open(event, entries)}
        onKeyDown={(event) => {
          if (event.key === 'Delete' && props.canDelete) props.onDelete();
          else sortable.listeners?.onKeyDown?.(event);
        }}
      >
        <PagePicture page={page} widthPx={thumbWidth(page)} className={styles.picture} />
        <span className={styles.name}>{page.name || t('unnamed')}</span>
        {isDefault && <span className={styles.dot} role="img" aria-label={t('isDefault')} />}
      </button>
      {menu.element}
    </li>
  );
}
