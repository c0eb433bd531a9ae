import type { TextLayer } from '#shared/domain/rich-menu/schema';
import { editCurrentPage, newLayerId } from '../core/areas';
import type { MakeState } from './types';

/** A click puts a text there, and its words are typed at once. */
export const textIdle: MakeState<{ words: () => string }> = (editor, data) => ({
  path: 'text.idle',
  down: () => textPointing(editor, data),
  cursor: () => 'text',
});

/** The text comes when the press ends: until then Escape, or a second finger, may take it back. */
const textPointing: MakeState<{ words: () => string }> = (editor, data) => ({
  path: 'text.pointing',
  up(info) {
    const { size } = editor.page();
    // large enough to read on a phone: about a sixteenth of the width
    const fontSize = Math.round(size.width / 16);
    const layer: TextLayer = {
      kind: 'text',
      id: newLayerId(),
      name: '',
      frame: {
        x: Math.round(info.x),
        y: Math.round(info.y - fontSize * 0.7),
        width: Math.round(size.width / 3),
        height: Math.round(fontSize * 1.5),
      },
      text: data.words(),
      fontSize,
      fontWeight: 700,
      colour: '#1A1C22',
      align: 'left',
    };
    editCurrentPage(editor, { label: 'addText' }, (page) => {
      page.layers.push(layer);
    });
    editor.setTool('select');
    editor.select([layer.id]);
    editor.show({ typing: layer.id });
    return this;
  },
  cancel: () => textIdle(editor, data),
  cursor: () => 'text',
});
