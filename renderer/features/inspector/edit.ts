import { editBranded, followBrand } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { AreaId, BrandToken, LayerId, PageId } from '#shared/domain/ids';
import type { Area, AreaAction, Layer, Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Bounds, Size } from '#shared/geometry/bounds';
import { brandState } from '../../data/brand';
import type { Editor } from '../../editor/api';

/*
 * What the inspector's forms do to the document. Typing in one field is one step: edits carry a key made
 * of the thing and the field, and the step is closed when the field is left.
 */

const pageOf = (pages: readonly Artboard[], id: PageId) => pages.find((page) => page.id === id);

/** Changes the current page. */
export function editPage(
  editor: Editor,
  field: string,
  label: string,
  change: (page: Artboard) => void,
): void {
  const id = editor.session.getState().currentPageId;
  editor.edit({ label, coalesce: `${id}.${field}` }, (draft) => {
    const page = pageOf(draft.pages, id);
    if (page) change(page);
  });
}

/** Changes what only a page of a rich menu has. */
export const editMenuPage = (
  editor: Editor<RichMenuSet>,
  field: string,
  label: string,
  change: (page: Page) => void,
): void => editPage(editor as Editor, field, label, change as (page: Artboard) => void);

/** Changes the given areas of the current page. */
export function editAreas(
  editor: Editor,
  ids: readonly AreaId[],
  field: string,
  label: string,
  change: (area: Area) => void,
): void {
  const wanted = new Set<string>(ids);
  editPage(editor, `${ids.join('+')}.${field}`, label, (page) => {
    for (const area of page.areas) if (wanted.has(area.id)) change(area);
  });
}

/** Changes the given layers of the current page. */
export function editLayers<L extends Layer>(
  editor: Editor,
  layers: readonly L[],
  field: string,
  label: string,
  change: (layer: L) => void,
): void {
  const wanted = new Set<LayerId>(layers.map((layer) => layer.id));
  editPage(editor, `${[...wanted].join('+')}.${field}`, label, (page) => {
    const { kit } = brandState.getState();
    for (const layer of page.layers) {
      if (wanted.has(layer.id)) editBranded(layer, kit, () => change(layer as L));
    }
  });
}

/** Lets a field of a layer follow the brand kit; a step of its own. */
export function followKit(editor: Editor, layer: Layer, path: string, token: BrandToken): void {
  editPage(editor, `${layer.id}.brand`, 'editLayer', (page) => {
    const found = page.layers.find(({ id }) => id === layer.id);
    if (found) followBrand(found, brandState.getState().kit, path, token);
  });
  editor.closeStep();
}

/** Sets one number of an area and keeps it on the page: LINE has no areas outside the picture. */
export function withBound(bounds: Bounds, key: keyof Bounds, value: number, size: Size): Bounds {
  const next = { ...bounds, [key]: Math.round(value) };
  switch (key) {
    case 'x':
      return { ...next, x: clamp(next.x, 0, size.width - bounds.width) };
    case 'y':
      return { ...next, y: clamp(next.y, 0, size.height - bounds.height) };
    case 'width':
      return { ...next, width: clamp(next.width, 1, size.width - bounds.x) };
    case 'height':
      return { ...next, height: clamp(next.height, 1, size.height - bounds.y) };
  }
}

const clamp = (value: number, low: number, high: number) =>
  Math.max(low, Math.min(Math.max(low, high), value));

/** The value all things share, or `'mixed'`. */
export function shared<T, V>(things: readonly T[], read: (thing: T) => V): V | 'mixed' | null {
  const [first, ...rest] = things;
  if (first === undefined) return null;
  const value = read(first);
  return rest.every((thing) => read(thing) === value) ? value : 'mixed';
}

/** A fresh action of a kind, keeping what the old one shares with it: the label, a text, the data. */
export function actionOfKind(
  type: Exclude<AreaAction['type'], 'unsupported'>,
  old: AreaAction | null,
  firstOtherPage: PageId | null,
): AreaAction {
  const label = old?.label;
  const keep = label === undefined ? {} : { label };
  const data = old !== null && 'data' in old ? old.data : '';
  const words =
    old?.type === 'message' ? old.text : old?.type === 'clipboard' ? old.clipboardText : '';
  switch (type) {
    case 'uri':
      return { type, uri: '', ...keep };
    case 'message':
      return { type, text: words, ...keep };
    case 'clipboard':
      return { type, clipboardText: words, ...keep };
    case 'postback':
      return { type, data, ...keep };
    case 'datetimepicker':
      return { type, data, mode: 'date', ...keep };
    case 'richmenuswitch':
      return {
        type,
        // the bot gets this with the switch; empty data is refused by LINE
        data: data || 'tab',
        target:
          firstOtherPage === null ? { kind: 'none' } : { kind: 'page', pageId: firstOtherPage },
        ...keep,
      };
  }
}

/** Ways to change one layer: typing in a field is one step until the field is left. */
export function useLayerEdit<L extends Layer>(editor: Editor, layer: L) {
  return {
    set: (field: string, change: (draft: L) => void) =>
      editLayers<L>(editor, [layer], field, 'editLayer', change),
    /** One choice that is a step of its own. */
    choose(field: string, change: (draft: L) => void) {
      editLayers<L>(editor, [layer], field, 'editLayer', change);
      editor.closeStep();
    },
    commit: () => editor.closeStep(),
  };
}
