import type { LineLayer } from '#shared/domain/design/layers';
import type { Context2D } from './canvas-types';

/** How far arrow heads and dots reach, in widths of the line. */
const HEAD = 3;

export function paintLine(ctx: Context2D, layer: LineLayer): void {
  const { frame, strokeWidth: width } = layer;
  if (width === 0) return;
  const y = frame.y + frame.height / 2;
  const start = layer.start ?? 'none';
  const end = layer.end ?? 'none';
  const reach = Math.min(HEAD * width, frame.width / 2);
  // the line stops inside of an arrow head, so that its tip stays sharp
  const from = frame.x + (start === 'arrow' ? reach * 0.8 : start === 'dot' ? reach / 2 : 0);
  const to =
    frame.x + frame.width - (end === 'arrow' ? reach * 0.8 : end === 'dot' ? reach / 2 : 0);
  ctx.strokeStyle = layer.stroke;
  ctx.fillStyle = layer.stroke;
  ctx.lineWidth = width;
  ctx.lineCap = layer.dash === 'dotted' ? 'round' : 'butt';
  ctx.setLineDash(
    layer.dash === 'dashed'
      ? [width * 3, width * 2]
      : layer.dash === 'dotted'
        ? [0, width * 2]
        : [],
  );
  ctx.beginPath();
  ctx.moveTo(from, y);
  ctx.lineTo(Math.max(from, to), y);
  ctx.stroke();
  ctx.setLineDash([]);
  paintEnd(ctx, start, frame.x, y, reach, 1);
  paintEnd(ctx, end, frame.x + frame.width, y, reach, -1);
}

function paintEnd(
  ctx: Context2D,
  kind: NonNullable<LineLayer['start']>,
  x: number,
  y: number,
  reach: number,
  inwards: 1 | -1,
): void {
  if (kind === 'none') return;
  ctx.beginPath();
  if (kind === 'dot') ctx.arc(x + (inwards * reach) / 2, y, reach / 2, 0, Math.PI * 2);
  else {
    ctx.moveTo(x, y);
    ctx.lineTo(x + inwards * reach, y - reach / 2);
    ctx.lineTo(x + inwards * reach, y + reach / 2);
    ctx.closePath();
  }
  ctx.fill();
}
