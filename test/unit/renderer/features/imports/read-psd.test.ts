import { initializeCanvas, type Layer, writePsdUint8Array } from 'ag-psd';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PsdRefused, readPsd } from '#renderer/features/imports/psd/read-psd';

const imageData = (width: number, height: number) =>
  ({ width, height, data: new Uint8ClampedArray(width * height * 4) }) as ImageData;
initializeCanvas(() => {
  throw new Error('no canvas here');
}, imageData);

/** A layer of one colour. */
const flat = (name: string, left: number, top: number, side: number, more: Layer = {}): Layer => {
  const pixels = imageData(side, side);
  for (let at = 0; at < pixels.data.length; at += 4) pixels.data.set([200, 16, 46, 255], at);
  return {
    name,
    left,
    top,
    right: left + side,
    bottom: top + side,
    imageData: pixels,
    ...more,
  };
};
const file = (children: Layer[], size = 100) =>
  writePsdUint8Array({
    width: size,
    height: size,
    children,
    imageData: imageData(size, size),
  });
/** Stands for an encoder: what it was given, in a few bytes. */
const encode = async ({ width, height, data }: { width: number; height: number; data: unknown }) =>
  Uint8Array.from([width, height, ...(data as Uint8ClampedArray).slice(0, 4)]);
const near = (wanted: number) => (value: number) => Math.abs(value - wanted) <= 2;
const refusalOf = async (bytes: Uint8Array) => {
  try {
    await readPsd(bytes, encode);
    return 'ok';
  } catch (error) {
    return error instanceof PsdRefused ? error.code : String(error);
  }
};

