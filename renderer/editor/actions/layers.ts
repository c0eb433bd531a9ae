import type { Bounds } from '#shared/geometry/bounds';
import { centredAt, centreOf, turn } from '#shared/geometry/turned';
import type { Editor, SelectableId } from '../api';
import { editCurrentPage, newGroupId, place, selectedPlaces } from '../core/areas';
import { chosenGroup, groupLayers, ungroupLayers } from '../core/groups';
import { selectionFrame } from '../core/hit-test';
import type { EditorAction, EditorActions } from './types';

const hasLayers = (editor: Editor, least = 1): boolean => editor.selectedLayers().length >= least;

/** What concerns layers and groups; areas that are chosen too stay as they are. */
export const layerActions: EditorActions = {
  'layer.group': {
    isEnabled: (editor) => hasLayers(editor, 2),
    run(editor) {
      const ids = new Set<string>(editor.selectedLayers().map((layer) => layer.id));
      const selection = editor.selectedLayers().map((layer) => layer.id);
      editCurrentPage(editor, { label: 'group', selection }, (page) =>
        groupLayers(page, ids, { id: newGroupId(), name: '' }),
      );
    },
  },
  'layer.ungroup': {
    isEnabled: (editor) => editor.selectedLayers().some((layer) => layer.groups !== undefined),
    run(editor) {
      const ids = new Set<string>(editor.selectedLayers().map((layer) => layer.id));
      editCurrentPage(editor, { label: 'ungroup' }, (page) => ungroupLayers(page, ids));
    },
  },
  'layer.hide': {
    isEnabled: (editor) => hasLayers(editor),
    run(editor) {
      const { selection } = editor.session.getState();
      const group = chosenGroup(editor.page(), selection);
      const hide = group ? !group.hidden : editor.selectedLayers().some((layer) => !layer.hidden);
      editCurrentPage(editor, { label: 'hideLayer' }, (page) => {
        const own = page.groups?.find((candidate) => candidate.id === group?.id);
        const things = own
          ? [own]
          : page.layers.filter((layer) => selection.has(layer.id as SelectableId));
        for (const thing of things) {
          if (hide) thing.hidden = true;
          else delete thing.hidden;
        }
      });
    },
  },
  'flip.horizontal': flip('x'),
  'flip.vertical': flip('y'),
  'rotate.quarter': {
    isEnabled: (editor) => hasLayers(editor) && editor.selectedAreas().length === 0,
    run(editor) {
      const frame = selectionFrame(editor);
      if (!frame) return;
      const centre = centreOf(frame.box);
      const layers = editor.selectedLayers().filter((layer) => !layer.locked);
      const places = new Map<SelectableId, Bounds>();
      const turns = new Map<SelectableId, number>();
      for (const layer of layers) {
        places.set(layer.id, centredAt(layer.frame, turn(centreOf(layer.frame), centre, 90)));
        turns.set(layer.id, (layer.rotation ?? 0) + 90);
      }
      place(editor, places, { label: 'rotate' }, turns);
    },
  },
};

/** Mirrors places about the middle of all, pictures in themselves. Words are never mirrored. */
function flip(axis: 'x' | 'y'): EditorAction {
  return {
    isEnabled: (editor) => hasLayers(editor),
    run(editor) {
      const frame = selectionFrame(editor);
      if (!frame) return;
      const places = selectedPlaces(editor);
      const middle = centreOf(frame.box)[axis];
      editCurrentPage(editor, { label: 'flip' }, (page) => {
        for (const layer of page.layers) {
          if (!places.has(layer.id) || layer.locked) continue;
          const centre = centreOf(layer.frame);
          layer.frame = centredAt(layer.frame, { ...centre, [axis]: 2 * middle - centre[axis] });
          if (layer.rotation) layer.rotation = 360 - layer.rotation;
          if (layer.kind !== 'image') continue;
          const key = axis === 'x' ? 'flipX' : 'flipY';
          if (layer[key]) delete layer[key];
          else layer[key] = true;
        }
      });
    },
  };
}
