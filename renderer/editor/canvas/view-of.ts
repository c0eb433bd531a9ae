import type { Bounds } from '#shared/geometry/bounds';
import type { Point } from '#shared/geometry/turned';
import type { Camera } from '../api';

/** From pixels of the page to pixels of the view. */
export const viewOf = ({ x, y, zoom }: Camera) => ({
  point: (of: Point): Point => ({ x: (of.x - x) * zoom, y: (of.y - y) * zoom }),
  box: (of: Bounds): Bounds => ({
    x: (of.x - x) * zoom,
    y: (of.y - y) * zoom,
    width: of.width * zoom,
    height: of.height * zoom,
  }),
});

/** Where Konva draws the page, so that its marks are told in pixels of the page. */
export const groundOf = ({ x, y, zoom }: Camera) => ({
  scaleX: zoom,
  scaleY: zoom,
  x: -x * zoom,
  y: -y * zoom,
});
