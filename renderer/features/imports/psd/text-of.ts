import type { Layer, TextStyle } from 'ag-psd';
import { type LayeredText, layeredText } from '#shared/domain/design/layered-picture';
import { colourOf } from './colour';

/*
 * Words of a Photoshop layer that can be set here: one size, one colour, upright and straight. Everything else
 * comes as the picture that Photoshop made of it.
 */

/** Turned by less than this nobody sees it. */
const STRAIGHT = 0.01;
/** Photoshop's own distance of lines, where none is set. */
const AUTO_LEADING = 1.2;

/** What is set, and the name of the font that Photoshop set it in; null: it stays a picture. */
export function textOf(layer: Layer): { text: LayeredText; font: string } | null {
  const given = layer.text;
  if (!given || given.text.trim() === '') return null;
  if (given.orientation === 'vertical') return null;
  if (given.warp && (given.warp.style ?? 'none') !== 'none') return null;
  const [a = 1, b = 0, c = 0, d = 1] = given.transform ?? [];
  const scale = Math.hypot(c, d);
  if (Math.abs(b) > STRAIGHT * scale || Math.abs(c) > STRAIGHT * scale || a <= 0 || d <= 0)
    return null;
  const style = oneStyle(given.style ?? {}, given.styleRuns?.map((run) => run.style) ?? []);
  const colour = style?.fillColor && colourOf(style.fillColor);
  const size = (style?.fontSize ?? 0) * scale;
  if (!style || !colour || !(size >= 1 && size < 5_000)) return null;
  const font = style.font?.name ?? '';
  const leading = style.autoLeading === false ? style.leading : undefined;
  const lineHeight = leading && style.fontSize ? leading / style.fontSize : AUTO_LEADING;
  const spacing = ((style.tracking ?? 0) / 1_000) * size;
  const justification = given.paragraphStyle?.justification ?? 'left';
  // a damaged file may say anything
  const set = layeredText.safeParse({
    text: given.text.replace(/\r\n?|\u0003/g, '\n').slice(0, 5_000),
    fontSize: Math.round(size * 10) / 10,
    fontWeight: weightOf(font, style.fauxBold === true),
    colour,
    align: justification === 'center' || justification === 'right' ? justification : 'left',
    lineHeight: Math.min(10, Math.max(0.5, Math.round(lineHeight * 100) / 100)),
    ...(Math.abs(spacing) >= 0.1 ? { letterSpacing: clamp(Math.round(spacing * 10) / 10) } : {}),
    ...(/serif|ming|song|mincho|明體|宋體|明朝/i.test(font) && !/sans/i.test(font)
      ? { font: 'serif' as const }
      : {}),
  });
  return set.success ? { font, text: set.data } : null;
}

const clamp = (value: number): number => Math.max(-500, Math.min(500, value));

/** The style of all runs where they agree in what is seen; null where they do not. */
function oneStyle(base: TextStyle, runs: readonly TextStyle[]): TextStyle | null {
  const [first, ...rest] = runs.length > 0 ? runs.map((run) => ({ ...base, ...run })) : [base];
  const seen = ({ fontSize, fillColor, font, fauxBold }: TextStyle) =>
    JSON.stringify([fontSize, fillColor, font?.name, fauxBold === true]);
  return first && rest.every((run) => seen(run) === seen(first)) ? first : null;
}

function weightOf(font: string, isFaux: boolean): LayeredText['fontWeight'] {
  if (/black|heavy/i.test(font)) return 900;
  if (isFaux || /bold|demi/i.test(font)) return 700;
  return /medium/i.test(font) ? 500 : 400;
}

/**
 * The frame of a text from the box of its ink: as high as its lines, about the same middle; a little wider,
 * because other faces run wider, to the side that the lines do not stand at.
 */
export function frameOf(
  ink: { x: number; y: number; width: number; height: number },
  { text, fontSize, lineHeight, align }: LayeredText,
): { x: number; y: number; width: number; height: number } {
  const height = Math.max(ink.height, text.split('\n').length * fontSize * lineHeight);
  const more = fontSize;
  const left = align === 'left' ? 0 : align === 'center' ? more / 2 : more;
  return {
    x: Math.round(ink.x - left),
    y: Math.round(ink.y + (ink.height - height) / 2),
    width: Math.ceil(ink.width + more),
    height: Math.ceil(height),
  };
}
