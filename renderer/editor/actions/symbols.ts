import type { Editor } from '../api';
import {
  artOfSelection,
  detachInstances,
  replaceByInstance,
  resetInstances,
  selectedInstances,
} from '../core/symbols';
import { paintedSymbols } from '../paint';
import type { ActionPorts, EditorActions } from './types';

const isFree = (editor: Editor): boolean => selectedInstances(editor).some(({ locked }) => !locked);

/** Making symbols, putting them on a page, and taking them apart again. */
export const symbolActions = (ports: ActionPorts): EditorActions => ({
  'symbol.insert': { run: () => ports.chooseSymbol() },
  'symbol.make': {
    isEnabled: (editor) => editor.selectedLayers().some(({ locked }) => !locked),
    async run(editor) {
      const chosen = editor.selectedLayers();
      const made = artOfSelection(editor);
      if (!made) return;
      const pageId = editor.page().id;
      const [only] = chosen;
      const group = editor
        .page()
        .groups?.find((one) => chosen.every((layer) => layer.groups?.includes(one.id)));
      const name = (chosen.length === 1 ? only?.name : group?.name) || ports.words.newSymbol();
      // first the symbol lies on the disk, then it stands on the page: an undo takes away the second only
      const symbol = await ports.createSymbol(made.art, name);
      if (symbol === null || editor.page().id !== pageId) return;
      replaceByInstance(editor, new Set(chosen.map(({ id }) => id)), {
        symbol,
        name: '',
        frame: made.box,
      });
    },
  },
  'symbol.edit': {
    isEnabled: (editor) =>
      selectedInstances(editor).length === 1 &&
      selectedInstances(editor).every(({ symbol }) =>
        paintedSymbols.getState().symbols.has(symbol),
      ),
    run(editor) {
      const [instance] = selectedInstances(editor);
      if (instance) ports.openDocument(instance.symbol);
    },
  },
  'symbol.reset': {
    isEnabled: (editor) =>
      selectedInstances(editor).some(({ overrides, locked }) => overrides && !locked),
    run: (editor) => resetInstances(editor, new Set(selectedInstances(editor).map(({ id }) => id))),
  },
  'symbol.detach': {
    isEnabled: (editor) =>
      isFree(editor) &&
      selectedInstances(editor).some(({ symbol }) => paintedSymbols.getState().symbols.has(symbol)),
    run: (editor) => detachInstances(editor, paintedSymbols.getState().symbols),
  },
});
