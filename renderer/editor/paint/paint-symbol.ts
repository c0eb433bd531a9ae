import type { SymbolLayer } from '#shared/domain/design/layers';
import type { Size } from '#shared/geometry/bounds';
import type { Context2D } from './canvas-types';

const GREY = '#8A8F9C';

/** Stands where a symbol should be that is not in this workspace; nothing that leaves the studio has it. */
export function paintMissing(ctx: Context2D, { frame }: SymbolLayer): void {
  const width = Math.max(1, Math.min(frame.width, frame.height) / 60);
  const { x, y } = frame;
  ctx.save();
  ctx.strokeStyle = GREY;
  ctx.lineWidth = width;
  ctx.setLineDash([width * 4, width * 3]);
  ctx.strokeRect(x + width / 2, y + width / 2, frame.width - width, frame.height - width);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + frame.width, y + frame.height);
  ctx.moveTo(x + frame.width, y);
  ctx.lineTo(x, y + frame.height);
  ctx.stroke();
  ctx.restore();
}

/** Runs `paint` in the pixels of a symbol that lies at a place of the page, cut to the symbol's own size. */
export function inSymbol(
  ctx: Context2D,
  at: { x: number; y: number; scale: number },
  size: Size,
  paint: (on: Context2D) => void,
): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.scale(at.scale, at.scale);
  ctx.beginPath();
  ctx.rect(0, 0, size.width, size.height);
  ctx.clip();
  paint(ctx);
  ctx.restore();
}
