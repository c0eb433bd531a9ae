import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandedLayer } from '#shared/domain/brand/resolve';
import type { SymbolArt } from '#shared/domain/design/artboard';
import { type Layer, layer as layerSchema, type SymbolLayer } from '#shared/domain/design/layers';
import type { DocumentId, LayerId } from '#shared/domain/ids';
import { artOfLayers, detachedLayers } from '#shared/domain/symbol/convert';
import { gatherSymbols, leadsTo } from '#shared/domain/symbol/gather';
import { contentOf, overridablesOf, overridden, placementOf } from '#shared/domain/symbol/resolve';
import { turnedBounds } from '#shared/geometry/turned';
import { aMenu, rectangleLayer } from '../../../helpers/test-editor';

const id = (name: string) => `doc_${name.padEnd(8, '0')}` as DocumentId;
const layerId = (name: string) => `lay_${name.padEnd(8, '0')}` as LayerId;
const BUTTON = id('button');
const CARD = id('card');
const frame = { x: 0, y: 0, width: 200, height: 100 };

const art = (layers: Layer[], more: Partial<SymbolArt> = {}): SymbolArt => ({
  size: { width: 200, height: 100 },
  background: { type: 'solid', colour: '#FFFFFF00' },
  layers,
  ...more,
});
const text = (name: string, words: string, more: object = {}): Layer =>
  layerSchema.parse({
    kind: 'text',
    id: layerId(name),
    name,
    frame,
    text: words,
    fontSize: 40,
    fontWeight: 700,
    colour: '#111111',
    align: 'left',
    ...more,
  });
const box = (name: string, more: Partial<Layer> = {}) =>
  rectangleLayer(name, frame, { id: layerId(name), ...more });
const instance = (symbol: DocumentId, more: Partial<SymbolLayer> = {}): SymbolLayer => ({
  kind: 'symbol',
  id: layerId('here'),
  name: '',
  symbol,
  frame: { x: 10, y: 20, width: 400, height: 200 },
  ...more,
});

const button = art([box('ground'), text('label', 'Order')]);

