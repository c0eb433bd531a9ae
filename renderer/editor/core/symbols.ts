import type { Artboard, SymbolArt } from '#shared/domain/design/artboard';
import type { Layer, SymbolLayer } from '#shared/domain/design/layers';
import type { DocumentId } from '#shared/domain/ids';
import { artOfLayers, detachedLayers } from '#shared/domain/symbol/convert';
import { leadsTo } from '#shared/domain/symbol/gather';
import type { SymbolOverride } from '#shared/domain/symbol/override';
import { MAX_SYMBOL_DEPTH, type SymbolLibrary } from '#shared/domain/symbol/resolve';
import type { Bounds } from '#shared/geometry/bounds';
import type { EditOptions, Editor } from '../api';
import { copyLayers, editCurrentPage, newGroupId, newLayerId } from './areas';
import { dropEmptyGroups, gatherGroups, nestedIn } from './groups';

/* What happens to symbols on a page. Which symbols there are is the window's to know and is handed in. */

export const selectedInstances = (editor: Editor): SymbolLayer[] =>
  editor.selectedLayers().filter((layer): layer is SymbolLayer => layer.kind === 'symbol');

/** A symbol must not show itself, not even by way of others. */
export function mayShow(editor: Editor, symbol: DocumentId, library: SymbolLibrary): boolean {
  const { kind, id } = editor.document.getState();
  return kind !== 'symbol' || !leadsTo(symbol, id, library);
}

/** The picture that the chosen layers make, in identities of its own; null when none is chosen. */
export function artOfSelection(editor: Editor): { art: SymbolArt; box: Bounds } | null {
  const chosen = new Set<string>(editor.selectedLayers().map((layer) => layer.id));
  const made = artOfLayers(editor.page(), chosen);
  if (!made) return null;
  const { layers, groups } = copyLayers(made.art.layers, made.art.groups, { x: 0, y: 0 });
  const { groups: _old, ...rest } = made.art;
  return { ...made, art: { ...rest, layers, ...(groups.length > 0 ? { groups } : {}) } };
}

/** Puts an instance where layers were, as high as the topmost of them; those that are gone are no matter. */
export function replaceByInstance(
  editor: Editor,
  layers: ReadonlySet<string>,
  instance: Pick<SymbolLayer, 'symbol' | 'frame' | 'name'>,
): void {
  const layer: SymbolLayer = { kind: 'symbol', id: newLayerId(), ...instance };
  editCurrentPage(editor, { label: 'makeSymbol', selection: [layer.id] }, (page) => {
    const top = page.layers.findLastIndex(({ id }) => layers.has(id));
    const shared = groupsAround(page, layers);
    if (shared.length > 0) layer.groups = shared;
    page.layers = page.layers.flatMap((other, at) => [
      ...(layers.has(other.id) ? [] : [other]),
      ...(at === top ? [layer] : []),
    ]);
    if (top === -1) page.layers.push(layer);
    dropEmptyGroups(page);
    // the topmost may have stood in the middle of a group that was not taken whole
    gatherGroups(page);
  });
}

/** Groups that hold all of some layers and others beside them. */
function groupsAround(page: Artboard, layers: ReadonlySet<string>): string[] {
  const members = page.layers.filter(({ id }) => layers.has(id));
  return (members[0]?.groups ?? []).filter(
    (group) =>
      members.every((member) => member.groups?.includes(group)) &&
      page.layers.some(({ id, groups }) => !layers.has(id) && groups?.includes(group)),
  );
}

/** Puts an instance on the page in its own size, or as large as the page allows, and chooses it. */
export function insertInstance(
  editor: Editor,
  symbol: DocumentId,
  { size }: Pick<SymbolArt, 'size'>,
): void {
  const page = editor.page();
  const scale = Math.min(1, page.size.width / size.width, page.size.height / size.height);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const frame = {
    x: Math.round((page.size.width - width) / 2),
    y: Math.round((page.size.height - height) / 2),
    width,
    height,
  };
  const layer: SymbolLayer = { kind: 'symbol', id: newLayerId(), name: '', symbol, frame };
  editCurrentPage(editor, { label: 'addSymbol', selection: [layer.id] }, (draft) => {
    draft.layers.push(layer);
  });
}

