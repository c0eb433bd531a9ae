import { createRequire } from 'node:module';
import type { Layer, PatternInfo, Psd } from 'ag-psd';
import { describe, expect, it } from 'vitest';
import type { Gradient } from '#shared/domain/design/values';
import {
  full,
  gradientStroke,
  painted,
  psdFile,
  px,
  type Rgba,
  readLayers,
  stop,
  stroke,
} from '../../../../helpers/psd-file';

/* Gradients and patterns of Photoshop: on words that stay words, and in the pixels of what cannot. */

const BLUE: Rgba = [0, 0, 255, 255];
const BOX: [number, number, number] = [30, 40, 40];
const square = (more: Layer) => painted('it', BOX, () => BLUE, more);
const words = (more: Layer) =>
  square({
    text: {
      text: '新品',
      transform: [1, 0, 0, 1, 30, 70],
      style: { font: { name: 'NotoSansTC-Bold' }, fontSize: 20, fillColor: { r: 0, g: 0, b: 255 } },
    },
    ...more,
  });
const read = (layer: Layer, more: Partial<Psd> = {}) => readLayers(psdFile([layer], more));

/** What a gradient of the studio shows at a point of a frame, worked out as CSS does. */
function shown(gradient: Gradient, frame: { x: number; y: number; width: number; height: number }) {
  const { stops } = gradient;
  const inkAt = (place: number): number[] => {
    const next = stops.findIndex(({ offset }) => offset > place);
    const [before, after] = [stops.at(next === -1 ? -1 : Math.max(0, next - 1)), stops.at(next)];
    const parts = (of = '') =>
      [1, 3, 5, 7].map((at) => Number.parseInt(of.slice(at, at + 2) || 'FF', 16));
    const span = (after?.offset ?? 0) - (before?.offset ?? 0);
    const share = span > 0 ? Math.max(0, (place - (before?.offset ?? 0)) / span) : 0;
    return parts(before?.colour).map(
      (value, at) => value + ((parts(after?.colour)[at] ?? 0) - value) * share,
    );
  };
  return (pageX: number, pageY: number): number[] => {
    const [x, y] = [pageX + 0.5 - frame.x, pageY + 0.5 - frame.y];
    if (gradient.type === 'linearGradient') {
      const angle = (gradient.angle * Math.PI) / 180;
      const [right, down] = [Math.sin(angle), -Math.cos(angle)];
      const length = Math.abs(frame.width * right) + Math.abs(frame.height * down);
      const along = (x - frame.width / 2) * right + (y - frame.height / 2) * down;
      return inkAt(0.5 + along / length);
    }
    const [dx, dy] = [x - gradient.x * frame.width, y - gradient.y * frame.height];
    if (gradient.type === 'radialGradient')
      return inkAt(Math.hypot(dx, dy) / (gradient.radius * Math.max(frame.width, frame.height)));
    const turned = (Math.atan2(dx, -dy) * 180) / Math.PI - gradient.angle;
    return inkAt((((turned % 360) + 360) % 360) / 360);
  };
}

const POINTS = [31, 38, 45, 52, 61, 68].flatMap((x) =>
  [42, 47, 55, 66, 78].map((y) => [x, y] as const),
);
const differs = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, part) => Math.abs(value - (b[part] ?? 0))));

const LOOKS: readonly [name: string, angle: number, more: Record<string, unknown>][] = [
  ['linear', 30, {}],
  ['linear, reversed, twice as long', -70, { scale: 1.5, reverse: true }],
  ['linear, short and to the side', 0, { scale: 0.4, offset: { x: 0.2, y: -0.1 } }],
  ['reflected', 120, { style: 'reflected', scale: 0.8 }],
  ['radial', 45, { style: 'radial', offset: { x: -0.25, y: 0.1 } }],
  ['angle', 200, { style: 'angle' }],
  ['of the page', 10, { align: false }],
  [
    'of three colours that fade',
    90,
    {
      colorStops: [
        stop(0, 255, 0, 0),
        { ...stop(0.3, 255, 255, 0), midpoint: 0.2 },
        stop(1, 0, 0, 255),
      ],
      opacityStops: [full[0], { opacity: 0.25, location: 1, midpoint: 0.5 }],
    },
  ],
];