describe('what an instance shows', () => {
  it('is the symbol as it is now, where it says nothing otherwise', () => {
    expect(contentOf(instance(BUTTON), button)).toBe(button);
    const renamed = art([box('ground'), text('label', 'Buy')]);
    const said = instance(BUTTON, { overrides: { [layerId('ground')]: { fill: '#FF0000' } } });
    expect(contentOf(said, renamed).layers[1]).toMatchObject({ text: 'Buy' });
    expect(contentOf(said, renamed).layers[0]).toMatchObject({ fill: '#FF0000' });
  });

  it('answers with the same object as long as neither changes', () => {
    const said = instance(BUTTON, { overrides: { [layerId('label')]: { text: 'Buy' } } });
    expect(contentOf(said, button)).toBe(contentOf(said, button));
    expect(contentOf(said, art([...button.layers]))).not.toBe(contentOf(said, button));
  });

  it('keeps what it says of a layer that the symbol has lost, and shows nothing of it', () => {
    const said = instance(BUTTON, { overrides: { lay_gone0000: { text: 'x' } } });
    expect(contentOf(said, button).layers).toEqual(button.layers);
  });

  it('takes nothing from the prototype of an object for something that was said', () => {
    const odd = text('constructor', 'a');
    expect(contentOf(instance(BUTTON, { overrides: {} }), art([odd])).layers[0]).toBe(odd);
  });

  it('lets a colour of its own win over the brand and over a gradient, and can follow the brand itself', () => {
    const red = 'tok_red00000';
    const kit = {
      colours: [{ id: red as never, name: '', colour: '#C8102E' }],
      fonts: [],
      logos: [],
    };
    const stops = [
      { offset: 0, colour: '#000000' },
      { offset: 1, colour: '#FFFFFF' },
    ];
    const ground = box('ground', {
      gradient: { type: 'linearGradient', angle: 0, stops },
      brand: { fill: red, 'gradient.stops.0.colour': red },
    });
    const plain = overridden(ground, { fill: '#00FF00' });
    expect(plain).not.toHaveProperty('gradient');
    expect(brandedLayer(plain, kit)).toMatchObject({ fill: '#00FF00' });
    const follows = overridden(ground, { fill: '#00FF00', brand: { fill: red } });
    expect(brandedLayer(follows, kit)).toMatchObject({ fill: '#C8102E' });
  });

  it('lets one colour stand instead of a gradient of words and of outlines, and leaves the ground of a badge', () => {
    const gradient = {
      type: 'linearGradient' as const,
      angle: 0,
      stops: [
        { offset: 0, colour: '#000000' },
        { offset: 1, colour: '#FFFFFF' },
      ],
    };
    const said = { colour: '#00FF00', stroke: '#00FF00' };
    expect(overridden(text('label', 'x', { gradient }), said)).not.toHaveProperty('gradient');
    const line = box('ground', { gradient, stroke: '#111111', strokeGradient: gradient });
    expect(overridden(line, said)).not.toHaveProperty('strokeGradient');
    expect(overridden(line, said)).toHaveProperty('gradient');
    const badge = { ...text('label', 'x', { gradient }), kind: 'badge', fill: '#111111' } as Layer;
    expect(overridden(badge, said)).toMatchObject({ colour: '#00FF00', gradient });
  });

  it('can hide and show each part', () => {
    const hidden = text('label', 'x', { hidden: true });
    expect(overridden(hidden, { hidden: false })).not.toHaveProperty('hidden');
    expect(overridden(text('label', 'x'), { hidden: true })).toMatchObject({ hidden: true });
  });

  it('reaches into symbols within the symbol, over what that says itself', () => {
    const inner = instance(BUTTON, {
      id: layerId('inner'),
      overrides: { [layerId('label')]: { text: 'inner', colour: '#222222' } },
    });
    const card = art([inner]);
    const path = `${layerId('inner')}/${layerId('label')}`;
    const outer = instance(CARD, { overrides: { [path]: { text: 'outer' } } });
    const library = new Map([
      [BUTTON, button],
      [CARD, card],
    ]);
    const shown = contentOf(outer, card).layers[0] as SymbolLayer;
    expect(contentOf(shown, button).layers[1]).toMatchObject({ text: 'outer', colour: '#222222' });
    expect(overridablesOf(outer, library).map((part) => part.path)).toEqual([
      layerId('inner'),
      path,
      `${layerId('inner')}/${layerId('ground')}`,
    ]);
  });
});

describe('the symbols behind a page', () => {
  const library = new Map([
    [BUTTON, button],
    [CARD, art([instance(BUTTON)])],
  ]);
  const load = async (wanted: DocumentId) => library.get(wanted) ?? null;

  it('are found through symbols in symbols, each asked for once; what is not there is named', async () => {
    const asked: string[] = [];
    const layers = [instance(CARD), instance(CARD), instance(id('gone'))];
    const found = await gatherSymbols(layers, (wanted) => {
      asked.push(wanted);
      return load(wanted);
    });
    expect([...found.symbols.keys()]).toEqual([CARD, BUTTON]);
    expect(found.missing).toEqual([id('gone')]);
    expect(asked).toEqual([CARD, id('gone'), BUTTON]);
  });

  it('end although they show each other in a circle', async () => {
    const circle = new Map([
      [BUTTON, art([instance(CARD)])],
      [CARD, art([instance(BUTTON)])],
    ]);
    const found = await gatherSymbols([instance(CARD)], async (it) => circle.get(it) ?? null);
    expect(found.symbols.size).toBe(2);
    expect(leadsTo(CARD, CARD, circle)).toBe(true);
    expect(leadsTo(CARD, id('other'), circle)).toBe(false);
    // thousands of ways through it, and the list still ends
    const many = new Map([[BUTTON, art(Array.from({ length: 40 }, () => instance(BUTTON)))]]);
    expect(overridablesOf(instance(BUTTON), many)).toHaveLength(500);
  });

  it('are not asked for by a hidden layer', async () => {
    expect(await gatherSymbols([instance(id('gone'), { hidden: true })], load)).toEqual({
      symbols: new Map(),
      missing: [],
    });
  });
});

