import type { Bounds } from './bounds';

/** Pixels of the page. */
export interface Point {
  x: number;
  y: number;
}

/** A point turned about a centre, degrees clockwise on the screen. */
export function turn(point: Point, centre: Point, degrees: number): Point {
  if (degrees === 0) return point;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
}

/** The middle of a rectangle. */
export const centreOf = (frame: Bounds): Point => ({
  x: frame.x + frame.width / 2,
  y: frame.y + frame.height / 2,
});

/** A frame of the same size about another centre. */
export const centredAt = (frame: Bounds, centre: Point): Bounds => ({
  ...frame,
  x: centre.x - frame.width / 2,
  y: centre.y - frame.height / 2,
});

/** Whether a point lies in a frame that is turned about its own centre. */
export function isInTurned(frame: Bounds, degrees: number | undefined, point: Point): boolean {
  const { x, y } = turn(point, centreOf(frame), -(degrees ?? 0));
  return x >= frame.x && y >= frame.y && x < frame.x + frame.width && y < frame.y + frame.height;
}

/** 0 up to 360. */
export const normalAngle = (degrees: number): number => {
  const turned = ((degrees % 360) + 360) % 360;
  return turned > 359.995 ? 0 : Math.round(turned * 100) / 100;
};

/** The upright rectangle round a frame that is turned about its middle. */
export function turnedBounds(frame: Bounds, degrees: number | undefined): Bounds {
  if (!degrees) return frame;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const width = frame.width * cos + frame.height * sin;
  const height = frame.width * sin + frame.height * cos;
  return {
    x: frame.x + (frame.width - width) / 2,
    y: frame.y + (frame.height - height) / 2,
    width,
    height,
  };
}
