import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnedRender } from '#electron/render/spawned-render';
import { sha256Hex } from '#electron/store/hash';
import { type Painted, painted } from '#shared/domain/design/artboard';
import { blankDesign } from '#shared/targets/blank-design';
import { picturesOf } from '#shared/targets/pictures';
import { buildOnce } from '../../helpers/command-line';
import { countingIds } from '../../helpers/test-editor';

/*
 * What Electron paints of every kind of layer, and of every product's picture, held against pictures that people
 * looked at. Only faces that travel with the app. `UPDATE_GOLDEN=1` writes them again; look before you commit.
 */
const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'test', 'fixtures', 'render', 'golden');
const assets = mkdtempSync(join(tmpdir(), 'tapestry-golden-'));
const port = spawnedRender({
  launch: [process.execPath, join(root, 'build', 'scripts', 'electron-launch.mjs')],
  assetsDir: assets,
  env: process.env,
});
beforeAll(() => buildOnce(), 240_000);
afterAll(async () => {
  await port.close();
  rmSync(assets, { recursive: true, force: true });
});

/** A picture with a different colour in each corner, so that crops and flips are told apart. */
const photo = (() => {
  const png = new PNG({ width: 80, height: 40 });
  for (let y = 0; y < 40; y++)
    for (let x = 0; x < 80; x++)
      png.data.set([x * 3, y * 6, x > 39 === y > 19 ? 200 : 40, 255], (y * 80 + x) * 4);
  const bytes = PNG.sync.write(png);
  const hash = sha256Hex(new Uint8Array(bytes));
  mkdirSync(join(assets, hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(assets, hash.slice(0, 2), `${hash}.png`), bytes);
  return hash;
})();

let made = 0;
const layer = (kind: string, frame: number[], more: Record<string, unknown>) => {
  const [x, y, width, height] = frame;
  made += 1;
  return {
    kind,
    id: `lay_${String(made).padStart(8, '0')}`,
    name: '',
    frame: { x, y, width, height },
    ...more,
  };
};
const page = (layers: unknown[], more: Record<string, unknown> = {}): Painted =>
  painted.parse({
    size: { width: 240, height: 120 },
    background: { type: 'solid', colour: '#F4EBDD' },
    layers,
    ...more,
  });
const art = (width: number, height: number, layers: unknown[]) => ({
  size: { width, height },
  background: { type: 'solid', colour: '#FFFFFF00' },
  layers,
});
const image = { asset: photo, fit: 'cover' };
const words = { fontSize: 26, fontWeight: 700, colour: '#1A3A5C', align: 'left' };
const TWO = [
  { offset: 0, colour: '#F2B705' },
  { offset: 1, colour: '#BE2A45' },
];
const DARK = [
  { offset: 0, colour: '#1A3A5C' },
  { offset: 1, colour: '#1B7A4B' },
];
const SHADOW = { x: 4, y: 6, blur: 8, colour: '#00000080' };

const LAYERS: Record<string, Painted> = {
  image: page([
    layer('image', [5, 5, 70, 50], image),
    layer('image', [85, 5, 70, 50], {
      ...image,
      crop: { x: 0.5, y: 0, width: 0.5, height: 1 },
      cornerRadius: 14,
    }),
    layer('image', [165, 5, 70, 50], { ...image, mask: 'ellipse', opacity: 0.5 }),
    layer('image', [5, 65, 70, 50], { ...image, fit: 'contain', flipX: true }),
    layer('image', [85, 65, 70, 50], { ...image, fit: 'exact', flipY: true, rotation: 12 }),
    layer('image', [165, 65, 60, 45], { ...image, focus: { x: 1, y: 0 }, shadow: SHADOW }),
  ]),
  text: page([
    layer('text', [6, 4, 228, 36], { ...words, text: '秋季限定、栗子拿鐵', shadow: SHADOW }),
    layer('text', [6, 42, 228, 34], {
      ...words,
      text: 'ラテとモンブラン',
      align: 'center',
      fontWeight: 400,
      letterSpacing: 3,
    }),
    layer('text', [6, 78, 110, 36], {
      ...words,
      text: 'Autumn 50%',
      stroke: { colour: '#FFFFFF', width: 6 },
      colour: '#C9532B',
      font: 'serif',
    }),
    layer('text', [126, 78, 108, 38], {
      ...words,
      text: '放得下才會好看，所以字會自己變小',
      autoFit: true,
      align: 'right',
      verticalAlign: 'middle',
      lineHeight: 1.1,
    }),
  ]),
  rectangle: page([
    layer('shape', [10, 10, 90, 100], { shape: 'rectangle', fill: '#2B7AC9' }),
    layer('shape', [120, 20, 100, 70], {
      shape: 'rectangle',
      fill: '#E0A63A80',
      stroke: '#8F5400',
      strokeWidth: 6,
      cornerRadius: 18,
      rotation: -8,
      shadow: SHADOW,
    }),
  ]),
  ellipse: page([
    layer('shape', [10, 10, 100, 100], { shape: 'ellipse', fill: '#1B7A4B' }),
    layer('shape', [125, 30, 105, 60], {
      shape: 'ellipse',
      stroke: '#BE2A45',
      strokeWidth: 9,
      opacity: 0.6,
    }),
  ]),
  path: page([
    layer('shape', [70, 10, 100, 100], {
      shape: 'path',
      path: 'M0.5 0 L1 1 L0 1 Z',
      fill: '#4C5FE0',
    }),
  ]),
  line: page([
    layer('line', [15, 10, 210, 20], { stroke: '#1A1C22', strokeWidth: 4, end: 'arrow' }),
    layer('line', [15, 40, 210, 20], {
      stroke: '#BE2A45',
      strokeWidth: 5,
      dash: 'dashed',
      start: 'dot',
    }),
    layer('line', [15, 75, 210, 20], {
      stroke: '#1B7A4B',
      strokeWidth: 6,
      dash: 'dotted',
      rotation: 8,
    }),
  ]),
  symbol: page(
    [
      layer('symbol', [6, 6, 110, 50], { symbol: 'doc_button00' }),
      layer('symbol', [124, 6, 110, 50], {
        symbol: 'doc_button00',
        overrides: {
          lay_ground00: { fill: '#BE2A45' },
          lay_label000: { text: '訂位' },
        },
        shadow: SHADOW,
      }),
      // as large as it fits, turned, translucent; and within another one
      layer('symbol', [6, 66, 60, 50], { symbol: 'doc_button00', rotation: 20, opacity: 0.5 }),
      layer('symbol', [90, 64, 140, 50], {
        symbol: 'doc_pair0000',
        overrides: { 'lay_second00/lay_label000': { text: '菜單' } },
      }),
    ],
    {
      symbols: {
        doc_button00: art(200, 80, [
          {
            ...layer('shape', [0, 0, 200, 80], { shape: 'rectangle' }),
            id: 'lay_ground00',
            fill: '#1B7A4B',
            cornerRadius: 20,
          },
          // sticks out of the symbol and is cut there
          layer('shape', [170, 40, 60, 60], { shape: 'ellipse', fill: '#F4C20D' }),
          {
            ...layer('text', [20, 14, 160, 60], { ...words, fontSize: 44, colour: '#FFFFFF' }),
            id: 'lay_label000',
            text: '點餐',
          },
        ]),
        doc_pair0000: art(420, 80, [
          layer('symbol', [0, 0, 200, 80], { symbol: 'doc_button00' }),
          { ...layer('symbol', [220, 0, 200, 80], { symbol: 'doc_button00' }), id: 'lay_second00' },
        ]),
      },
    },
  ),
  gradient: page(
    [
      layer('shape', [20, 20, 90, 80], {
        shape: 'rectangle',
        gradient: {
          type: 'linearGradient',
          angle: 90,
          stops: [
            { offset: 0, colour: '#FF0000' },
            { offset: 0.5, colour: '#FFFF0080' },
            { offset: 1, colour: '#0000FF' },
          ],
        },
      }),
    ],
    {
      background: {
        type: 'linearGradient',
        angle: 135,
        stops: [
          { offset: 0, colour: '#FFFFFF' },
          { offset: 1, colour: '#223344' },
        ],
      },
    },
  ),
  gradients: page(
    [
      layer('text', [8, 4, 110, 44], {
        ...words,
        text: '暖秋',
        fontSize: 40,
        gradient: { type: 'linearGradient', angle: 90, stops: TWO },
        stroke: {
          colour: '#000000',
          width: 4,
          gradient: { type: 'linearGradient', angle: 180, stops: DARK },
        },
      }),
      layer('text', [124, 4, 110, 44], {
        ...words,
        text: '暖秋',
        fontSize: 40,
        gradient: { type: 'angleGradient', x: 0.35, y: 0.5, angle: 0, stops: TWO },
      }),
      layer('text', [8, 60, 110, 52], {
        ...words,
        text: '甲\n乙',
        align: 'center',
        colour: '#FFFFFF',
        fontSize: 24,
        fontWeight: 900,
        lineHeight: 1.08,
        rotation: 8,
        shadow: SHADOW,
        stroke: {
          colour: '#000000',
          width: 3,
          gradient: { type: 'radialGradient', x: 0.5, y: 0.5, radius: 0.25, stops: TWO },
        },
      }),
      layer('shape', [124, 62, 50, 50], {
        shape: 'ellipse',
        gradient: { type: 'radialGradient', x: 0.3, y: 0.3, radius: 0.6, stops: TWO },
      }),
      layer('shape', [184, 66, 44, 42], {
        shape: 'rectangle',
        cornerRadius: 8,
        stroke: '#000000',
        strokeWidth: 8,
        strokeGradient: { type: 'angleGradient', x: 0.5, y: 0.5, angle: 90, stops: TWO },
      }),
    ],
    {
      background: {
        type: 'radialGradient',
        x: 0.5,
        y: 0.5,
        radius: 0.5,
        stops: [
          { offset: 0, colour: '#FFFFFF' },
          { offset: 1, colour: '#D8DEE6' },
        ],
      },
    },
  ),
  icon: page([
    layer('icon', [20, 15, 90, 90], {
      icon: 'plus',
      path: 'M5 12h14 M12 5v14',
      colour: '#4C5FE0',
    }),
    layer('icon', [130, 15, 90, 90], {
      icon: 'circle',
      path: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18',
      colour: '#C9532B',
      strokeWidth: 4,
      rotation: 45,
      shadow: SHADOW,
    }),
  ]),
  qr: page([
    layer('qr', [10, 10, 100, 100], {
      text: 'https://line.me/R/',
      colour: '#1A1C22',
      background: '#FFFFFF',
      errorCorrection: 'M',
    }),
    layer('qr', [130, 10, 100, 100], {
      text: '選單',
      colour: '#BE2A45',
      errorCorrection: 'H',
      quietZone: 0,
    }),
  ]),
  badge: page([
    layer('badge', [15, 20, 100, 36], {
      text: '新品',
      fontSize: 20,
      fontWeight: 700,
      colour: '#FFFFFF',
      fill: '#BE2A45',
    }),
    layer('badge', [125, 60, 105, 40], {
      text: 'NEW',
      fontSize: 22,
      fontWeight: 900,
      colour: '#1A1C22',
      fill: '#E0A63A',
      cornerRadius: 6,
      rotation: -10,
      opacity: 0.8,
    }),
  ]),
  group: page(
    [
      layer('shape', [30, 25, 80, 60], { shape: 'rectangle', fill: '#2B7AC9', groups: ['g'] }),
      layer('shape', [80, 45, 80, 60], { shape: 'ellipse', fill: '#E0A63A', groups: ['g'] }),
      layer('shape', [180, 30, 40, 60], { shape: 'rectangle', fill: '#1B7A4B', groups: ['h'] }),
    ],
    {
      groups: [
        { id: 'g', name: '', opacity: 0.6, shadow: SHADOW },
        { id: 'h', name: '', hidden: true },
      ],
    },
  ),
};

/** The same page as each product's picture: its width, its part, its format. */
const TARGETS = ['richMenuSet', 'richMessage', 'richVideo', 'richCarousel'] as const;
function pictureOf(target: (typeof TARGETS)[number]) {
  const size =
    target === 'richMenuSet' ? { width: 800, height: 270 } : { width: 1040, height: 520 };
  const design = blankDesign(target === 'richVideo' ? 'richMessage' : target, {
    random: countingIds(),
    now: new Date('2026-11-01T00:00:00Z'),
    name: target,
    pageName: target,
    size,
    template: null,
    alias: 'home',
    chatBarText: '選單',
    cards: 1,
  });
  if (design.kind === 'richMessage' && target === 'richVideo')
    design.video = {
      area: { x: 260, y: 130, width: 320, height: 180 },
      file: null,
      originalContentUrl: '',
      poster: null,
      previewImageUrl: '',
      externalLink: null,
    };
  const board = design.pages[0];
  if (!board) throw new Error('no page');
  Object.assign(
    board,
    page([
      layer('image', [0, 0, size.width / 2, size.height], image),
      layer('text', [size.width / 2, 20, size.width / 2, 120], {
        ...words,
        fontSize: 80,
        text: '山嵐咖啡',
      }),
      layer('shape', [size.width - 180, size.height - 130, 140, 100], {
        shape: 'ellipse',
        fill: '#BE2A45',
        shadow: SHADOW,
      }),
    ]),
    { size: board.size },
  );
  const wanted = picturesOf(design).filter(({ crop }) => (target === 'richVideo') === !!crop);
  // the smallest that the product asks for
  const smallest = wanted.sort((a, b) => a.widthPx - b.widthPx)[0];
  if (!smallest) throw new Error('no picture');
  return { board, smallest };
}

/** How far a block of 4 × 4 dots may be off on average: smoothing differs a little by machine, shapes do not. */
const BLOCK = 4;
const MOST_OFF = 24;
const MOST_BLOCKS = 0.01;

function compare(name: string, bytes: Uint8Array): void {
  const path = join(folder, `${name}.png`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes);
  }
  const wanted = PNG.sync.read(readFileSync(path));
  const actual = PNG.sync.read(Buffer.from(bytes));
  expect([actual.width, actual.height]).toEqual([wanted.width, wanted.height]);
  expect(shareOff(wanted, actual), name).toBeLessThanOrEqual(MOST_BLOCKS);
}