const place = fc.record({
  x: fc.integer({ min: -300, max: 2000 }),
  y: fc.integer({ min: -300, max: 1500 }),
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});

describe('layers that become a symbol and are detached again', () => {
  it('lie where they lay', () => {
    const some = fc.array(fc.record({ place, turned: fc.integer({ min: 0, max: 359 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(some, (boxes) => {
        const layers = boxes.map((each, at) =>
          rectangleLayer(`l${at}`, each.place, each.turned ? { rotation: each.turned } : {}),
        );
        const page = aMenu(layers).pages[0];
        if (!page) throw new Error('a menu has a page');
        const made = artOfLayers(page, new Set(layers.map((layer) => layer.id)));
        if (!made) throw new Error('there are layers');
        const { width, height } = made.box;
        for (const layer of made.art.layers) {
          const round = turnedBounds(layer.frame, layer.rotation);
          expect(round.x).toBeGreaterThanOrEqual(-0.001);
          expect(round.y).toBeGreaterThanOrEqual(-0.001);
          expect(round.x + round.width).toBeLessThanOrEqual(width + 0.001);
          expect(round.y + round.height).toBeLessThanOrEqual(height + 0.001);
        }
        const back = detachedLayers(instance(BUTTON, { frame: made.box }), made.art, () =>
          layerId('new'),
        );
        back.layers.forEach((layer, at) => {
          const was = layers[at];
          if (!was) throw new Error('as many as before');
          for (const key of ['x', 'y', 'width', 'height'] as const)
            expect(layer.frame[key]).toBeCloseTo(was.frame[key], 6);
          expect(layer.rotation).toBe(was.rotation);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('keep their distances from each other, however the instance was made larger and turned', () => {
    const turned = fc.record({
      scale: fc.double({ min: 0.2, max: 4, noNaN: true }),
      angle: fc.integer({ min: 0, max: 359 }),
    });
    fc.assert(
      fc.property(turned, ({ scale, angle }) => {
        const symbol = art([
          rectangleLayer('a', { x: 0, y: 0, width: 20, height: 20 }),
          rectangleLayer('b', { x: 150, y: 60, width: 40, height: 30 }, { strokeWidth: 4 }),
        ]);
        const where = instance(BUTTON, {
          frame: { x: 30, y: 40, width: 200 * scale, height: 100 * scale },
          ...(angle ? { rotation: angle } : {}),
        });
        const { layers } = detachedLayers(where, symbol, () => layerId('new'));
        const [a, b] = layers.map(({ frame: f }) => ({
          x: f.x + f.width / 2,
          y: f.y + f.height / 2,
        }));
        if (!a || !b) throw new Error('two layers');
        const apart = Math.hypot(170 - 10, 75 - 10) * scale;
        expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo(apart, 4);
        const stroke = layers[1]?.kind === 'shape' ? layers[1].strokeWidth : undefined;
        expect(stroke).toBeCloseTo(4 * scale, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('become a rectangle more where the symbol has a ground', () => {
    const { layers } = detachedLayers(
      instance(BUTTON),
      art([box('a')], {
        background: { type: 'solid', colour: '#06C755' },
        brand: { 'background.colour': 'tok_green000' },
      }),
      () => layerId('new'),
    );
    expect(layers).toHaveLength(2);
    expect(layers[0]).toMatchObject({
      fill: '#06C755',
      brand: { fill: 'tok_green000' },
      frame: { x: 10, y: 20, width: 400, height: 200 },
    });
  });
});

describe('the place of a symbol in its frame', () => {
  it('keeps the proportions of the symbol, in the middle', () => {
    const wide = { frame: { x: 0, y: 0, width: 400, height: 100 } };
    expect(placementOf(wide, button)).toEqual({ scale: 1, x: 100, y: 0 });
  });
});
