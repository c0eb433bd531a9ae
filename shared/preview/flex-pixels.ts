/*
 * Flex keywords in CSS pixels: the values of LINE's simulator. LINE does not promise them (the app may differ
 * by system and version); they are the best that is written anywhere, and nobody else in the project writes
 * one of these numbers.
 */

/** text, span, icon */
export const TEXT_PX = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74,
} as const;

/** Greatest width of an image. `full` is 100 %. */
export const IMAGE_PX = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
} as const;

/** spacing, margin, padding, offset, cornerRadius */
export const SPACE_PX = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 } as const;

export const BORDER_PX = {
  none: 0,
  light: 0.5,
  normal: 1,
  medium: 2,
  'semi-bold': 3,
  bold: 4,
} as const;

export const BUTTON = { md: 52, sm: 40, side: 16, radius: 8, fontSize: 16 } as const;
export const LINE_HEIGHT = 1.4;
export const SEPARATOR = { px: 1, color: '#d4d6da' } as const;

export const FLEX_COLOURS = {
  text: '#111111',
  primary: '#17c950',
  onPrimary: '#ffffff',
  secondary: '#dcdfe5',
  onSecondary: '#111111',
  link: '#42659a',
  bubble: '#ffffff',
} as const;

export type BubbleSize = 'nano' | 'micro' | 'deca' | 'hecto' | 'kilo' | 'mega' | 'giga';
export type BlockName = 'header' | 'hero' | 'body' | 'footer';
export const BLOCKS: readonly BlockName[] = ['header', 'hero', 'body', 'footer'];

/** top, right, bottom, left */
type Sides = readonly [number, number, number, number];
const all = (px: number): Sides => [px, px, px, px];
const NARROW: Sides = [11, 14, 13, 14];

interface BubbleMeasure {
  maxWidth: number;
  radius: number;
  header: Sides;
  body: Sides;
  /** The body's lower padding when a footer follows. */
  bodyAboveFooter: number;
  footer: Sides;
}

export const BUBBLES: Readonly<Record<BubbleSize, BubbleMeasure>> = {
  nano: {
    maxWidth: 120,
    radius: 10,
    header: all(10),
    body: all(10),
    bodyAboveFooter: 10,
    footer: all(10),
  },
  micro: {
    maxWidth: 160,
    radius: 10,
    header: all(10),
    body: all(10),
    bodyAboveFooter: 10,
    footer: all(10),
  },
  deca: {
    maxWidth: 220,
    radius: 10,
    header: NARROW,
    body: NARROW,
    bodyAboveFooter: 17,
    footer: all(10),
  },
  hecto: {
    maxWidth: 241,
    radius: 10,
    header: NARROW,
    body: NARROW,
    bodyAboveFooter: 17,
    footer: all(10),
  },
  kilo: {
    maxWidth: 260,
    radius: 10,
    header: all(13),
    body: all(13),
    bodyAboveFooter: 17,
    footer: all(10),
  },
  mega: {
    maxWidth: 300,
    radius: 17,
    header: all(20),
    body: [19, 20, 20, 20],
    bodyAboveFooter: 10,
    footer: all(10),
  },
  giga: {
    maxWidth: 500,
    radius: 5,
    header: all(20),
    body: [19, 20, 20, 20],
    bodyAboveFooter: 10,
    footer: all(10),
  },
};

/** A bubble takes 80 % of the chat's width up to its greatest one; giga leaves this much on each side. */
export const BUBBLE_SHARE = 0.8;
export const GIGA_MARGIN = 7;
export const CAROUSEL = { before: 7, between: 9, after: 7 } as const;

/** Width of a bubble in a chat that is `viewport` wide. */
export function bubbleWidth(size: BubbleSize, viewport: number): number {
  const most = size === 'giga' ? viewport - 2 * GIGA_MARGIN : viewport * BUBBLE_SHARE;
  return Math.min(most, BUBBLES[size].maxWidth);
}

/** Which bubble of a carousel lies at `x` of the chat; of two, the nearer one. */
export function bubbleAt(sizes: readonly BubbleSize[], x: number, viewport: number): number {
  let end: number = CAROUSEL.before;
  for (const [index, size] of sizes.entries()) {
    end += bubbleWidth(size, viewport);
    if (x < end + CAROUSEL.between / 2) return index;
    end += CAROUSEL.between;
  }
  return sizes.length - 1;
}

/** The size a bubble asks for; what LINE does not know is drawn as `mega`. */
export const bubbleSizeOf = (value: unknown): BubbleSize =>
  typeof value === 'string' && Object.hasOwn(BUBBLES, value) ? (value as BubbleSize) : 'mega';

/** Padding of a block before its own box says otherwise. */
export function blockPadding(size: BubbleSize, block: BlockName, hasFooter: boolean): Sides {
  const bubble = BUBBLES[size];
  if (block === 'hero') return all(0);
  if (block !== 'body') return bubble[block];
  if (!hasFooter) return bubble.body;
  const [top, right, , left] = bubble.body;
  return [top, right, bubble.bodyAboveFooter, left];
}
