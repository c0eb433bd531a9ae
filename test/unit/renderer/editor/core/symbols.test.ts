import { beforeEach, describe, expect, it } from 'vitest';
import { editOverride, insertInstance, mayShow } from '#renderer/editor/core/symbols';
import { paintedSymbols } from '#renderer/editor/paint/symbols';
import type { SymbolLayer } from '#shared/domain/design/layers';
import type { DocumentId } from '#shared/domain/ids';
import type { SymbolDocument } from '#shared/domain/symbol/schema';
import { checkSymbols } from '#shared/targets/check-symbols';
import { aMenu, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

const rest = () => paintedSymbols.setState({ symbols: new Map(), names: new Map() });
beforeEach(rest);

const start = () =>
  new TestEditor(
    aMenu([
      rectangleLayer('under', { x: 0, y: 0, width: 2500, height: 1686 }),
      rectangleLayer('a', { x: 100, y: 100, width: 200, height: 100 }),
      rectangleLayer('b', { x: 250, y: 150, width: 200, height: 100 }),
      rectangleLayer('over', { x: 900, y: 100, width: 100, height: 100 }),
    ]),
  );
const choose = (test: TestEditor, ...names: string[]) =>
  test.editor.select(names.map((name) => test.layer(name).id));
const only = (test: TestEditor): SymbolLayer => {
  const found = test.layers.find((layer) => layer.kind === 'symbol');
  if (found?.kind !== 'symbol') throw new Error('there is no instance');
  return found;
};
const library = () => paintedSymbols.getState().symbols;

async function made(): Promise<TestEditor> {
  const test = start();
  choose(test, 'a', 'b');
  expect(await test.run('symbol.make')).toBe(true);
  return test;
}

describe('symbols on a page', () => {
  it('a selection becomes a symbol; its instance stands where the topmost was and can be undone', async () => {
    const test = start();
    const before = test.document;
    choose(test, 'a', 'b');
    await test.run('symbol.make');
    expect(test.layers.map(({ kind, name }) => name || kind)).toEqual(['under', 'symbol', 'over']);
    expect(only(test).frame).toEqual({ x: 100, y: 100, width: 350, height: 150 });
    expect(test.selected).toEqual([only(test).id]);
    const art = library().get(only(test).symbol);
    expect(art?.size).toEqual({ width: 350, height: 150 });
    expect(art?.layers.map(({ frame }) => [frame.x, frame.y])).toEqual([
      [0, 0],
      [150, 50],
    ]);
    test.editor.undo();
    expect(test.document).toEqual(before);
    test.editor.redo();
    expect(only(test).frame.width).toBe(350);
  });

  it('detached it is the layers again, as one group that is chosen', async () => {
    const test = await made();
    expect(await test.run('symbol.detach')).toBe(true);
    expect(test.layers.map(({ name }) => name)).toEqual(['under', 'a', 'b', 'over']);
    expect(test.layer('b').frame).toEqual({ x: 250, y: 150, width: 200, height: 100 });
    expect(test.editor.page().groups).toHaveLength(1);
    expect(test.selected).toEqual([test.layer('a').id, test.layer('b').id]);
    test.editor.undo();
    expect(only(test).kind).toBe('symbol');
  });

  it('says otherwise and is reset, each as a step; typing is one', async () => {
    const test = await made();
    const inner = library().get(only(test).symbol)?.layers[0]?.id ?? '';
    const steps = () => test.editor.history.getState().steps.length;
    const before = steps();
    for (const fill of ['#111111', '#222222', '#333333'])
      editOverride(test.editor, only(test), inner, { fill }, 'fill');
    test.editor.closeStep();
    expect(steps()).toBe(before + 1);
    expect(only(test).overrides).toEqual({ [inner]: { fill: '#333333' } });
    editOverride(test.editor, only(test), inner, { hidden: true });
    editOverride(test.editor, only(test), inner, { fill: undefined, hidden: undefined });
    expect(only(test)).not.toHaveProperty('overrides');
    test.editor.undo();
    expect(only(test).overrides).toEqual({ [inner]: { fill: '#333333', hidden: true } });
    await test.run('symbol.reset');
    expect(only(test)).not.toHaveProperty('overrides');
  });

  it('is copied to a workspace that has the symbol as an instance, and to another one as its layers', async () => {
    const test = await made();
    await test.run('edit.copy');
    const same = new TestEditor(aMenu(), { clipboard: test.clipboard });
    await same.run('edit.paste');
    expect(same.layers.map(({ kind }) => kind)).toEqual(['symbol']);
    rest();
    const other = new TestEditor(aMenu(), { clipboard: test.clipboard });
    await other.run('edit.paste');
    expect(other.layers.map(({ name }) => name)).toEqual(['a', 'b']);
    const [a, b] = other.layers;
    expect((b?.frame.x ?? 0) - (a?.frame.x ?? 0)).toBe(150);
  });

  it('never stands in itself, not by way of another one either', async () => {
    const test = await made();
    const { symbol } = only(test);
    const art = library().get(symbol);
    if (!art) throw new Error('the symbol is known');
    const inside = new TestEditor({ ...symbolDocument, id: symbol, pages: [{ ...page, ...art }] });
    expect(mayShow(inside.editor, symbol, library())).toBe(false);
    expect(mayShow(test.editor, symbol, library())).toBe(true);
    await test.run('edit.copy');
    const copied = new TestEditor(inside.document, { clipboard: test.clipboard });
    await copied.run('edit.paste');
    expect(copied.layers.map(({ kind }) => kind)).toEqual(['shape', 'shape', 'shape', 'shape']);
    // an older file may have it all the same: that is said, not painted for ever
    insertInstance(inside.editor, symbol, art);
    expect(checkSymbols(inside.document, library()).map(({ code }) => code)).toEqual([
      'design.symbolLoop',
    ]);
  });

  it('that is missing is an error with its place, also when it is missing within another one', async () => {
    const test = await made();
    expect(checkSymbols(test.document, library())).toEqual([]);
    expect(checkSymbols(test.document, new Map())).toMatchObject([
      { code: 'design.symbolMissing', severity: 'error', path: ['pages', 0, 'layers', 1] },
    ]);
    const outer = 'doc_outer000' as DocumentId;
    const symbols = new Map([[outer, { ...page, layers: [only(test)] }]]);
    insertInstance(test.editor, outer, page);
    expect(checkSymbols(test.document, symbols).at(-1)?.path).toEqual(['pages', 0, 'layers', 3]);
  });

  it('has no tap areas and keeps its proportions under the hand', async () => {
    const inside = new TestEditor(symbolDocument);
    expect(await inside.run('tool.area')).toBe(false);
    expect(await inside.run('area.add')).toBe(false);
    const test = await made();
    test.drag([450, 250], [800, 300]);
    const { width, height } = only(test).frame;
    expect(width / height).toBeCloseTo(350 / 150, 1);
    expect(width).toBeGreaterThan(400);
  });
});

const page: SymbolDocument['pages'][number] = {
  id: 'pag_symbol00' as never,
  name: '',
  size: { width: 400, height: 300 },
  template: null,
  background: { type: 'solid', colour: '#FFFFFF00' },
  layers: [rectangleLayer('mine', { x: 10, y: 10, width: 50, height: 50 })],
  areas: [],
};
const symbolDocument: SymbolDocument = {
  ...aMenu(),
  kind: 'symbol',
  id: 'doc_symbol00' as DocumentId,
  pages: [page],
} as never;
