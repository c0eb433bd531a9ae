import { expect, it } from 'vitest';
import { aMenu, areaOf, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

const box = (x: number, y: number) => ({ x, y, width: 300, height: 200 });

it('goes from area to area as they are read, and ends behind the last, so that Tab leaves the canvas', async () => {
  const test = new TestEditor(aMenu([], [areaOf(box(400, 0)), areaOf(box(0, 0))]));
  const [second, first] = test.areas.map(({ id }) => id);
  await test.run('select.next');
  expect(test.selected).toEqual([first]);
  expect(await test.run('select.previous')).toBe(false);
  await test.run('select.next');
  expect(test.selected).toEqual([second]);
  expect(await test.run('select.next')).toBe(false);
  await test.run('select.previous');
  expect(test.selected).toEqual([first]);
  test.editor.select([]);
  await test.run('select.previous');
  expect(test.selected).toEqual([second]);
});

it('selects all of what is chosen: areas, or layers where layers are meant', async () => {
  const test = new TestEditor(
    aMenu(
      [rectangleLayer('one', box(0, 0)), rectangleLayer('two', box(400, 400))],
      [areaOf(box(0, 0)), areaOf(box(400, 0))],
    ),
  );
  const areas = test.areas.map(({ id }) => id);
  const layers = ['one', 'two'].map((name) => test.layer(name).id);
  await test.run('edit.selectAll');
  expect(test.selected).toEqual(areas);
  test.editor.select([layers[0] as never]);
  await test.run('edit.selectAll');
  expect(test.selected).toEqual(layers);
  test.editor.select([]);
  test.editor.setAreasVisible(false);
  await test.run('edit.selectAll');
  expect(test.selected).toEqual(layers);
});
