import type { AreaAction } from '../../domain/areas';
import type { Artboard } from '../../domain/design/artboard';
import { newId, type RandomBytes } from '../../domain/ids';
import type { HeadFacts } from './kind';

/** What a list shows of a design. */
export const headOfPages = (pages: readonly Artboard[]): Omit<HeadFacts, 'displayPeriod'> => ({
  pages: pages.length,
  width: pages[0]?.size.width ?? 0,
  height: pages[0]?.size.height ?? 0,
});

/** Words on the pictures and behind their areas. */
export function wordsOfPages(pages: readonly Artboard[]): string[] {
  return pages.flatMap((page) => [
    page.name,
    ...page.layers.flatMap((layer) =>
      layer.kind === 'text' || layer.kind === 'badge' || layer.kind === 'qr'
        ? [layer.text]
        : layer.kind === 'symbol'
          ? Object.values(layer.overrides ?? {}).flatMap(({ text }) => text ?? [])
          : [],
    ),
    ...page.areas.flatMap(({ action }) => wordsOfAction(action)),
  ]);
}

function wordsOfAction(action: AreaAction | null): string[] {
  if (!action) return [];
  const words = action.label ? [action.label] : [];
  if (action.type === 'uri') words.push(action.uri);
  if (action.type === 'message') words.push(action.text);
  return words;
}

/** Gives layers, groups and areas of a page identities of their own. Changes the page. */
export function renewPage(page: Artboard, random: RandomBytes): void {
  const groups = new Map(
    (page.groups ?? []).map((group) => [group.id, newId('lay', random).replace('lay_', 'grp_')]),
  );
  for (const group of page.groups ?? []) group.id = groups.get(group.id) ?? group.id;
  for (const layer of page.layers) {
    layer.id = newId('lay', random);
    if (layer.groups) layer.groups = layer.groups.map((id) => groups.get(id) ?? id);
  }
  for (const area of page.areas) area.id = newId('are', random);
}
