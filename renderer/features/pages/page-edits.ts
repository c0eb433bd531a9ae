import type { Artboard } from '#shared/domain/design/artboard';
import type { Design } from '#shared/domain/design/design';
import type { AreaId, PageId } from '#shared/domain/ids';
import type { Editor } from '../../editor/api';

/** Moves one page to the place of another. */
export function movePage(editor: Editor, id: string, overId: string): void {
  editor.edit({ label: 'movePage' }, (draft) => {
    const pages: Artboard[] = draft.pages;
    const from = pages.findIndex((page) => page.id === id);
    const to = pages.findIndex((page) => page.id === overId);
    const [page] = from === -1 || to === -1 ? [] : pages.splice(from, 1);
    if (page) pages.splice(to, 0, page);
  });
}

/** Deletes a page. Tabs that led there are left and reported as leading nowhere. */
export function deletePage(editor: Editor, id: PageId): void {
  const { pages } = editor.document.getState();
  const at = pages.findIndex((page) => page.id === id);
  const neighbour = pages[at + 1] ?? pages[at - 1];
  if (at === -1 || !neighbour) return;
  if (editor.session.getState().currentPageId === id) editor.setCurrentPage(neighbour.id);
  editor.edit({ label: 'deletePage' }, (draft) => {
    const pages: Artboard[] = draft.pages;
    pages.splice(
      pages.findIndex((page) => page.id === id),
      1,
    );
    if (draft.kind === 'richMenuSet' && draft.defaultPageId === id) draft.defaultPageId = null;
  });
}

/** The areas whose tab leads to a page. */
export function tabsTo(set: Design, id: PageId): { from: Artboard; areaId: AreaId }[] {
  return (set.pages as readonly Artboard[]).flatMap((from) =>
    from.areas.flatMap(({ id: areaId, action }) =>
      action?.type === 'richmenuswitch' &&
      action.target.kind === 'page' &&
      action.target.pageId === id
        ? [{ from, areaId }]
        : [],
    ),
  );
}
