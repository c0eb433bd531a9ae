import type { Area } from '../../domain/areas';
import type { Artboard } from '../../domain/design/artboard';
import { CAROUSEL_BUBBLES, type RichCarousel } from '../../domain/design/rich-carousel';
import { newId, type RandomBytes } from '../../domain/ids';
import { actionFromWire } from '../../line/rich-menu/from-wire';
import type { FromWireContext } from '../rich-message/from-wire';
import { isRecord, others } from '../wire-parts';

/** Cards are drawn this wide when the JSON tells no more than a proportion. */
const WIDTH = 1024;

/**
 * A carousel of pictures as a design, or null when the message is another kind of thing: a Flex carousel
 * whose bubbles hold more than a picture under absolute boxes is a message, not a drawing.
 */
export function richCarouselFromWire(
  wire: Record<string, unknown>,
  { random, now, name }: FromWireContext,
): RichCarousel | null {
  const cards = flexCards(wire, random) ?? imageCards(wire, random);
  if (!cards || cards.pages.length === 0) return null;
  const at = now.toISOString();
  return {
    id: newId('doc', random),
    kind: 'richCarousel',
    name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: at,
    updatedAt: at,
    altText: typeof wire.altText === 'string' ? wire.altText : '',
    ...cards,
  };
}

type Cards = Pick<RichCarousel, 'form' | 'bubbleSize' | 'pages'>;

const recordsIn = (value: unknown): Record<string, unknown>[] | null =>
  Array.isArray(value) && value.every(isRecord) ? value : null;

function flexCards(wire: Record<string, unknown>, random: RandomBytes): Cards | null {
  if (wire.type !== 'flex' || !isRecord(wire.contents)) return null;
  const { contents } = wire;
  const bubbles =
    contents.type === 'carousel'
      ? recordsIn(contents.contents)
      : contents.type === 'bubble'
        ? [contents]
        : null;
  if (!bubbles) return null;
  const pages: Artboard[] = [];
  for (const bubble of bubbles) {
    const page = cardOf(bubble, random);
    if (!page) return null;
    pages.push(page);
  }
  const size = CAROUSEL_BUBBLES.find((each) => each === bubbles[0]?.size) ?? 'mega';
  return { form: 'flex', bubbleSize: size, pages };
}

function cardOf(bubble: Record<string, unknown>, random: RandomBytes): Artboard | null {
  const { body } = bubble;
  if (bubble.header !== undefined || bubble.hero !== undefined || bubble.footer !== undefined)
    return null;
  if (!isRecord(body)) return null;
  const [picture, ...boxes] = recordsIn(body.contents) ?? [];
  if (picture?.type !== 'image') return null;
  const size = sizeOf(picture.aspectRatio);
  const areas: Area[] = [];
  for (const box of boxes) {
    const area = areaOf(box, size, random);
    if (!area) return null;
    areas.push(area);
  }
  return blankCard(size, areas, others(bubble, new Set(['type', 'size', 'body'])), random);
}

const BOX_FIELDS = new Set([
  'type',
  'layout',
  'contents',
  'position',
  'offsetTop',
  'offsetStart',
  'width',
  'height',
  'action',
]);

function areaOf(
  box: Record<string, unknown>,
  size: { width: number; height: number },
  random: RandomBytes,
): Area | null {
  if (box.type !== 'box' || box.position !== 'absolute' || !isRecord(box.action)) return null;
  const along = (value: unknown, length: number): number | null => {
    const percent = /^(-?[\d.]+)%$/.exec(String(value))?.[1];
    return percent === undefined ? null : Math.round((Number(percent) / 100) * length);
  };
  const x = along(box.offsetStart, size.width);
  const y = along(box.offsetTop, size.height);
  const width = along(box.width, size.width);
  const height = along(box.height, size.height);
  if (x === null || y === null || width === null || height === null) return null;
  const foreign = others(box, BOX_FIELDS);
  return {
    id: newId('are', random),
    bounds: { x, y, width: Math.max(1, width), height: Math.max(1, height) },
    action: actionFromWire(box.action),
    ...(foreign ? { foreign } : {}),
  };
}

/** A ratio of whole numbers that could be pixels is taken as pixels; any other is drawn at a good width. */
function sizeOf(ratio: unknown): { width: number; height: number } {
  const [, w = '1', h = '1'] = /^([\d.]+):([\d.]+)$/.exec(String(ratio)) ?? [];
  const [width, height] = [Number(w), Number(h)];
  const arePixels =
    Number.isInteger(width) && Number.isInteger(height) && width >= 200 && height >= 1;
  if (arePixels) return { width, height };
  if (!(width > 0) || !(height > 0)) return { width: WIDTH, height: WIDTH };
  return { width: WIDTH, height: Math.max(1, Math.round((WIDTH * height) / width)) };
}

function imageCards(wire: Record<string, unknown>, random: RandomBytes): Cards | null {
  if (wire.type !== 'template' || !isRecord(wire.template)) return null;
  if (wire.template.type !== 'image_carousel') return null;
  const columns = recordsIn(wire.template.columns);
  if (!columns) return null;
  const size = { width: WIDTH, height: WIDTH };
  const pages = columns.map((column) => {
    const areas: Area[] = isRecord(column.action)
      ? [
          {
            id: newId('are', random),
            bounds: { x: 0, y: 0, ...size },
            action: actionFromWire(column.action),
          },
        ]
      : [];
    return blankCard(size, areas, others(column, new Set(['imageUrl', 'action'])), random);
  });
  return { form: 'image', bubbleSize: 'mega', pages };
}

const blankCard = (
  size: { width: number; height: number },
  areas: Area[],
  foreign: Record<string, unknown> | undefined,
  random: RandomBytes,
): Artboard => ({
  id: newId('pag', random),
  name: '',
  size,
  template: null,
  background: { type: 'solid', colour: '#FFFFFF' },
  layers: [],
  areas,
  ...(foreign ? { foreign } : {}),
});