describe('a gradient on words', () => {
  it.each(LOOKS)(
    '%s: round them it is at each point what it is on pixels',
    async (_, angle, more) => {
      const made = gradientStroke(angle, more);
      const live = await read(words({ effects: { stroke: [made] } }));
      expect(live.codes).toEqual(['psd.otherFont']);
      expect(live.layer.png).toBeNull();
      const line = live.layer.text?.stroke;
      if (!line?.gradient) throw new Error('there is no gradient');
      expect(line).toMatchObject({ width: 4, colour: line.gradient.stops[0]?.colour });
      // a line outside makes the box larger by itself
      const outside = await read(square({ effects: { stroke: [made] } }));
      const at = shown(line.gradient, live.layer);
      const edge = [27, 28, 71, 72].flatMap((x) => [45, 60, 74].map((y) => [x, y] as const));
      for (const [x, y] of edge) expect(differs(at(x, y), outside.at(x, y))).toBeLessThan(6);
    },
  );

  it.each(LOOKS)(
    '%s: over them it is at each point what it is on pixels',
    async (_, angle, more) => {
      const { gradient } = gradientStroke(angle, more);
      const { style, scale, angle: turned, ...colours } = gradient;
      const { style: _style, ...looks } = more;
      const over = {
        enabled: true,
        opacity: 1,
        blendMode: 'normal',
        gradient: colours,
        type: style,
        scale,
        angle: turned,
        ...looks,
      };
      const effects = { gradientOverlay: [over] };
      const isFading = 'opacityStops' in more;
      const live = await read(words({ effects }));
      const pixels = await read(square({ effects }));
      expect(pixels.codes).toEqual([]);
      // words that show through are a picture of such words
      expect(live.codes).toEqual([isFading ? 'psd.effectAsPicture' : 'psd.otherFont']);
      if (isFading) {
        for (const [x, y] of POINTS) expect(live.at(x, y)).toEqual(pixels.at(x, y));
        return;
      }
      const ink = live.layer.text?.gradient;
      if (!ink) throw new Error('there is no gradient');
      const at = shown(ink, live.layer);
      for (const [x, y] of POINTS) expect(differs(at(x, y), pixels.at(x, y))).toBeLessThan(6);
    },
  );

  it('of half strength is mixed with their colour', async () => {
    const half = {
      enabled: true,
      opacity: 0.5,
      blendMode: 'normal',
      align: true,
      type: 'linear' as const,
    };
    const over = { ...half, gradient: gradientStroke(0).gradient, angle: 0, scale: 1 };
    const green = {
      enabled: true,
      opacity: 0.5,
      blendMode: 'normal' as const,
      color: { r: 0, g: 255, b: 0 },
    };
    const { layer } = await read(words({ effects: { gradientOverlay: [over] } }));
    expect(layer.text?.gradient?.stops.map(({ colour }) => colour.slice(0, 3))).toEqual([
      '#7F',
      '#00',
    ]);
    const plain = await read(words({ effects: { solidFill: [green] } }));
    expect(plain.layer.text).toMatchObject({ colour: '#008080' });
    expect(plain.codes).toEqual(['psd.otherFont']);
  });
});

describe('words whose effects only a picture has', () => {
  it.each([
    ['inside of the letters', { ...gradientStroke(0), position: 'inside' as const }],
    [
      'on their edge',
      {
        ...stroke,
        fillType: 'color' as const,
        color: { r: 255, g: 0, b: 0 },
        position: 'center' as const,
      },
    ],
    ['as a diamond', gradientStroke(0, { style: 'diamond' })],
  ])('an outline %s comes with the picture', async (_, line) => {
    const { layer, at, codes } = await read(words({ effects: { stroke: [line] } }));
    expect(codes).toEqual(['psd.effectAsPicture']);
    expect(layer.text).toBeUndefined();
    const same = await read(square({ effects: { stroke: [line] } }));
    for (const [x, y] of [
      [27, 60],
      [31, 45],
      [50, 60],
      [70, 79],
    ] as const)
      expect(at(x, y)).toEqual(same.at(x, y));
    expect(layer).toMatchObject({ x: same.layer.x, width: same.layer.width });
  });
});

