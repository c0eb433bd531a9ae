import { describe, expect, it } from 'vitest';
import { aMenu, TestEditor } from '../../../../helpers/test-editor';

const frames = (test: TestEditor) => test.layers.map(({ frame }) => frame);
const chosen = (tool: 'rectangle' | 'ellipse' | 'line') => {
  const test = new TestEditor(aMenu([]));
  test.editor.setSnapping(false);
  test.editor.setTool(tool);
  return test;
};

describe('drawing a shape', () => {
  it('goes from corner to corner, and ends with the shape in hand', () => {
    const test = chosen('rectangle');
    test.drag([700, 500], [300, 200]);
    expect(frames(test)).toEqual([{ x: 300, y: 200, width: 400, height: 300 }]);
    expect(test.layers[0]).toMatchObject({ kind: 'shape', shape: 'rectangle' });
    expect(test.selected).toEqual([test.layers[0]?.id]);
    expect(test.machine.path).toBe('select.idle');
    test.editor.undo();
    expect(test.layers).toEqual([]);
  });

  it('keeps the sides equal with Shift, and goes from the middle with Alt', () => {
    const test = chosen('ellipse');
    test.drag([500, 500], [600, 540], { shift: true });
    test.editor.setTool('ellipse');
    test.drag([500, 500], [600, 540], { alt: true });
    expect(frames(test)).toEqual([
      { x: 500, y: 500, width: 100, height: 100 },
      { x: 400, y: 460, width: 200, height: 80 },
    ]);
  });

  it('turns a line from one point to the other, in steps with Shift', () => {
    const test = chosen('line');
    test.drag([400, 400], [400, 1000]);
    test.editor.setTool('line');
    test.drag([400, 400], [900, 410], { shift: true });
    const [down, level] = test.layers;
    expect(down).toMatchObject({ kind: 'line', rotation: 90, frame: { width: 600 } });
    // the middle of a line is the middle of its frame, whichever way it is turned
    const middle = down && down.frame.y + down.frame.height / 2;
    expect(middle).toBeCloseTo(700);
    expect(level?.rotation).toBeUndefined();
    expect(level?.frame).toMatchObject({ x: 400, width: 500 });
  });

  it('puts one of the usual size where a click was', () => {
    const test = chosen('rectangle');
    test.click(1250, 800);
    expect(frames(test)).toEqual([{ x: 750, y: 488, width: 1000, height: 625 }]);
  });

  it('shows what will be there, and nothing of it is left after Escape', () => {
    const test = chosen('rectangle');
    test.down(300, 200).move(500, 400);
    expect(test.editor.session.getState().drawn?.frame).toEqual({
      x: 300,
      y: 200,
      width: 200,
      height: 200,
    });
    test.escape().up(500, 400);
    expect(test.layers).toEqual([]);
    expect(test.editor.session.getState()).toMatchObject({ drawn: null, tool: 'rectangle' });
  });
});
