import { type AreaId, newId, type PageId } from '#shared/domain/ids';
import type { Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Editor } from '../../editor/api';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** `home` → `home-2`; aliases are unique in the set, at most LINE's 32 characters. */
export function freeAlias(set: RichMenuSet, wanted: string): string {
  const taken = new Set(set.pages.map((page) => page.richMenuAliasId));
  const stem = wanted.replace(/-\d+$/, '').slice(0, 28) || 'page';
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** A page like the current one in size and bar text, with nothing on it. */
export function addBlankPage(editor: Editor, name: string): void {
  const like = editor.page();
  const page: Page = {
    id: newId('pag', random),
    name,
    richMenuAliasId: freeAlias(editor.document.getState(), 'page'),
    size: like.size,
    template: null,
    selected: like.selected,
    chatBarText: like.chatBarText,
    background: { type: 'solid', colour: '#FFFFFF' },
    layers: [],
    areas: [],
  };
  insertAfter(editor, like.id, page, 'addPage');
}

/** A copy with fresh identities; its tabs lead where the original's did. */
export function duplicatePage(editor: Editor, id: PageId): void {
  const set = editor.document.getState();
  const original = set.pages.find((page) => page.id === id);
  if (!original) return;
  const copy: Page = {
    ...structuredClone(original),
    id: newId('pag', random),
    richMenuAliasId: freeAlias(set, original.richMenuAliasId),
  };
  for (const area of copy.areas) area.id = newId('are', random);
  for (const layer of copy.layers) layer.id = newId('lay', random);
  insertAfter(editor, id, copy, 'duplicatePage');
}

function insertAfter(editor: Editor, id: PageId, page: Page, label: string): void {
  editor.edit({ label }, (draft) => {
    const at = draft.pages.findIndex((other) => other.id === id);
    draft.pages.splice(at + 1, 0, page);
  });
  editor.setCurrentPage(page.id);
}

/** Moves one page to the place of another. */
export function movePage(editor: Editor, id: string, overId: string): void {
  editor.edit({ label: 'movePage' }, (draft) => {
    const from = draft.pages.findIndex((page) => page.id === id);
    const to = draft.pages.findIndex((page) => page.id === overId);
    const [page] = from === -1 || to === -1 ? [] : draft.pages.splice(from, 1);
    if (page) draft.pages.splice(to, 0, page);
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
    draft.pages = draft.pages.filter((page) => page.id !== id);
    if (draft.defaultPageId === id) draft.defaultPageId = null;
  });
}

/** The areas whose tab leads to a page. */
export function tabsTo(set: RichMenuSet, id: PageId): { from: Page; areaId: AreaId }[] {
  return set.pages.flatMap((from) =>
    from.areas.flatMap(({ id: areaId, action }) =>
      action?.type === 'richmenuswitch' &&
      action.target.kind === 'page' &&
      action.target.pageId === id
        ? [{ from, areaId }]
        : [],
    ),
  );
}
