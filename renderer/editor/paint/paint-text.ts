import type { BadgeLayer, TextLayer } from '#shared/domain/design/layers';
import type { Gradient } from '#shared/domain/design/values';
import type { Context2D } from './canvas-types';
import { largestFit } from './fit-text';
import { fontOf, type Lettering } from './fonts';
import { gradientOver } from './paint-fill';
import { layoutText, type TextLine } from './text-layout';

const DEFAULT_LINE_HEIGHT = 1.35;

/**
 * Distance from the middle of a line to its baseline, in font sizes. Noto Sans CJK draws ideographs
 * from −0.12 to 0.88 of the em, so this puts them in the exact middle of the line; Latin capitals
 * (0.73 high) land there within 2 % of the size.
 */
const MIDDLE_TO_BASELINE = 0.38;
/** A badge leaves this much of its height free at each end. */
const BADGE_PADDING = 0.3;

function prepare(ctx: Context2D, words: Lettering, spacing = 0): void {
  ctx.font = fontOf(words);
  ctx.fontKerning = 'normal';
  // Advances must not depend on the zoom, or lines would break differently on screen and in the file.
  ctx.textRendering = 'geometricPrecision';
  ctx.letterSpacing = `${spacing}px`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
}

export interface LaidOutText {
  lines: TextLine[];
  /** Height of all lines in page pixels; may exceed the frame. */
  height: number;
  /** Font size in page pixels after fitting. */
  fontSize: number;
}

/** Lines of a text layer as they will be painted; also tells an inspector whether the text fits. */
export function layoutTextLayer(ctx: Context2D, layer: TextLayer): LaidOutText {
  ctx.save();
  const at = (fontSize: number): LaidOutText => {
    // spacing is typed for the full size; fitted text keeps its proportion
    const spacing = ((layer.letterSpacing ?? 0) * fontSize) / layer.fontSize;
    prepare(ctx, { ...layer, fontSize }, spacing);
    const measure = (text: string) =>
      text === '' ? 0 : Math.max(0, ctx.measureText(text).width - spacing);
    const lines = layoutText(layer.text, layer.frame.width, measure);
    return {
      lines,
      height: lines.length * fontSize * (layer.lineHeight ?? DEFAULT_LINE_HEIGHT),
      fontSize,
    };
  };
  const isRoomy = ({ lines, height }: LaidOutText) =>
    height <= layer.frame.height + 0.01 &&
    lines.every((line) => line.width <= layer.frame.width + 0.01);
  const laidOut = layer.autoFit ? largestFit(layer.fontSize, at, isRoomy) : at(layer.fontSize);
  ctx.restore();
  return laidOut;
}

/** How the lines of a text are set, in page pixels. */
export interface TextSetting extends LaidOutText {
  /** Where the first line begins. */
  top: number;
  lineHeight: number;
  letterSpacing: number;
  /** From the top of a line to what its letters stand on. */
  baseline: number;
}

/** For whoever has to put letters where the painter does. */
export function settingOf(ctx: Context2D, layer: TextLayer): TextSetting {
  const laidOut = layoutTextLayer(ctx, layer);
  const { lines, height, fontSize } = laidOut;
  const lineHeight =
    lines.length === 0
      ? fontSize * (layer.lineHeight ?? DEFAULT_LINE_HEIGHT)
      : height / lines.length;
  const free = layer.frame.height - height;
  return {
    ...laidOut,
    top:
      layer.frame.y +
      (layer.verticalAlign === 'middle' ? free / 2 : layer.verticalAlign === 'bottom' ? free : 0),
    lineHeight,
    letterSpacing: ((layer.letterSpacing ?? 0) * fontSize) / layer.fontSize,
    baseline: lineHeight / 2 + fontSize * MIDDLE_TO_BASELINE,
  };
}

export function paintText(ctx: Context2D, layer: TextLayer): void {
  const { lines, fontSize, top, lineHeight, letterSpacing, baseline } = settingOf(ctx, layer);
  prepare(ctx, { ...layer, fontSize }, letterSpacing);
  const draw = (put: (text: string, x: number, y: number) => void) => {
    lines.forEach((line, index) => {
      const room = layer.frame.width - line.width;
      const shift = layer.align === 'left' ? 0 : layer.align === 'center' ? room / 2 : room;
      put(line.text, layer.frame.x + shift, top + lineHeight * index + baseline);
    });
  };
  const inkOf = (gradient: Gradient | undefined, colour: string) =>
    gradient ? gradientOver(ctx, gradient, layer.frame) : colour;
  if (layer.stroke && layer.stroke.width > 0) {
    ctx.strokeStyle = inkOf(layer.stroke.gradient, layer.stroke.colour);
    // half of a stroke lies under the letter: twice the width shows what was asked for
    ctx.lineWidth = layer.stroke.width * 2;
    ctx.lineJoin = 'round';
    draw((text, x, y) => ctx.strokeText(text, x, y));
  }
  ctx.fillStyle = inkOf(layer.gradient, layer.colour);
  draw((text, x, y) => ctx.fillText(text, x, y));
}

export function paintBadge(ctx: Context2D, layer: BadgeLayer): void {
  const { x, y, width, height } = layer.frame;
  ctx.fillStyle = layer.gradient ? gradientOver(ctx, layer.gradient, layer.frame) : layer.fill;
  ctx.beginPath();
  ctx.roundRect(
    x,
    y,
    width,
    height,
    Math.min(layer.cornerRadius ?? height / 2, width / 2, height / 2),
  );
  ctx.fill();
  const text = layer.text.replace(/\s+/g, ' ');
  prepare(ctx, { ...layer, text });
  // of the shorter side: a badge that stands upright has as much room beside its word as one that lies
  const room = Math.max(1, width - 2 * BADGE_PADDING * Math.min(width, height));
  const natural = ctx.measureText(text).width;
  // one line, made smaller until it fits: a badge never breaks its word
  const fontSize = layer.fontSize * Math.min(1, room / Math.max(1, natural));
  prepare(ctx, { ...layer, text, fontSize });
  ctx.fillStyle = layer.colour;
  const advance = ctx.measureText(text).width;
  ctx.fillText(text, x + (width - advance) / 2, y + height / 2 + fontSize * MIDDLE_TO_BASELINE);
}
