import { z } from 'zod';
import {
  type Area,
  area as areaSchema,
  type Layer,
  layer as layerSchema,
} from '#shared/domain/rich-menu/schema';
import { settle } from '#shared/geometry/arrange';
import { actionFromWire } from '#shared/line/rich-menu/from-wire';
import type { Editor } from '../api';
import { copyAreas, copyLayers, editCurrentPage, hasRoomFor, newAreaId } from '../core/areas';
import { hasSelection } from './arrange';
import { addImage } from './image';
import type { ActionPorts, EditorActions } from './types';

/** What copying puts on the clipboard: JSON, so that it also pastes into an editor or another Tapestry. */
const clip = z.object({
  format: z.literal('tapestry.clip'),
  areas: z.array(areaSchema),
  layers: z.array(layerSchema),
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
const BESIDE = (editor: Editor) => Math.round(editor.page().size.width / 50);

export function clipboardActions(ports: ActionPorts): EditorActions {
  const copy = async (editor: Editor) => {
    const content = {
      format: 'tapestry.clip',
      areas: editor.selectedAreas(),
      layers: editor.selectedLayers(),
    };
    await ports.clipboard.write(JSON.stringify(content, null, 2));
  };
  return {
    'edit.copy': { isEnabled: hasSelection, run: copy },
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
        if (image === null) return;
        const asset = await ports.putImage(image.bytes, image.name);
        if (asset) addImage(editor, asset);
      },
    },
    'edit.duplicate': {
      isEnabled: hasSelection,
      run: (editor) => insert(editor, editor.selectedAreas(), editor.selectedLayers(), 'duplicate'),
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
  });
}

function insert(
  editor: Editor,
  sources: readonly Area[],
  layerSources: readonly Layer[],
  label: string,
): void {
  if (sources.length > 0 && !hasRoomFor(editor, sources.length)) return;
  const areas = copyAreas(sources, editor, BESIDE(editor));
  const layers = copyLayers(layerSources, BESIDE(editor));
  editCurrentPage(editor, { label }, (page) => {
    page.areas.push(...areas);
    page.layers.push(...layers);
  });
  editor.select([...areas.map((a) => a.id), ...layers.map((l) => l.id)]);
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
    insert(editor, own.data.areas, own.data.layers, 'paste');
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
