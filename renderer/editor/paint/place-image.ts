import type { ImageLayer } from '#shared/domain/rich-menu/schema';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where the whole picture lies so that it fills `frame` as `fit` says, in the frame's unit.
 * `cover` sticks out of the frame (the painter clips), `contain` leaves bands, `exact` stretches.
 * `focus` is the point of the picture (0–1) that `cover` brings to the middle as far as it can.
 */
export function placeImage(
  frame: Rect,
  fit: ImageLayer['fit'],
  natural: { width: number; height: number },
  focus: { x: number; y: number } = { x: 0.5, y: 0.5 },
): Rect {
  if (fit === 'exact' || natural.width <= 0 || natural.height <= 0) return { ...frame };
  const byWidth = frame.width / natural.width;
  const byHeight = frame.height / natural.height;
  const scale = fit === 'cover' ? Math.max(byWidth, byHeight) : Math.min(byWidth, byHeight);
  const width = natural.width * scale;
  const height = natural.height * scale;
  if (fit === 'contain') {
    return {
      x: frame.x + (frame.width - width) / 2,
      y: frame.y + (frame.height - height) / 2,
      width,
      height,
    };
  }
  return {
    x: frame.x + offsetFor(focus.x, width, frame.width),
    y: frame.y + offsetFor(focus.y, height, frame.height),
    width,
    height,
  };
}

/** Keeps the focus in the middle without ever showing an empty edge. */
function offsetFor(focus: number, length: number, room: number): number {
  const wanted = room / 2 - focus * length;
  return Math.min(0, Math.max(room - length, wanted));
}
