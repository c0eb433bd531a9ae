import type { Bounds, Size } from '#shared/geometry/bounds';
import type { Camera } from '../api';

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 8;
/** Free space round what is fitted, in screen pixels: room for rulers, badges and the size label. */
const MARGIN_PX = 40;

export const clampZoom = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** Zooms so that the page pixel under the anchor (screen pixels) stays where it is. */
export function zoomAt(camera: Camera, zoom: number, anchor: { x: number; y: number }): Camera {
  const next = clampZoom(zoom);
  return {
    x: camera.x + anchor.x / camera.zoom - anchor.x / next,
    y: camera.y + anchor.y / camera.zoom - anchor.y / next,
    zoom: next,
  };
}

/** The camera that shows a rectangle whole and in the middle. */
export function cameraFor(box: Bounds, viewport: Size): Camera {
  const width = Math.max(1, viewport.width - 2 * MARGIN_PX);
  const height = Math.max(1, viewport.height - 2 * MARGIN_PX);
  const zoom = clampZoom(Math.min(width / box.width, height / box.height));
  return {
    x: box.x + box.width / 2 - viewport.width / zoom / 2,
    y: box.y + box.height / 2 - viewport.height / zoom / 2,
    zoom,
  };
}

export const isSameCamera = (a: Camera, b: Camera): boolean =>
  a.x === b.x && a.y === b.y && a.zoom === b.zoom;

/** At least this much of the page stays in sight, so that nobody gets lost beside it. */
const KEEP_PX = 80;

/** Keeps a corner of the page in the viewport. */
export function keepInSight(camera: Camera, page: Size, viewport: Size): Camera {
  const keep = KEEP_PX / camera.zoom;
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return {
    ...camera,
    x: clamp(camera.x, keep - viewport.width / camera.zoom, page.width - keep),
    y: clamp(camera.y, keep - viewport.height / camera.zoom, page.height - keep),
  };
}

/** The next or previous of the zoom steps that designers know. */
const STEPS = [0.02, 0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8];
export const nextZoom = (zoom: number, direction: 1 | -1): number =>
  direction === 1
    ? (STEPS.find((step) => step > zoom * 1.01) ?? MAX_ZOOM)
    : (STEPS.findLast((step) => step < zoom * 0.99) ?? MIN_ZOOM);
