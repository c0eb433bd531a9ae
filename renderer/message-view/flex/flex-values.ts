import { BORDER_PX, IMAGE_PX, SPACE_PX, TEXT_PX } from '#shared/preview/flex-pixels';

/*
 * Values of Flex properties as CSS. What LINE does not know is undefined, and the component is drawn as if
 * the property were not there; the checks say so elsewhere.
 */

const inTable = (table: Readonly<Record<string, number>>, value: string): number | undefined =>
  Object.hasOwn(table, value) ? table[value] : undefined;

const LENGTH = /^(\d+(?:\.\d+)?)(px|%)$/;

/** `8px`, `10%` or a keyword of `table` in pixels. */
function length(
  table: Readonly<Record<string, number>>,
  value: unknown,
  percent: boolean,
): string | undefined {
  if (typeof value !== 'string') return undefined;
  const px = inTable(table, value);
  if (px !== undefined) return `${px}px`;
  const match = LENGTH.exec(value);
  return match && (match[2] === 'px' || percent) ? value : undefined;
}

/** margin, spacing, cornerRadius: pixels or a keyword. */
export const space = (value: unknown) => length(SPACE_PX, value, false);
/** padding and offset: pixels, a share or a keyword. */
export const spaceOrShare = (value: unknown) => length(SPACE_PX, value, true);
/** Offsets may point outwards. */
export function offset(value: unknown): string | undefined {
  if (typeof value === 'string' && /^-\d+(\.\d+)?(px|%)$/.test(value)) return value;
  return spaceOrShare(value);
}
/** width, height: pixels or a share. */
export const extent = (value: unknown) => length({}, value, true);
export const borderWidth = (value: unknown) => length(BORDER_PX, value, false);
/** Greatest width of an image; `full` is all there is. */
export const imageWidth = (value: unknown): string =>
  value === 'full' ? '100%' : (length(IMAGE_PX, value, true) ?? `${IMAGE_PX.md}px`);

/** Size of text and icons in px, `scale` times where they follow the follower's font size. */
export function textPx(value: unknown, scale: number): number | undefined {
  if (typeof value !== 'string') return undefined;
  const px = inTable(TEXT_PX, value) ?? Number.parseFloat(/^([\d.]+)px$/.exec(value)?.[1] ?? '');
  return Number.isFinite(px) ? px * scale : undefined;
}

/** `20:13` → height by width. */
export function ratio(value: unknown): number {
  const match = typeof value === 'string' ? /^([\d.]+):([\d.]+)$/.exec(value) : null;
  const width = Number(match?.[1]);
  const height = Number(match?.[2]);
  return width > 0 && height > 0 ? height / width : 1;
}

/** A weight of the parent's room; some libraries write it as text. */
export function flexOf(value: unknown): number | undefined {
  const flex = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof flex === 'number' && Number.isFinite(flex) && flex >= 0 ? flex : undefined;
}

const COLOUR = /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i;
/** `#RRGGBB` and `#RRGGBBAA`; nothing else may reach a style. */
export const colour = (value: unknown): string | undefined =>
  typeof value === 'string' && COLOUR.test(value) ? value : undefined;

/** The gradient behind a box. */
export function gradient(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { type, angle, startColor, endColor, centerColor, centerPosition } = value as Record<
    string,
    unknown
  >;
  const [start, end, centre] = [colour(startColor), colour(endColor), colour(centerColor)];
  if (type !== 'linearGradient' || !start || !end) return undefined;
  if (typeof angle !== 'string' || !/^\d+(\.\d+)?deg$/.test(angle)) return undefined;
  const at =
    typeof centerPosition === 'string' && /^\d+(\.\d+)?%$/.test(centerPosition)
      ? centerPosition
      : '50%';
  return `linear-gradient(${[angle, start, ...(centre ? [`${centre} ${at}`] : []), end].join(', ')})`;
}

const CROSS = { start: 'flex-start', center: 'center', end: 'flex-end' } as const;
const GRAVITY = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;
const pick = <T extends object>(table: T, value: unknown): T[keyof T] | undefined =>
  typeof value === 'string' && Object.hasOwn(table, value) ? table[value as keyof T] : undefined;

export const alignOf = (value: unknown) => pick(CROSS, value);
export const gravityOf = (value: unknown) => pick(GRAVITY, value);
const JUSTIFY = new Set([
  'flex-start',
  'center',
  'flex-end',
  'space-between',
  'space-around',
  'space-evenly',
]);
export const justifyOf = (value: unknown): string | undefined =>
  typeof value === 'string' && JUSTIFY.has(value) ? value : undefined;
const ITEMS = new Set(['flex-start', 'center', 'flex-end']);
export const itemsOf = (value: unknown): string | undefined =>
  typeof value === 'string' && ITEMS.has(value) ? value : undefined;
