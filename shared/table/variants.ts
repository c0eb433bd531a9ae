import type { AreaAction } from '../domain/areas';
import type { Artboard } from '../domain/design/artboard';
import type { Design } from '../domain/design/design';
import type { Layer, SymbolLayer } from '../domain/design/layers';
import type { AreaId, LayerId, Sha256 } from '../domain/ids';
import { overridablesOf, type SymbolLibrary } from '../domain/symbol/resolve';
import type { TableRow } from './table';

/* Which fields of a design take their value from a column, and the design that a row makes. */

export type BoundField = 'text' | 'asset' | 'uri';

/** A field of a design that a table can fill. */
export interface Slot {
  pageIndex: number;
  id: LayerId | AreaId;
  field: BoundField;
  /** Within an instance of a symbol: what it says otherwise, as its overrides call it. */
  part?: string;
  /** What people call it: the name of the layer or its words, the label of the link. */
  name: string;
  /** The column it takes its value from; null: it keeps its own. */
  column: string | null;
}

const fieldOf = (layer: Layer): BoundField | null => {
  if (layer.kind === 'text' || layer.kind === 'badge' || layer.kind === 'qr') return 'text';
  return layer.kind === 'image' ? 'asset' : null;
};

const NO_SYMBOLS: SymbolLibrary = new Map();

/** The key of a field among what its layer takes from columns. */
const keyOf = ({ field, part }: Pick<Slot, 'field' | 'part'>): string =>
  part === undefined ? field : `${part}.${field}`;

/** The fields of an instance; without its symbol, those that are bound, which is enough to fill them. */
function slotsIn(layer: SymbolLayer, pageIndex: number, symbols: SymbolLibrary): Slot[] {
  const bind = layer.bind ?? {};
  const slots = overridablesOf(layer, symbols).flatMap(({ path, base, layer: shown }): Slot[] => {
    const field = fieldOf(shown);
    if (field === null || shown.hidden) return [];
    const name = [layer.name, base.name || wordsOf(shown)].filter(Boolean).join(' › ');
    const column = bind[keyOf({ field, part: path })] ?? null;
    return [{ pageIndex, id: layer.id, field, part: path, name, column }];
  });
  const known = new Set(slots.map(keyOf));
  for (const [key, column] of Object.entries(bind)) {
    const found = known.has(key) ? null : /^(.+)\.(text|asset)$/.exec(key);
    if (!found || symbols.has(layer.symbol)) continue;
    const [, part = '', field] = found;
    slots.push({
      pageIndex,
      id: layer.id,
      field: field as BoundField,
      part,
      name: layer.name,
      column,
    });
  }
  return slots;
}

const wordsOf = (layer: Layer): string =>
  'text' in layer ? layer.text.replace(/\s+/g, ' ').trim() : '';

/** Every field of a design that a table can fill, in the order in which people see them. */
export function slotsOf(design: Design, symbols: SymbolLibrary = NO_SYMBOLS): Slot[] {
  const pages: readonly Artboard[] = design.pages;
  return pages.flatMap((page, pageIndex) => [
    ...page.layers.toReversed().flatMap((layer): Slot[] => {
      if (layer.kind === 'symbol' && !layer.hidden) return slotsIn(layer, pageIndex, symbols);
      const field = fieldOf(layer);
      if (field === null || layer.hidden) return [];
      const column = layer.bind?.[field] ?? null;
      return [{ pageIndex, id: layer.id, field, name: layer.name || wordsOf(layer), column }];
    }),
    ...page.areas.flatMap((area): Slot[] => {
      if (area.action?.type !== 'uri') return [];
      const name = area.action.label || area.action.uri;
      return [{ pageIndex, id: area.id, field: 'uri', name, column: area.bind?.uri ?? null }];
    }),
  ]);
}

type Bindable = { bind?: Record<string, string> | undefined };

/** Lets a field take its value from a column, or from itself again. Changes the design it is given. */
export function bindSlot(design: Design, slot: Slot, column: string | null): void {
  const page: Artboard | undefined = design.pages[slot.pageIndex];
  const holder: Bindable | undefined =
    page?.layers.find(({ id }) => id === slot.id) ?? page?.areas.find(({ id }) => id === slot.id);
  if (!holder) return;
  const bind = { ...holder.bind };
  if (column === null) delete bind[keyOf(slot)];
  else bind[keyOf(slot)] = column;
  if (Object.keys(bind).length > 0) holder.bind = bind;
  else delete holder.bind;
}

