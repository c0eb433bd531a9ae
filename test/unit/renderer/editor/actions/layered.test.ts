import { expect, it } from 'vitest';
import { addLayered } from '#renderer/editor/actions';
import type { LayeredPicture } from '#shared/domain/design/layered-picture';
import type { Sha256 } from '#shared/domain/ids';
import { aMenu, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

const part = (name: string, groups: string[]): LayeredPicture['layers'][number] => ({
  name,
  asset: 'b'.repeat(64) as Sha256,
  x: 10,
  y: 20,
  width: 100,
  height: 50,
  opacity: 1,
  hidden: false,
  groups,
});
const picture = (more: Partial<LayeredPicture> = {}): LayeredPicture => ({
  width: 400,
  height: 200,
  layers: [part('ground', []), part('label', ['grp_1'])],
  groups: [{ id: 'grp_1', name: 'offer' }],
  problems: [],
  ...more,
});
const frame = { x: 0, y: 0, width: 100, height: 100 };
const opened = () => new TestEditor(aMenu([rectangleLayer('under', frame)])).editor;

it('a file with layers lies where it was dropped, above what is there, as one group and one step', () => {
  const editor = opened();
  const before = editor.document.getState();
  expect(addLayered(editor, picture(), { name: 'poster', at: { x: 500, y: 300 } })).toBe(true);
  const { layers, groups = [] } = editor.page();
  expect(layers.map(({ name }) => name).slice(1)).toEqual(['ground', 'label']);
  expect(layers[1]?.frame).toEqual({ x: 310, y: 220, width: 100, height: 50 });
  expect(groups.map(({ name }) => name)).toEqual(['poster', 'offer']);
  const [poster, offer] = groups.map(({ id }) => id);
  expect(layers.slice(1).map((layer) => layer.groups)).toEqual([[poster], [poster, offer]]);
  expect(editor.selectedLayers()).toHaveLength(2);
  editor.undo();
  expect(editor.document.getState().pages).toEqual(before.pages);
  expect(editor.history.getState().canUndo).toBe(false);
});

it('the same file twice makes groups of their own', () => {
  const editor = opened();
  addLayered(editor, picture(), { name: 'one' });
  addLayered(editor, picture(), { name: 'two' });
  const ids = (editor.page().groups ?? []).map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});

it('a picture larger than the page is made smaller and lies in its middle, wherever it was dropped', () => {
  const editor = opened();
  const { size } = editor.page();
  const huge = { width: size.width * 2, height: size.height * 2 };
  addLayered(editor, picture(huge), { name: 'huge', at: { x: 0, y: 0 } });
  expect(editor.page().layers[1]?.frame).toEqual({ x: 5, y: 10, width: 50, height: 25 });
});

it('a file nested as deep as a file may be keeps within the depth, and no group is left empty', () => {
  const editor = opened();
  const path = Array.from({ length: 8 }, (_, at) => `grp_${at + 1}`);
  const groups = path.map((id) => ({ id, name: id }));
  addLayered(editor, picture({ layers: [part('deep', path)], groups }), { name: 'around' });
  const page = editor.page();
  expect(page.layers[1]?.groups).toHaveLength(8);
  expect((page.groups ?? []).map(({ id }) => id)).toEqual(page.layers[1]?.groups);
});

it('a file without layers changes nothing and says so', () => {
  const editor = opened();
  expect(addLayered(editor, picture({ layers: [], groups: [] }), { name: 'empty' })).toBe(false);
  expect(editor.history.getState().canUndo).toBe(false);
});