/** The reader’s own list of gradients lacks the one across a line; the writer is taught it for the test. */
const { GrdT } = createRequire(import.meta.url)('ag-psd/dist/descriptor.js') as {
  GrdT: { encode: (style: string) => string };
};
const known = GrdT.encode;
GrdT.encode = (style) => (style === 'shapeburst' ? 'GrdT.shapeburst' : known(style));

describe('an outline whose colours run across it', () => {
  const burst = (more = {}) => ({
    ...gradientStroke(0, { style: 'shapeburst' as never, ...more }),
    size: px(10),
  });

  it('has its first colour outside and its last inside, all round, and says so', async () => {
    const shadow = { enabled: true, size: px(0), distance: px(0), angle: 0, opacity: 1 };
    const { at, codes } = await read(
      square({
        effects: {
          stroke: [burst()],
          solidFill: [
            { enabled: true, opacity: 1, color: { r: 9, g: 9, b: 9 }, blendMode: 'normal' },
          ],
          dropShadow: [{ ...shadow, color: { r: 0, g: 0, b: 0 }, blendMode: 'normal' }],
        },
      }),
    );
    expect(codes).toEqual(['psd.burstOutline']);
    // what stands beside it is taken over as well
    expect(at(50, 60)).toEqual([9, 9, 9, 255]);
    for (const [x, y] of [
      [20, 60],
      [79, 60],
      [50, 30],
      [50, 89],
    ] as const) {
      expect(at(x, y)[0]).toBeGreaterThan(230);
      expect(at(x, y)[1]).toBeLessThan(25);
    }
    for (const [x, y] of [
      [29, 60],
      [70, 60],
      [50, 39],
      [50, 80],
    ] as const) {
      expect(at(x, y)[1]).toBeGreaterThan(230);
      expect(at(x, y)[0]).toBeLessThan(25);
    }
    // halfway round a corner as well
    expect(differs(at(24, 60), at(75, 60))).toBeLessThanOrEqual(1);
    const turned = await read(square({ effects: { stroke: [burst({ reverse: true })] } }));
    expect(turned.at(20, 60)[1]).toBeGreaterThan(230);
    const text = await read(words({ effects: { stroke: [burst()] } }));
    expect(text.codes).toEqual(['psd.effectAsPicture', 'psd.burstOutline']);
    expect(text.at(20, 60)[0]).toBeGreaterThan(230);
  });

  it('is told from a diamond and a mirror in the same file', async () => {
    const file = psdFile([
      painted('burst', [10, 10, 10], () => BLUE, { effects: { stroke: [burst()] } }),
      painted('mirror', BOX, () => BLUE, {
        effects: { stroke: [gradientStroke(0, { style: 'reflected' })] },
      }),
      square({ effects: { stroke: [gradientStroke(0, { style: 'diamond' })] } }),
    ]);
    const { codes, at } = await readLayers(file);
    expect(codes).toEqual(['psd.burstOutline']);
    // a diamond: green in the middle of a side already, where a mirror and a line are not
    expect(at(50, 82)[0]).toBeLessThan(30);
  });
});

/** Two by two: red, green, blue, and one that is clear. */
const PATTERN: PatternInfo = {
  name: 'four',
  id: '11111111-2222-3333-4444-555555555555',
  x: 0,
  y: 0,
  bounds: { x: 0, y: 0, w: 2, h: 2 },
  data: Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 8, 8, 8, 0]),
};
const patterned = (pattern: PatternInfo = PATTERN) => ({
  patterns: [{ ...PATTERN, id: 'other' }, pattern],
});
const overlay = (more = {}) => ({
  patternOverlay: {
    enabled: true,
    opacity: 1,
    blendMode: 'normal' as const,
    scale: 1,
    pattern: { name: 'four', id: PATTERN.id },
    phase: { x: 0, y: 0 },
    align: true,
    ...more,
  },
});

