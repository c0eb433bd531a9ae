import { useLayoutEffect, useRef } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import { unionOf } from '#shared/geometry/arrange';
import { type Bounds, commonOf, type Size } from '#shared/geometry/bounds';
import type { Camera } from '../api';
import { paintPage, type Resources, reachOf } from '../paint';
import styles from './EditorCanvas.module.css';
import { movedBy } from './moved-by';

/** What the canvas holds: the layers as they were painted, and which part of the page, at which zoom. */
interface Painted {
  layers: readonly Layer[];
  part: Bounds;
  camera: Camera;
  resources: Resources;
}

/**
 * What is being moved, as a picture no larger than itself. As long as it only moves, the picture is painted once and
 * then carried along by the window: a canvas as large as the stage would be put together with all others anew in each
 * frame, which takes longer than the painting. It ends where the page ends, as in the finished picture.
 */
export function MovingPicture(props: {
  /** The page with nothing but the layers that move, where the hand has them now. */
  page: Artboard;
  resources: Resources;
  camera: Camera;
  viewport: Size;
}) {
  const { page, resources, camera, viewport } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<Painted | null>(null);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const reach = reachOfAll(page);
    const wanted = reach && commonOf(reach, neighbourhood(camera, viewport));
    element.hidden = wanted === null;
    if (wanted === null) return;
    const before = held.current;
    const by =
      before?.camera === camera && before.resources === resources
        ? movedBy(before.layers, page.layers)
        : null;
    if (before && by && doesCover(before.part, by, commonOf(wanted, viewIn(camera, viewport)))) {
      put(element, before.part, by, camera);
      return;
    }
    paint(element, wanted, page, resources, camera);
    put(element, wanted, { x: 0, y: 0 }, camera);
    held.current = { layers: page.layers, part: wanted, camera, resources };
  }, [page, resources, camera, viewport]);

  return (
    <div className={styles.moving} style={edgesOf(page, camera)}>
      <canvas ref={canvas} data-testid="moving-picture" />
    </div>
  );
}

/** Where the page lies in the view, from pixel to pixel. */
function edgesOf({ size }: Artboard, { x, y, zoom }: Camera) {
  const [left, top] = [whole(-x * zoom), whole(-y * zoom)];
  return {
    left,
    top,
    width: whole((size.width - x) * zoom) - left,
    height: whole((size.height - y) * zoom) - top,
  };
}

/** What the layers may paint. */
const reachOfAll = ({ layers, groups }: Artboard): Bounds | null =>
  unionOf(layers.filter(({ hidden }) => !hidden).map((layer) => reachOf(layer, groups ?? [])));

/** The part of the page that is in the view. */
const viewIn = ({ x, y, zoom }: Camera, viewport: Size): Bounds => ({
  x,
  y,
  width: viewport.width / zoom,
  height: viewport.height / zoom,
});

/** The view and as much again round it, so that what lies outside is there when it is pulled in. */
function neighbourhood({ x, y, zoom }: Camera, viewport: Size) {
  const [width, height] = [viewport.width / zoom, viewport.height / zoom];
  return { x: x - width / 2, y: y - height / 2, width: width * 2, height: height * 2 };
}

/** Whether a picture that was moved holds all of what is seen of it. */
function doesCover(part: Bounds, by: { x: number; y: number }, seen: Bounds | null): boolean {
  if (!seen) return true;
  // sums of fractions: a thousandth of a pixel is nothing
  const slack = 0.001;
  return (
    seen.x >= part.x + by.x - slack &&
    seen.y >= part.y + by.y - slack &&
    seen.x + seen.width <= part.x + by.x + part.width + slack &&
    seen.y + seen.height <= part.y + by.y + part.height + slack
  );
}

/** Pixels of the screen, whole ones: between two of them a picture would be blurred. */
const whole = (value: number): number => {
  const ratio = window.devicePixelRatio || 1;
  return Math.round(value * ratio) / ratio;
};

/** Where a point of the page lies in the box that is cut at the page's edges. */
const cornerOf = (at: { x: number; y: number }, { x, y, zoom }: Camera) => ({
  x: whole((at.x - x) * zoom) - whole(-x * zoom),
  y: whole((at.y - y) * zoom) - whole(-y * zoom),
});

function put(
  element: HTMLCanvasElement,
  part: Bounds,
  by: { x: number; y: number },
  camera: Camera,
): void {
  const { x, y } = cornerOf({ x: part.x + by.x, y: part.y + by.y }, camera);
  element.style.translate = `${x}px ${y}px`;
}

function paint(
  element: HTMLCanvasElement,
  part: Bounds,
  page: Artboard,
  resources: Resources,
  camera: Camera,
): void {
  const ratio = window.devicePixelRatio || 1;
  const scale = camera.zoom * ratio;
  // one more, for the corner is put on a whole pixel
  const width = Math.ceil(part.width * scale) + 1;
  const height = Math.ceil(part.height * scale) + 1;
  // a size that is set also clears
  element.width = width;
  element.height = height;
  element.style.width = `${width / ratio}px`;
  element.style.height = `${height / ratio}px`;
  const context = element.getContext('2d');
  if (!context) return;
  const shift = (at: number, from: number) =>
    -(whole((at - from) * camera.zoom) + from * camera.zoom) * ratio;
  context.setTransform(scale, 0, 0, scale, shift(part.x, camera.x), shift(part.y, camera.y));
  context.imageSmoothingEnabled = camera.zoom < 4;
  context.imageSmoothingQuality = 'high';
  paintPage(context, page, resources, { background: false, isUncut: true });
}
