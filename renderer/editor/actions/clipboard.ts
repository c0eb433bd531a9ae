import { z } from 'zod';
import { type Area, area as areaSchema } from '#shared/domain/areas';
import { brandedLayer, brandedPage } from '#shared/domain/brand/resolve';
import { type Artboard, symbolArt } from '#shared/domain/design/artboard';
import { type Layer, layerGroup, layer as layerSchema } from '#shared/domain/design/layers';
import { settle } from '#shared/geometry/arrange';
import { actionFromWire } from '#shared/line/rich-menu/from-wire';
import { toWire } from '#shared/line/rich-menu/to-wire';
import type { Editor } from '../api';
import {
  addLayers,
  copyAreas,
  copyLayers,
  editCurrentPage,
  hasRoomFor,
  newAreaId,
} from '../core/areas';
import { dropEmptyGroups } from '../core/groups';
import { carriedSymbols, settledLayers } from '../core/symbols';
import { paintedKit, paintedSymbols, paintPicture } from '../paint';
import { hasSelection } from './arrange';
import { duplicateAgain } from './duplicate';
import { addImage } from './image';
import { isWords, pasteWords } from './pasted-words';
import type { ActionPorts, EditorActions } from './types';

/** What copying puts on the clipboard: JSON, so that it also pastes into an editor or another Tapestry. */
const clip = z.object({
  format: z.literal('tapestry.clip'),
  areas: z.array(areaSchema),
  layers: z.array(layerSchema),
  groups: z.array(layerGroup).optional(),
  /** What the instances among the layers show, for a workspace that has not got it. */
  symbols: z.record(z.string(), symbolArt).optional(),
});

/** LINE's own JSON: one area, a list of them, or a whole rich menu. */
const wireArea = z.looseObject({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  action: z.record(z.string(), z.unknown()).optional(),
});
const wire = z.union([
  z.looseObject({ areas: z.array(wireArea) }).transform((menu) => menu.areas),
  z.array(wireArea),
  wireArea.transform((area) => [area]),
]);

/** Copies land a little beside their originals, so that nobody thinks nothing happened. */
const BESIDE = (editor: Editor) => {
  const offset = Math.round(editor.page().size.width / 50);
  return { x: offset, y: offset };
};

export function clipboardActions(ports: ActionPorts): EditorActions {
  const copy = async (editor: Editor) => {
    const { kit } = paintedKit.getState();
    const symbols = carriedSymbols(editor.selectedLayers(), paintedSymbols.getState().symbols);
    const content = {
      format: 'tapestry.clip',
      areas: editor.selectedAreas(),
      // what is pasted into another workspace looks as it does here, whatever that one's kit has
      layers: editor.selectedLayers().map((layer) => brandedLayer(layer, kit)),
      groups: editor.page().groups,
      ...(Object.keys(symbols).length > 0
        ? {
            symbols: Object.fromEntries(
              Object.entries(symbols).map(([id, art]) => [
                id,
                symbolArt.parse(brandedPage(art, kit)),
              ]),
            ),
          }
        : {}),
    };
    await ports.clipboard.write(JSON.stringify(content, null, 2));
  };
  return {
    'edit.copy': { isEnabled: hasSelection, run: copy },
    'edit.copyPicture': {
      async run(editor) {
        const chosen = editor.selectedLayers().map((layer) => layer.id);
        const only = chosen.length > 0 ? new Set(chosen) : null;
        const png = await paintPicture(editor.page(), only);
        if (png) await ports.clipboard.writePicture(png);
      },
    },
    'edit.copyJson': {
      isEnabled: (editor) => editor.document.getState().kind === 'richMenuSet',
      async run(editor) {
        const set = editor.document.getState();
        const chosen = new Set(editor.selectedAreas().map(({ id }) => id));
        const page =
          set.kind === 'richMenuSet' && set.pages.find(({ id }) => id === editor.page().id);
        if (!page || set.kind !== 'richMenuSet') return;
        const areas = page.areas.filter(({ id }) => chosen.has(id));
        const { richMenu } = toWire(areas.length > 0 ? { ...page, areas } : page, set);
        const json = areas.length > 0 ? richMenu.areas : richMenu;
        await ports.clipboard.write(JSON.stringify(json, null, 2));
      },
    },
    'edit.cut': {
      isEnabled: hasSelection,
      async run(editor) {
        // first the clipboard, then the deletion: a clipboard that fails must not lose work
        await copy(editor);
        removeSelected(editor, 'cut');
      },
    },
    'edit.paste': {
      async run(editor) {
        const { text, image } = await ports.clipboard.read();
        if (text !== null && pasteText(editor, text)) return;
        const svg = text === null ? null : svgIn(text);
        if (svg !== null) {
          const asset = await ports.putImage(new TextEncoder().encode(svg), 'pasted.svg');
          if (asset) addImage(editor, asset);
          return;
        }
        if (image !== null) {
          const asset = await ports.putImage(image.bytes, image.name);
          if (asset) addImage(editor, asset);
        } else if (text !== null && isWords(text)) pasteWords(editor, text);
        else ports.refuse('edit.paste');
      },
    },
    'edit.duplicate': {
      isEnabled: hasSelection,
      run(editor) {
        duplicateAgain(editor, BESIDE(editor), (offset) =>
          insert(
            editor,
            editor.selectedAreas(),
            editor.selectedLayers(),
            editor.page().groups,
            'duplicate',
            offset,
          ),
        );
      },
    },
    'edit.delete': { isEnabled: hasSelection, run: (editor) => removeSelected(editor, 'delete') },
    'edit.deleteBackwards': {
      isEnabled: hasSelection,
      run: (editor) => removeSelected(editor, 'delete'),
    },
  };
}

