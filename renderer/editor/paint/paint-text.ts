import type { TextLayer } from '#shared/domain/rich-menu/schema';
import type { Context2D } from './canvas-types';
import { fontOf } from './fonts';
import { layoutText, type TextLine } from './text-layout';

export const DEFAULT_LINE_HEIGHT = 1.35;

/**
 * Distance from the middle of a line to its baseline, in font sizes. Noto Sans CJK draws ideographs
 * from −0.12 to 0.88 of the em, so this puts them in the exact middle of the line; Latin capitals
 * (0.73 high) land there within 2 % of the size.
 */
const MIDDLE_TO_BASELINE = 0.38;

function prepare(ctx: Context2D, layer: TextLayer): void {
  ctx.font = fontOf(layer);
  ctx.fontKerning = 'normal';
  // Advances must not depend on the zoom, or lines would break differently on screen and in the file.
  ctx.textRendering = 'geometricPrecision';
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
}

export interface LaidOutText {
  lines: TextLine[];
  /** Height of all lines in page pixels; may exceed the frame. */
  height: number;
}

/** Lines of a text layer as they will be painted; also tells an inspector whether the text fits. */
export function layoutTextLayer(ctx: Context2D, layer: TextLayer): LaidOutText {
  ctx.save();
  prepare(ctx, layer);
  const lines = layoutText(layer.text, layer.frame.width, (text) => ctx.measureText(text).width);
  ctx.restore();
  return { lines, height: lines.length * lineHeightOf(layer) };
}

const lineHeightOf = (layer: TextLayer) =>
  layer.fontSize * (layer.lineHeight ?? DEFAULT_LINE_HEIGHT);

export function paintText(ctx: Context2D, layer: TextLayer): void {
  const { lines } = layoutTextLayer(ctx, layer);
  prepare(ctx, layer);
  ctx.fillStyle = layer.colour;
  const lineHeight = lineHeightOf(layer);
  lines.forEach((line, index) => {
    const room = layer.frame.width - line.width;
    const shift = layer.align === 'left' ? 0 : layer.align === 'center' ? room / 2 : room;
    const middle = layer.frame.y + lineHeight * (index + 0.5);
    ctx.fillText(line.text, layer.frame.x + shift, middle + layer.fontSize * MIDDLE_TO_BASELINE);
  });
}
