import { describe, expect, it } from 'vitest';
import { aMenu, areaOf, TestEditor } from '../../../../helpers/test-editor';

const start = () => aMenu([], [areaOf({ x: 0, y: 0, width: 400, height: 300 })]);

describe('undo', () => {
  it('takes a drag of sixty moves back in one step, and the selection with it', () => {
    const hand = new TestEditor(start());
    const { editor } = hand;
    const before = editor.document.getState();
    hand.click(100, 100);
    const chosen = editor.session.getState().selection;
    hand.down(100, 100);
    for (let at = 1; at <= 60; at += 1) hand.move(100 + at * 7, 100 + at * 3);
    hand.up(520, 280);
    expect(editor.document.getState()).not.toEqual(before);
    editor.select([]);
    editor.undo();
    expect(editor.document.getState()).toEqual(before);
    expect(editor.session.getState().selection).toEqual(chosen);
    editor.redo();
    expect(editor.document.getState()).not.toEqual(before);
  });

  it('goes back through 250 steps one by one, each with a name', async () => {
    const hand = new TestEditor(start());
    const { editor } = hand;
    const before = editor.document.getState();
    await hand.run('edit.selectAll');
    const seen = [JSON.stringify(before)];
    for (let count = 0; count < 250; count += 1) {
      editor.edit({ label: 'moveAreas' }, (draft) => {
        const area = draft.pages[0]?.areas[0];
        if (area) area.bounds = { ...area.bounds, x: count + 1 };
      });
      seen.push(JSON.stringify(editor.document.getState()));
    }
    for (let count = 250; count > 0; count -= 1) {
      expect(JSON.stringify(editor.document.getState())).toBe(seen[count]);
      expect(editor.history.getState().undoLabel ?? '').not.toBe('');
      editor.undo();
    }
    expect(editor.document.getState()).toEqual(before);
  });
});
