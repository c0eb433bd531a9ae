import type { Layer } from 'ag-psd';
import { describe, expect, it } from 'vitest';
import {
  full,
  gradientStroke,
  PAGE,
  painted,
  psdFile,
  px,
  type Rgba,
  readLayers,
  stop,
  stroke,
} from '../../../../helpers/psd-file';

/* Effects of Photoshop that are drawn into pixels, or settled by what lies below. */

const BLUE: Rgba = [0, 0, 255, 255];
const square = (more: Layer) => painted('it', [40, 40, 20], () => BLUE, more);
const read = (...children: Layer[]) => readLayers(psdFile(children));

describe('an outline', () => {
  it('with a gradient runs from colour to colour along its angle', async () => {
    const level = await read(square({ effects: { stroke: [gradientStroke(0)] } }));
    expect(level.codes).toEqual([]);
    expect(level.at(37, 50)).toEqual([
      expect.toSatisfy((red) => red > 230),
      expect.toSatisfy((green) => green < 25),
      0,
      255,
    ]);
    expect(level.at(62, 50)[1]).toBeGreaterThan(230);
    expect(level.at(50, 50)).toEqual(BLUE);
    // upwards: its beginning lies below
    const upright = await read(square({ effects: { stroke: [gradientStroke(90)] } }));
    expect(upright.at(50, 62)[0]).toBeGreaterThan(230);
    expect(upright.at(50, 37)[1]).toBeGreaterThan(230);
    const reversed = await read(
      square({ effects: { stroke: [gradientStroke(0, { reverse: true })] } }),
    );
    expect(reversed.at(37, 50)[1]).toBeGreaterThan(230);
    const round = await read(
      square({ effects: { stroke: [gradientStroke(0, { style: 'reflected' })] } }),
    );
    expect(round.at(37, 50)[1]).toBeGreaterThan(200);
    expect(round.at(62, 50)[1]).toBeGreaterThan(200);
    expect(round.at(50, 37)[0]).toBeGreaterThan(200);
  });

  it('has its places where Photoshop has them, however smooth it is', async () => {
    const half = {
      smoothness: 0.5,
      colorStops: [stop(0, 255, 0, 0), stop(1, 255, 0, 0), stop(2, 0, 255, 0)],
      opacityStops: full,
    };
    const found = await read(square({ effects: { stroke: [gradientStroke(0, half)] } }));
    // the second stop stands in the middle, up to which all is red
    expect(found.at(45, 37)[0]).toBeGreaterThan(250);
    expect(found.at(62, 50)[1]).toBeGreaterThan(200);
  });

  it('with noise is named instead', async () => {
    const noise = {
      ...stroke,
      fillType: 'gradient' as const,
      gradient: { name: 'n', type: 'noise' as const, min: [0, 0, 0, 0], max: [1, 1, 1, 1] },
    };
    const { codes, layer } = await read(square({ effects: { stroke: [noise] } }));
    expect(codes).toEqual(['psd.effect.stroke']);
    expect(layer).toMatchObject({ x: 40, width: 20 });
  });

  it('runs along the middle of a soft edge, which is said', async () => {
    const white = { ...stroke, fillType: 'color' as const, color: { r: 255, g: 255, b: 255 } };
    const fading = painted('it', [20, 20, 60], (x) => [0, 0, 255, Math.min(255, x * 8)], {
      effects: { stroke: [white] },
    });
    const { at, codes } = await read(fading);
    expect(codes).toEqual(['psd.softOutline']);
    // half of the layer is left at its 17th pixel
    expect(at(34, 50)[3]).toBe(255);
    expect(at(34, 50)[0]).toBeGreaterThan(100);
    expect(at(28, 50)[0]).toBe(0);
    const faint = painted('it', [20, 20, 60], () => [0, 0, 255, 90], {
      effects: { stroke: [white] },
    });
    expect((await read(faint)).codes).toEqual(['psd.effect.stroke']);
  });
});

const shadow = {
  enabled: true,
  size: px(0),
  distance: px(10),
  angle: 180,
  color: { r: 0, g: 0, b: 0 },
  opacity: 0.5,
  blendMode: 'normal' as const,
};