describe('a pattern', () => {
  const black = (more: Layer) => painted('it', BOX, () => [0, 0, 0, 255], more);

  it('lies over a layer, and what is clear in it shows the layer', async () => {
    const { at, codes } = await read(black({ effects: overlay() }), patterned());
    expect(codes).toEqual([]);
    expect([at(30, 40), at(31, 40), at(30, 41), at(31, 41)]).toEqual([
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
      [0, 0, 0, 255],
    ]);
    expect(at(68, 78)).toEqual([255, 0, 0, 255]);
  });

  it('begins where the layer or the page says', async () => {
    const moved = { effects: overlay(), referencePoint: { x: 1, y: 0 } };
    expect((await read(black(moved), patterned())).at(31, 40)).toEqual([255, 0, 0, 255]);
    const unlinked = { ...moved, effects: overlay({ align: false }) };
    expect((await read(black(unlinked), patterned())).at(30, 40)).toEqual([255, 0, 0, 255]);
    const shifted = { effects: overlay({ phase: { x: 1, y: 1 } }) };
    expect((await read(black(shifted), patterned())).at(31, 41)).toEqual([255, 0, 0, 255]);
  });

  it('is as large as its scale makes it', async () => {
    const large = await read(black({ effects: overlay({ scale: 4 }) }), patterned());
    // counted from the corner of the page a red square of four by four begins at 32, a green one at 36
    expect(large.at(33, 42)[0]).toBeGreaterThan(180);
    expect(large.at(37, 42)[0]).toBeLessThan(40);
    expect(large.at(37, 42)[1]).toBeGreaterThan(180);
    expect(large.at(41, 42)).toEqual(large.at(33, 42));
    const small = await read(black({ effects: overlay({ scale: 0.25 }) }), patterned());
    // from afar it is what its four colours make together on black
    for (const [x, y] of POINTS) expect(differs(small.at(x, y), [64, 64, 64, 255])).toBeLessThan(4);
  });

  it('is drawn with an outline, whose own scale the reader does not tell', async () => {
    const line = {
      ...stroke,
      fillType: 'pattern' as const,
      pattern: { name: 'four', id: PATTERN.id },
    };
    const { at, codes, layer } = await read(square({ effects: { stroke: [line] } }), patterned());
    expect(codes).toEqual(['psd.patternOutline']);
    expect(layer).toMatchObject({ x: 26, y: 36, width: 48 });
    expect([at(28, 50), at(29, 50), at(28, 51), at(29, 51)]).toEqual([
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
      [0, 0, 0, 0],
    ]);
    const text = await read(words({ effects: { stroke: [line] } }), patterned());
    expect(text.codes).toEqual(['psd.effectAsPicture', 'psd.patternOutline']);
  });

  it('that the file has not, or not whole, is named; words stay words then', async () => {
    expect((await read(square({ effects: overlay() }))).codes).toEqual([
      'psd.effect.patternOverlay',
    ]);
    const text = await read(words({ effects: overlay() }));
    expect(text.codes).toEqual(['psd.otherFont', 'psd.effect.patternOverlay']);
    const file = psdFile([square({ effects: overlay() })], patterned());
    const mark = Buffer.from(file).lastIndexOf(PATTERN.id);
    // width and height of the tile stand behind its name and the head of its channels
    const huge = file.slice();
    huge.fill(0x7f, mark + PATTERN.id.length, mark + PATTERN.id.length + 24);
    expect((await readLayers(huge)).codes).toEqual(['psd.effect.patternOverlay']);
  });

  it('lies below a gradient and a colour, as in Photoshop', async () => {
    const half = {
      enabled: true,
      opacity: 0.5,
      blendMode: 'normal' as const,
      color: { r: 0, g: 0, b: 0 },
    };
    const { at } = await read(black({ effects: { ...overlay(), solidFill: [half] } }), patterned());
    expect(differs(at(30, 40), [128, 0, 0, 255])).toBeLessThan(3);
  });
});