describe('a Photoshop file', () => {
  it('becomes layers, bottom first, with place, name, strength, sight and groups', async () => {
    const picture = await readPsd(
      file([
        flat('ground', 0, 0, 100),
        {
          name: 'offer',
          opacity: 0.5,
          children: [
            flat('badge', 10, 20, 30, { opacity: 0.25 }),
            flat('spare', -5, 90, 20, { hidden: true }),
          ],
        },
      ]),
      encode,
    );
    expect(picture).toMatchObject({ width: 100, height: 100 });
    expect(picture.groups).toMatchObject([{ id: 'grp_1', name: 'offer' }]);
    expect(picture.groups[0]?.opacity).toBeCloseTo(0.5, 1);
    expect(picture.layers).toMatchObject([
      { name: 'ground', x: 0, y: 0, width: 100, height: 100, hidden: false, groups: [] },
      { name: 'badge', x: 10, y: 20, width: 30, height: 30, groups: ['grp_1'] },
      { name: 'spare', x: -5, y: 90, hidden: true, groups: ['grp_1'] },
    ]);
    expect(picture.layers[1]?.opacity).toBeCloseTo(0.25, 1);
    expect([...(picture.layers[1]?.png ?? [])]).toEqual([30, 30, 200, 16, 46, 255]);
    expect(picture.problems).toEqual([]);
  });

  it('has words as words where one size and one colour stand upright, with the font that is replaced', async () => {
    const style = {
      font: { name: 'NotoSansTC-Bold' },
      fontSize: 10,
      fillColor: { r: 200, g: 16, b: 46 },
      tracking: 100,
    };
    const words = { text: '台北\r店', transform: [2, 0, 0, 2, 10, 40], style };
    const centred = { ...words, paragraphStyle: { justification: 'center' as const } };
    const turned = { ...words, transform: [1.7, 1, -1, 1.7, 10, 40] };
    const mixed = {
      ...words,
      styleRuns: [
        { length: 2, style },
        { length: 2, style: { ...style, fontSize: 20 } },
      ],
    };
    const picture = await readPsd(
      file([
        flat('sign', 10, 20, 30, { text: centred }),
        flat('turned', 0, 0, 10, { text: turned }),
        flat('mixed', 0, 0, 10, { text: mixed }),
      ]),
      encode,
    );
    const [sign, ...others] = picture.layers;
    expect(sign?.text).toEqual({
      text: '台北\n店',
      fontSize: 20,
      fontWeight: 700,
      colour: '#C8102E',
      align: 'center',
      lineHeight: 1.2,
      letterSpacing: 2,
    });
    // about the middle of its ink, high enough for two lines, and half a letter wider on both sides
    expect(sign).toMatchObject({ x: 0, y: 11, width: 50, height: 48, png: null });
    expect(others.map(({ text, png }) => [text, png !== null])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
    expect(picture.problems.map(({ code, details }) => [code, details?.font])).toEqual([
      ['psd.otherFont', 'NotoSansTC-Bold'],
      ['psd.textAsPicture', undefined],
      ['psd.textAsPicture', undefined],
    ]);
  });

  it('has pixels as their mask leaves them, and names a mask that is computed', async () => {
    const half = imageData(10, 5);
    half.data.fill(128);
    const mask = { left: 0, top: 0, right: 10, bottom: 5, defaultColor: 0, imageData: half };
    const alphas: number[] = [];
    const picture = await readPsd(
      file([
        flat('cut', 0, 0, 10, { mask }),
        flat('soft', 0, 0, 10, { mask: { ...mask, userMaskFeather: 3 } }),
      ]),
      async (pixels) => {
        const data = pixels.data as Uint8ClampedArray;
        alphas.push(data[3] ?? -1, data.at(-1) ?? -1);
        return Uint8Array.of(1);
      },
    );
    expect(alphas).toEqual([128, 0, 255, 255]);
    expect(picture.problems.map(({ code, details }) => [code, details?.name])).toEqual([
      ['psd.mask', 'soft'],
    ]);
  });

  it('says of each layer what is not taken over', async () => {
    const picture = await readPsd(
      file([
        flat('shade', 0, 0, 10, { blendMode: 'multiply' }),
        flat('cut', 0, 0, 10, { clipping: true }),
        flat('glow', 0, 0, 10, {
          effects: { outerGlow: { enabled: true, size: { value: 3, units: 'Pixels' } } },
        }),
        flat('words', 0, 0, 10, { text: { text: '台北' } }),
        { name: 'nothing' },
      ]),
      encode,
    );
    expect(picture.problems.map(({ code, details }) => `${details?.name} ${code}`)).toEqual([
      'shade psd.blending',
      'cut psd.clipping',
      'glow psd.effect.outerGlow',
      'words psd.textAsPicture',
      'nothing psd.noPixels',
    ]);
    expect(picture.layers.map(({ name }) => name)).toEqual(['shade', 'cut', 'glow', 'words']);
  });

  it('has shadows, overlays of a colour and outlines, and names every other effect', async () => {
    const px = (value: number) => ({ value, units: 'Pixels' as const });
    const black = { r: 0, g: 0, b: 0 };
    const shadow = {
      enabled: true,
      size: px(6),
      distance: px(10),
      angle: 90,
      color: black,
      opacity: 0.5,
      blendMode: 'multiply' as const,
    };
    const style = { font: { name: 'NotoSansTC-Bold' }, fontSize: 10, fillColor: black };
    const overlay = { enabled: true, color: { r: 0, g: 0, b: 255 }, opacity: 1 };
    const outline = {
      enabled: true,
      size: px(3),
      position: 'outside' as const,
      fillType: 'color' as const,
      color: { r: 255, g: 255, b: 255 },
      opacity: 1,
      blendMode: 'normal' as const,
    };
    const pattern = { ...outline, fillType: 'pattern' as const };
    const half = { ...overlay, opacity: 0.5, blendMode: 'normal' as const };
    const picture = await readPsd(
      file([
        flat('lit', 0, 0, 10, { effects: { dropShadow: [shadow] } }),
        flat('tinted', 0, 0, 10, { effects: { solidFill: [half], stroke: [pattern] } }),
        flat('words', 0, 0, 10, {
          text: { text: '台北', transform: [1, 0, 0, 1, 0, 0], style },
          effects: { solidFill: [{ ...overlay, blendMode: 'normal' }], stroke: [outline] },
        }),
        flat('shade', 0, 0, 10, {
          effects: { dropShadow: [{ ...shadow, blendMode: 'overlay' as const }] },
        }),
        flat('off', 0, 0, 10, { effects: { dropShadow: [{ ...shadow, enabled: false }] } }),
        { name: 'group', effects: { dropShadow: [shadow] }, children: [flat('in', 0, 0, 10)] },
      ]),
      encode,
    );
    const [lit, tinted, words, shade, off] = picture.layers;
    expect(lit?.shadow).toMatchObject({ x: 0, y: 10, blur: 6 });
    expect(lit?.shadow?.colour).toMatch(/^#000000(7F|80)$/);
    // [200, 16, 46] under half of blue
    expect([...(tinted?.png ?? [])].slice(2)).toEqual([100, 8, expect.toSatisfy(near(150)), 255]);
    expect(words?.text).toMatchObject({
      colour: '#0000FF',
      stroke: { colour: '#FFFFFF', width: 3 },
    });
    expect([shade?.shadow, off?.shadow]).toEqual([undefined, undefined]);
    expect(picture.groups[0]?.shadow).toMatchObject({ x: 0, y: 10, blur: 6 });
    expect(picture.problems.map(({ code, details }) => `${details?.name} ${code}`)).toEqual([
      'tinted psd.effect.stroke',
      'words psd.otherFont',
      'shade psd.effect.dropShadow',
    ]);
  });

  it('has outlines of pictures in their pixels, and names those of what is only faint', async () => {
    const px = (value: number) => ({ value, units: 'Pixels' as const });
    const outline = {
      enabled: true,
      size: px(3),
      position: 'outside' as const,
      fillType: 'color' as const,
      color: { r: 255, g: 255, b: 255 },
      opacity: 1,
      blendMode: 'normal' as const,
    };
    const shadow = { enabled: true, size: px(0), distance: px(2), angle: 90, choke: px(50) };
    const soft = flat('soft', 0, 0, 10);
    soft.imageData?.data.fill(120);
    const inside = { ...outline, position: 'inside' as const, opacity: 0.5 };
    const center = { ...outline, position: 'center' as const, size: px(4) };
    const drawn = new Map<string, number[]>();
    const pixelsOf = async (of: { width: number; height: number; data: unknown }) => {
      const at = (x: number, y: number) => (y * of.width + x) * 4;
      const data = of.data as Uint8ClampedArray;
      const row = [0, 1, 2, 3, 4, 5].flatMap((x) => [...data.slice(at(x, 6), at(x, 6) + 4)]);
      drawn.set(String(drawn.size), [...row, data[3] ?? -1]);
      return Uint8Array.from([of.width, of.height]);
    };
    const picture = await readPsd(
      file([
        flat('outside', 20, 30, 10, { effects: { stroke: [outline] } }),
        flat('inside', 20, 30, 10, { effects: { stroke: [inside], dropShadow: [shadow] } }),
        flat('center', 20, 30, 10, { effects: { stroke: [center] } }),
        { ...soft, effects: { stroke: [outline] } },
      ]),
      pixelsOf,
    );
    const [outside, within, middle, left] = picture.layers;
    const [red, white, half] = [
      [200, 16, 46, 255],
      [255, 255, 255, 255],
      [228, 136, 151, 255],
    ];
    expect(outside).toMatchObject({ x: 17, y: 27, width: 16, height: 16 });
    // three pixels of it before the picture begins, and round in the corner, where nothing lies
    expect(drawn.get('0')).toEqual([...[white, white, white, red, red, red].flat(), 0]);
    expect(within).toMatchObject({
      x: 20,
      y: 30,
      width: 10,
      height: 10,
      shadow: { y: 2, blur: 0 },
    });
    const seen = drawn.get('1')?.slice(0, 24) ?? [];
    expect(
      seen
        .map((value, at) => Math.abs(value - ([half, half, half, red, red, red].flat()[at] ?? 0)))
        .every((difference) => difference <= 1),
    ).toBe(true);
    expect(middle).toMatchObject({ x: 18, y: 28, width: 14, height: 14 });
    expect(drawn.get('2')?.slice(0, 24)).toEqual([white, white, white, white, red, red].flat());
    expect(left).toMatchObject({ x: 0, y: 0, width: 10, height: 10 });
    expect(picture.problems.map(({ code, details }) => `${details?.name} ${code}`)).toEqual([
      'soft psd.effect.stroke',
    ]);
  });

  it('that is too large is refused by its header and by its layers, before anything is unpacked', async () => {
    const header = file([flat('a', 0, 0, 10)]);
    new DataView(header.buffer, header.byteOffset).setUint32(18, 30_000);
    expect(await refusalOf(header)).toBe('import.psdTooLarge');

    const many = Array.from({ length: 301 }, (_, at) => flat(`l${at}`, 0, 0, 1));
    expect(await refusalOf(file(many))).toBe('import.psdTooLarge');

    let deep: Layer = flat('inside', 0, 0, 1);
    for (let at = 0; at < 9; at += 1) deep = { name: `g${at}`, children: [deep] };
    expect(await refusalOf(file([deep]))).toBe('import.psdTooLarge');
  });

  it('whose layer claims more pixels than it has is refused without taking the room for them', async () => {
    const bytes = file([flat('a', 0, 0, 10)]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // the record of the first layer: top, left, bottom, right
    const at = bytes.findIndex((_, i) => i > 26 && i + 16 < bytes.length && rectAt(view, i));
    expect(at).toBeGreaterThan(0);
    view.setInt32(at + 8, 13_000);
    view.setInt32(at + 12, 13_000);
    expect(await refusalOf(bytes)).toBe('import.psdTooLarge');
  });

  it('that is damaged anywhere is read or refused, and never anything else', async () => {
    const whole = file([flat('ground', 0, 0, 16), { name: 'g', children: [flat('a', 1, 2, 8)] }]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(whole.length),
        async (at, value, length) => {
          const bytes = whole.slice();
          bytes[at] = value;
          for (const one of [bytes, whole.slice(0, length)])
            expect(['ok', 'import.psdTooLarge', 'import.psdUnreadable']).toContain(
              await refusalOf(one),
            );
        },
      ),
      { numRuns: 300, seed: 20261125 },
    );
  });
});

const rectAt = (view: DataView, at: number): boolean =>
  [0, 0, 10, 10].every((value, index) => view.getInt32(at + 4 * index) === value);