/** Turns the chosen instances into layers of the page; one whose symbol is missing stays as it is. */
export function detachInstances(editor: Editor, library: SymbolLibrary): void {
  const made = new Map<string, Detached>();
  for (const instance of selectedInstances(editor)) {
    const art = library.get(instance.symbol);
    if (art && !instance.locked) made.set(instance.id, detached(instance, art));
  }
  if (made.size === 0) return;
  const selection = [
    ...editor.session.getState().selection,
    ...[...made.values()].flatMap(({ layers }) => layers.map((layer) => layer.id)),
  ].filter((id) => !made.has(id));
  editCurrentPage(editor, { label: 'detachSymbol', selection }, (page) => {
    page.layers = page.layers.flatMap((layer) => made.get(layer.id)?.layers ?? [layer]);
    const groups = [...made.values()].flatMap((each) => each.groups);
    page.groups = [...(page.groups ?? []), ...groups];
    dropEmptyGroups(page);
  });
}

type Detached = Pick<Artboard, 'layers'> & { groups: NonNullable<Artboard['groups']> };

/** What an instance shows as a group of the page's own layers, with the instance's opacity and shadow. */
function detached(instance: SymbolLayer, art: SymbolArt): Detached {
  const plain = detachedLayers(instance, art, newLayerId);
  const { layers, groups } = copyLayers(plain.layers, plain.groups, { x: 0, y: 0 });
  const { name, hidden, locked, opacity, shadow } = instance;
  const round = {
    id: newGroupId(),
    name,
    ...(hidden ? { hidden } : {}),
    ...(locked ? { locked } : {}),
    ...(opacity === undefined ? {} : { opacity }),
    ...(shadow ? { shadow } : {}),
  };
  const path = [...(instance.groups ?? []), round.id];
  return {
    layers: nestedIn(path, layers),
    groups: [round, ...groups],
  };
}

/** Says something otherwise for one part of an instance, or no longer; `undefined` fields are let go. */
export function editOverride(
  editor: Editor,
  instance: SymbolLayer,
  path: string,
  change: { [K in keyof SymbolOverride]?: SymbolOverride[K] | undefined },
  coalesce?: string,
): void {
  const options: EditOptions = { label: 'editOverride', ...(coalesce ? { coalesce } : {}) };
  editCurrentPage(editor, options, (page) => {
    const layer = page.layers.find(({ id }) => id === instance.id);
    if (layer?.kind !== 'symbol') return;
    const all = { ...layer.overrides };
    const said: Record<string, unknown> = { ...all[path], ...change };
    for (const [field, value] of Object.entries(said)) if (value === undefined) delete said[field];
    if (Object.keys(said).length === 0) delete all[path];
    else all[path] = said as SymbolOverride;
    if (Object.keys(all).length === 0) delete layer.overrides;
    else layer.overrides = all;
  });
}

/** Lets the chosen instances look like their symbols again. */
export function resetInstances(editor: Editor, ids: ReadonlySet<string>): void {
  editCurrentPage(editor, { label: 'resetOverride' }, (page) => {
    for (const layer of page.layers) {
      if (layer.kind === 'symbol' && ids.has(layer.id) && !layer.locked) delete layer.overrides;
    }
  });
}

/** The symbols behind some layers, for a clipboard that may be pasted where they are not. */
export function carriedSymbols(
  layers: readonly Layer[],
  library: SymbolLibrary,
): Record<string, SymbolArt> {
  const found: Record<string, SymbolArt> = {};
  const add = (some: readonly Layer[]) => {
    for (const layer of some) {
      const art = layer.kind === 'symbol' ? library.get(layer.symbol) : undefined;
      if (layer.kind !== 'symbol' || !art || found[layer.symbol]) continue;
      found[layer.symbol] = art;
      add(art.layers);
    }
  };
  add(layers);
  return found;
}

/**
 * Layers from elsewhere as they can stand here: an instance whose symbol is not here, or that would show
 * itself, becomes the layers that it showed.
 */
export function settledLayers(
  editor: Editor,
  from: Pick<Artboard, 'layers' | 'groups'>,
  carried: SymbolLibrary,
  library: SymbolLibrary,
): Pick<Artboard, 'layers' | 'groups'> {
  const groups = [...(from.groups ?? [])];
  const settle = (layers: readonly Layer[], depth: number): Layer[] =>
    layers.flatMap((layer) => {
      if (layer.kind !== 'symbol') return [layer];
      const isHere = library.has(layer.symbol) && mayShow(editor, layer.symbol, library);
      const art = carried.get(layer.symbol) ?? library.get(layer.symbol);
      if (isHere || !art || depth > MAX_SYMBOL_DEPTH) return [layer];
      const made = detached(layer, art);
      groups.push(...made.groups);
      return settle(made.layers, depth + 1);
    });
  const layers = settle(from.layers, 0);
  return { layers, groups };
}
