import type { ImageLayer } from '#shared/domain/design/layers';

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

/** Where the picture and the part of it that is seen lie, with the layer's crop taken into account. */
export function placeCropped(
  layer: Pick<ImageLayer, 'frame' | 'fit' | 'focus' | 'crop'>,
  natural: { width: number; height: number },
): { whole: Rect; visible: Rect } {
  const crop = layer.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const part = { width: natural.width * crop.width, height: natural.height * crop.height };
  const placed = placeImage(layer.frame, layer.fit, part, layer.focus);
  const whole = {
    x: placed.x - (crop.x / crop.width) * placed.width,
    y: placed.y - (crop.y / crop.height) * placed.height,
    width: placed.width / crop.width,
    height: placed.height / crop.height,
  };
  return { whole, visible: layer.fit === 'contain' ? placed : { ...layer.frame } };
}