/** Columns that bear the name of a field, for fields that are not bound yet. */
export function bindByName(
  design: Design,
  columns: readonly string[],
  symbols: SymbolLibrary = NO_SYMBOLS,
): void {
  const like = (name: string) => name.trim().toLowerCase();
  for (const slot of slotsOf(design, symbols)) {
    if (slot.column !== null) continue;
    const column = columns.find((one) => like(one) === like(slot.name) && slot.name !== '');
    if (column !== undefined) bindSlot(design, slot, column);
  }
}

export interface VariantProblem {
  /** Of the file. */
  line: number;
  pageIndex: number;
  id: LayerId | AreaId;
  name: string;
  code: 'noPicture' | 'badLink' | 'noLink' | 'emptyText' | 'overflow' | 'noColumn';
  value: string;
}

/** Pictures by the name that stands in cells, in lower case. */
export type Pictures = ReadonlyMap<string, Sha256>;

/** The name of a picture as cells may have it: with or without its ending. */
export const pictureKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/\.(png|jpe?g|webp|svg|gif)$/, '');

/** What may stand behind a link; everything else of the address is LINE's to judge. */
const LINK = /^(?:https?:\/\/|tel:|mailto:|line:)\S+$/i;

/**
 * The design that a row makes: bound fields have the row's values and are no longer bound; everything else is
 * as it was. A cell that cannot be used leaves the field as it was and is named.
 */
export function variantOf<D extends Design>(
  design: D,
  columns: readonly string[],
  row: TableRow,
  pictures: Pictures,
  symbols: SymbolLibrary = NO_SYMBOLS,
): { design: D; problems: VariantProblem[] } {
  // a document is JSON: this is a whole copy of it
  const made = JSON.parse(JSON.stringify(design)) as D;
  const problems: VariantProblem[] = [];
  for (const slot of slotsOf(design, symbols)) {
    if (slot.column === null) continue;
    const { pageIndex, id, name } = slot;
    const say = (code: VariantProblem['code'], value: string) =>
      problems.push({ line: row.line, pageIndex, id, name, code, value });
    const at = columns.indexOf(slot.column);
    const value = row.cells[at] ?? '';
    bindSlot(made, slot, null);
    if (at < 0) say('noColumn', slot.column);
    else fill(made, slot, value, pictures, say);
  }
  return { design: made, problems };
}

function fill(
  made: Design,
  slot: Slot,
  value: string,
  pictures: Pictures,
  say: (code: VariantProblem['code'], value: string) => void,
): void {
  const page: Artboard | undefined = made.pages[slot.pageIndex];
  if (slot.field === 'uri') {
    const link = value.trim();
    const action: AreaAction | null | undefined = page?.areas.find(
      ({ id }) => id === slot.id,
    )?.action;
    if (!LINK.test(link)) say(link === '' ? 'noLink' : 'badLink', value);
    else if (action?.type === 'uri') action.uri = link;
    return;
  }
  const layer = page?.layers.find(({ id }) => id === slot.id);
  if (!layer) return;
  if (slot.field === 'asset') {
    const asset = pictures.get(pictureKey(value));
    if (asset === undefined) say('noPicture', value);
    if (asset !== undefined && layer.kind === 'symbol') sayOtherwise(layer, slot, 'asset', asset);
    if (asset === undefined || layer.kind !== 'image') return;
    layer.asset = asset;
    // another picture has another middle, and is no logo of the kit
    delete layer.focus;
    delete layer.crop;
    if (layer.brand) delete layer.brand.asset;
    return;
  }
  if (value.trim() === '') say('emptyText', value);
  const text = value.replace(/\r\n?/g, '\n');
  if (layer.kind === 'symbol') sayOtherwise(layer, slot, 'text', text);
  else if ('text' in layer) layer.text = text;
}

/** What an instance says otherwise than its symbol, beside whatever else it says of the same part. */
function sayOtherwise(
  layer: SymbolLayer,
  { part }: Slot,
  field: 'text' | 'asset',
  value: string,
): void {
  if (part === undefined) return;
  const { brand, ...said } = layer.overrides?.[part] ?? {};
  const { [field]: _followed, ...names } = brand ?? {};
  const made = { ...said, [field]: value, ...(Object.keys(names).length > 0 && { brand: names }) };
  layer.overrides = { ...layer.overrides, [part]: made };
}

/** What a variant is called: the design, and what the first column says. */
export const variantName = (design: Design, row: TableRow): string =>
  `${design.name} ${(row.cells[0] ?? '').replace(/\s+/g, ' ').trim() || row.line}`
    .trim()
    .slice(0, 200);
