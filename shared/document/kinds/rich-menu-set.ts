import { newId } from '../../domain/ids';
import { type RichMenuSet, richMenuSet } from '../../domain/rich-menu/schema';
import type { DocumentKind } from './kind';

export const richMenuSetKind: DocumentKind<RichMenuSet> = {
  schema: richMenuSet,
  head: ({ pages, displayPeriod }) => ({
    pages: pages.length,
    width: pages[0]?.size.width ?? 0,
    height: pages[0]?.size.height ?? 0,
    displayPeriod,
  }),
  searchWords(document) {
    const words: string[] = [];
    for (const page of document.pages) {
      words.push(page.name, page.chatBarText, page.richMenuAliasId);
      for (const layer of page.layers) if (layer.kind === 'text') words.push(layer.text);
      for (const { action } of page.areas) {
        if (!action) continue;
        if (action.label) words.push(action.label);
        if (action.type === 'uri') words.push(action.uri);
        if (action.type === 'message') words.push(action.text);
      }
    }
    return words;
  },
  /** Tabs of the copy lead to pages of the copy, by aliases of its own. */
  renewParts(document, { random, takenAliases }) {
    const pageIds = new Map(document.pages.map((page) => [page.id, newId('pag', random)]));
    document.defaultPageId =
      document.defaultPageId === null ? null : (pageIds.get(document.defaultPageId) ?? null);
    for (const page of document.pages) {
      page.id = pageIds.get(page.id) ?? page.id;
      page.richMenuAliasId = freeAlias(page.richMenuAliasId, takenAliases);
      for (const layer of page.layers) layer.id = newId('lay', random);
      for (const area of page.areas) {
        area.id = newId('are', random);
        const target = area.action?.type === 'richmenuswitch' ? area.action.target : null;
        if (target?.kind === 'page') target.pageId = pageIds.get(target.pageId) ?? target.pageId;
      }
    }
  },
};

/** `home` → `home-2`, within LINE's 32 characters; adds what it chose to the set. */
export function freeAlias(wanted: string, taken: Set<string>): string {
  const stem = wanted.replace(/-\d+$/, '').slice(0, 28) || 'page';
  let alias = wanted.slice(0, 32) || stem;
  for (let number = 2; taken.has(alias); number += 1) alias = `${stem}-${number}`;
  taken.add(alias);
  return alias;
}
