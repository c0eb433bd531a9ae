import { create } from 'qrcode';
import type { QrLayer } from '#shared/domain/design/layers';
import type { Context2D } from './canvas-types';

export interface QrModules {
  /** Modules along one side, without the quiet zone. */
  size: number;
  isDark(row: number, column: number): boolean;
}

/** The code of a text, or null when there is nothing to say or more than a code can hold. */
export function qrModules(layer: Pick<QrLayer, 'text' | 'errorCorrection'>): QrModules | null {
  if (layer.text === '') return null;
  try {
    const { modules } = create(layer.text, { errorCorrectionLevel: layer.errorCorrection });
    return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
  } catch {
    return null;
  }
}

const DEFAULT_QUIET_ZONE = 4;

export function paintQr(ctx: Context2D, layer: QrLayer): void {
  const { frame } = layer;
  const code = qrModules(layer);
  const side = Math.min(frame.width, frame.height);
  const left = frame.x + (frame.width - side) / 2;
  const top = frame.y + (frame.height - side) / 2;
  if (layer.background) {
    ctx.fillStyle = layer.background;
    ctx.fillRect(left, top, side, side);
  }
  if (!code) return;
  const quiet = layer.quietZone ?? DEFAULT_QUIET_ZONE;
  const module = side / (code.size + 2 * quiet);
  // edges of neighbours are the same number, so no seam shows between modules at any size
  const edge = (index: number) => (quiet + index) * module;
  ctx.fillStyle = layer.colour;
  ctx.beginPath();
  for (let row = 0; row < code.size; row += 1) {
    let column = 0;
    while (column < code.size) {
      if (!code.isDark(row, column)) {
        column += 1;
        continue;
      }
      const from = column;
      while (column < code.size && code.isDark(row, column)) column += 1;
      ctx.rect(
        left + edge(from),
        top + edge(row),
        edge(column) - edge(from),
        edge(row + 1) - edge(row),
      );
    }
  }
  ctx.fill();
}