/** How much of a picture is another one. */
function shareOff(wanted: PNG, actual: PNG): number {
  let off = 0;
  let blocks = 0;
  for (let top = 0; top < wanted.height; top += BLOCK) {
    for (let left = 0; left < wanted.width; left += BLOCK) {
      blocks += 1;
      if (blockDistance(wanted, actual, left, top) > MOST_OFF) off += 1;
    }
  }
  return off / blocks;
}

/** The largest difference of a channel's mean over a block. */
function blockDistance(a: PNG, b: PNG, left: number, top: number): number {
  const sums = [0, 0, 0];
  let dots = 0;
  for (let y = top; y < Math.min(top + BLOCK, a.height); y++) {
    for (let x = left; x < Math.min(left + BLOCK, a.width); x++) {
      const at = (y * a.width + x) * 4;
      dots += 1;
      for (let c = 0; c < 3; c++)
        sums[c] = (sums[c] ?? 0) + (a.data[at + c] ?? 0) - (b.data[at + c] ?? 0);
    }
  }
  return Math.max(...sums.map((sum) => Math.abs(sum) / dots));
}

async function drawn(painting: Painted, wanted: Parameters<typeof port.draw>[1]) {
  const answer = await port.draw(painting, wanted);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.bytes;
}

describe('golden pictures', () => {
  test.each(Object.entries(LAYERS))(
    'of a layer: %s',
    async (name, painting) => {
      const wanted = { format: 'png' as const, maxBytes: 1_000_000, widthPx: 240 };
      const bytes = await drawn(painting, wanted);
      compare(`layer-${name}`, bytes);
      // twice the same bytes: what was approved is what is sent
      expect(sha256Hex(await drawn(painting, wanted))).toBe(sha256Hex(bytes));
    },
    120_000,
  );

  test.each(TARGETS)(
    'of a product: %s',
    async (name) => {
      const { board, smallest } = pictureOf(name);
      const { widthPx, maxBytes, crop } = smallest;
      const { size, background, layers, groups } = board;
      compare(
        `target-${name}`,
        await drawn(
          { size, background, layers, groups },
          { format: 'png', maxBytes, widthPx, ...(crop ? { crop } : {}) },
        ),
      );
    },
    120_000,
  );

  test('tell a picture apart that is shifted by two dots', async () => {
    const moved = structuredClone(LAYERS.ellipse);
    if (!moved) throw new Error('no page');
    for (const each of moved.layers) each.frame.x += 2;
    const bytes = await drawn(moved, { format: 'png', maxBytes: 1_000_000, widthPx: 240 });
    const golden = PNG.sync.read(readFileSync(join(folder, 'layer-ellipse.png')));
    expect(shareOff(golden, PNG.sync.read(Buffer.from(bytes)))).toBeGreaterThan(MOST_BLOCKS);
  });
});