describe('a shadow', () => {
  it('falls from the layer and not from its outline, in the pixels', async () => {
    const white = { ...stroke, fillType: 'color' as const, color: { r: 255, g: 255, b: 255 } };
    const { at, layer, codes } = await read(
      square({ effects: { stroke: [white], dropShadow: [shadow] } }),
    );
    expect(codes).toEqual([]);
    expect(layer.shadow).toBeUndefined();
    expect(at(50, 50)).toEqual(BLUE);
    expect(at(62, 50)).toEqual([255, 255, 255, 255]);
    expect(at(67, 50)).toEqual([0, 0, 0, expect.toSatisfy((alpha) => Math.abs(alpha - 128) < 3)]);
    // the outline would have thrown it to here
    expect(at(72, 50)[3]).toBe(0);
    expect(at(30, 50)[3]).toBe(0);
  });

  it('that is spread is larger before it is soft', async () => {
    // Photoshop writes these percents as pixels
    const soft = { ...shadow, distance: px(0), opacity: 1, size: px(12) };
    const spread = { ...soft, choke: px(100) };
    const hard = await read(square({ effects: { dropShadow: [spread] } }));
    expect(hard.codes).toEqual([]);
    expect(hard.layer.shadow).toBeUndefined();
    expect(hard.at(70, 50)).toEqual([0, 0, 0, 255]);
    expect(hard.at(75, 50)[3]).toBe(0);
    const half = await read(square({ effects: { dropShadow: [{ ...spread, choke: px(50) }] } }));
    const alphas = [62, 64, 66, 68, 70].map((x) => half.at(x, 50)[3] ?? 0);
    expect([...alphas].sort((a, b) => b - a)).toEqual(alphas);
    // half as strong where the larger shape ends, six pixels out
    expect(half.at(65, 50)[3]).toBeGreaterThan(128);
    expect(half.at(66, 50)[3]).toBeLessThan(128);
    // unspread it stays a shadow that can be changed
    expect((await read(square({ effects: { dropShadow: [soft] } }))).layer.shadow).toMatchObject({
      blur: 12,
    });
  });

  it('that multiplies has the colour that this gives on what lies below', async () => {
    const red = { ...shadow, color: { r: 255, g: 0, b: 0 }, blendMode: 'multiply' as const };
    const onGrey = painted('ground', [0, 0, PAGE], () => [128, 128, 128, 255]);
    const plain = await read(onGrey, square({ effects: { dropShadow: [red] } }));
    expect(plain.codes).toEqual([]);
    expect(plain.layer.shadow?.colour).toMatch(/^#800000(7F|80)$/);
    // nothing below is white
    const alone = await read(square({ effects: { dropShadow: [red] } }));
    expect(alone.layer.shadow?.colour).toMatch(/^#FF0000(7F|80)$/);
    const striped = painted('ground', [0, 0, PAGE], (x) =>
      x % 20 < 10 ? [255, 255, 255, 255] : [0, 0, 0, 255],
    );
    const uneven = await read(striped, square({ effects: { dropShadow: [red] } }));
    expect(uneven.codes).toEqual(['psd.multipliedShadow']);
    // what is out of sight lies below nobody
    const hidden = await read(
      { ...onGrey, hidden: true },
      square({ effects: { dropShadow: [red] } }),
    );
    expect(hidden.layer.shadow?.colour).toMatch(/^#FF0000/);
    const group = await read(onGrey, {
      name: 'group',
      effects: { dropShadow: [red] },
      children: [square({})],
    });
    expect(group.groups[0]?.shadow?.colour).toMatch(/^#800000/);
    expect(group.codes).toEqual([]);
  });

  it('of a group that is spread is named, because a group has no pixels', async () => {
    const spread = { ...shadow, size: px(8), choke: px(50) };
    const { codes, groups } = await read({
      name: 'group',
      effects: { dropShadow: [spread] },
      children: [square({})],
    });
    expect(codes).toEqual(['psd.effect.dropShadow']);
    expect(groups[0]?.shadow).toBeUndefined();
  });
});
