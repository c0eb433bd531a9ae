import { describe, expect, it } from 'vitest';
import { announce, type CanvasSpeech, type Heard } from '#renderer/editor/canvas/announce';
import { letterAt, readingOrder } from '#shared/geometry/lettering';
import { aMenu, areaOf, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

const box = (x: number, y: number) => ({ x, y, width: 200, height: 100 });
const words: CanvasSpeech = {
  area: (letter, name, { x }) => `area ${letter} ${name} at ${x}`,
  moved: (letter, { x }) => `area ${letter} now at ${x}`,
  layer: ({ name, frame }) => `${name} at ${frame.x}`,
  layerMoved: ({ name, frame }) => `${name} now at ${frame.x}`,
  several: (count) => `${count} selected`,
  severalMoved: (count) => `${count} moved`,
  removed: (count) => `${count} removed`,
};

/** Somebody who hears the canvas after each thing that is done. */
function listener(test: TestEditor) {
  let heard: Heard | null = null;
  return () => {
    const page = test.editor.page();
    const letters = new Map(readingOrder(page.areas).map(({ id }, at) => [id, letterAt(at)]));
    const { selection } = test.editor.session.getState();
    const next = announce(heard, { page, selection, letters }, words);
    heard = next.heard;
    return next.said;
  };
}

describe('those who hear the canvas', () => {
  it('are told what is chosen, where it goes and what is gone, of areas and layers', async () => {
    const test = new TestEditor(
      aMenu(
        [rectangleLayer('ribbon', box(1000, 500))],
        [areaOf(box(0, 0), { type: 'message', label: '點餐', text: '點餐' }), areaOf(box(300, 0))],
      ),
    );
    const hear = listener(test);
    expect(hear()).toBeNull();
    const [a, b] = test.areas;
    test.editor.select([b?.id ?? ''] as never);
    expect(hear()).toBe('area B  at 300');
    await test.run('nudge.right10');
    expect(hear()).toBe('area B now at 310');
    // nothing new is nothing to say
    expect(hear()).toBeNull();
    test.editor.select([a?.id ?? ''] as never);
    expect(hear()).toBe('area A 點餐 at 0');
    test.editor.select([test.layer('ribbon').id]);
    expect(hear()).toBe('ribbon at 1000');
    await test.run('nudge.left');
    expect(hear()).toBe('ribbon now at 999');
    test.editor.select([a?.id ?? ''] as never);
    await test.run('edit.selectAll');
    const count = test.selected.length;
    expect(hear()).toBe(`${count} selected`);
    await test.run('edit.delete');
    expect(hear()).toBe(`${count} removed`);
    await test.run('edit.undo');
    expect(hear()).toBe(`${count} selected`);
    await test.run('nudge.down');
    expect(hear()).toBe(`${count} moved`);
  });

  it('are told nothing of what another page does not have', () => {
    const [one, two] = [
      new TestEditor(aMenu([rectangleLayer('a', box(0, 0))])).editor.page(),
      new TestEditor(aMenu([])).editor.page(),
    ];
    const nothing = { selection: new Set<string>(), letters: new Map() };
    const { heard } = announce(null, { page: one, ...nothing }, words);
    expect(announce(heard, { page: two, ...nothing }, words).said).toBeNull();
  });
});