function removeSelected(editor: Editor, label: string): void {
  const { selection } = editor.session.getState();
  editCurrentPage(editor, { label }, (page) => {
    page.areas = page.areas.filter((area) => !selection.has(area.id) || area.locked);
    page.layers = page.layers.filter((layer) => !selection.has(layer.id) || layer.locked);
    dropEmptyGroups(page);
  });
}

function insert(
  editor: Editor,
  sources: readonly Area[],
  layerSources: readonly Layer[],
  groups: Artboard['groups'],
  label: string,
  offset = BESIDE(editor),
): void {
  if (sources.length > 0 && !hasRoomFor(editor, sources.length)) return;
  const areas = copyAreas(sources, editor, offset);
  const copied = copyLayers(layerSources, groups, offset);
  const selection = [...areas.map((a) => a.id), ...copied.layers.map((l) => l.id)];
  editCurrentPage(editor, { label, selection }, (page) => {
    page.areas.push(...areas);
    addLayers(page, copied);
    dropEmptyGroups(page);
  });
}

/** An SVG that was copied as text, from a drawing program or an editor; null for any other text. */
export function svgIn(text: string): string | null {
  const found =
    /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(
      text,
    );
  return found && /<\/svg>\s*$/i.test(text) ? text : null;
}

/** Answers whether the text was something that belongs on a page. */
export function pasteText(editor: Editor, text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  const own = clip.safeParse(value);
  if (own.success) {
    const { areas, symbols = {} } = own.data;
    const { layers, groups } = settledLayers(
      editor,
      own.data,
      new Map(Object.entries(symbols)),
      paintedSymbols.getState().symbols,
    );
    insert(editor, areas, layers, groups, 'paste');
    return true;
  }
  const foreign = wire.safeParse(value);
  if (!foreign.success) return false;
  const areas = foreign.data.map(({ bounds, action }) => ({
    id: newAreaId(),
    bounds: settle(bounds, editor.page().size),
    action: action ? actionFromWire(action) : null,
  }));
  if (areas.length === 0 || !hasRoomFor(editor, areas.length)) return false;
  editCurrentPage(editor, { label: 'paste' }, (page) => {
    page.areas.push(...areas);
  });
  editor.select(areas.map((area) => area.id));
  return true;
}
