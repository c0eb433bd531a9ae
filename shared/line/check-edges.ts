import type { Artboard } from '../domain/design/artboard';
import type { Problem, ProblemPath } from '../errors/app-error';
import { type Bounds, commonOf } from '../geometry/bounds';
import { warning } from './problem';

/** Nearer than this part of the page, an edge is meant to be the same one; further off it is a margin. */
const NEAR = 0.03;
/** A box that reaches into another area so far is no margin: taps on it are answered by its neighbour. */
const FAR = 0.25;
/** Off by so few pixels nobody sees or feels it. */
const UNSEEN = 2;
/** Of an area and of a box, that they share when the one was drawn for the other. */
const MATES = 0.6;

/**
 * Where artwork and tap areas do not agree: an area ends a little beside the box that it seems to belong to, or that
 * box reaches into the area beside it. Only boxes with straight, upright edges count; a picture of the whole page has
 * no edges of its own.
 *
 * @returns a warning `design.edgeOff` for each such area, `actual` in pixels of the page; path: its bounds
 */
export function checkEdges(page: Artboard, path: ProblemPath): Problem[] {
  const boxes = page.layers
    .filter(
      (layer) =>
        !layer.hidden &&
        !layer.rotation &&
        ((layer.kind === 'shape' && layer.shape === 'rectangle') ||
          layer.kind === 'symbol' ||
          (layer.kind === 'image' && layer.fit !== 'contain' && layer.mask === undefined)),
    )
    .map((layer) => layer.frame);
  const areas = page.areas.map(({ bounds }) => bounds);
  return areas.flatMap((area, index) => {
    const off = edgeOff(area, boxes, { areas, size: page.size });
    if (off === null) return [];
    return [
      warning('design.edgeOff', [...path, 'areas', index, 'bounds'], {
        actual: off.by,
        details: { by: off.by, side: off.side },
      }),
    ];
  });
}

type Side = 'left' | 'right' | 'top' | 'bottom';

function edgeOff(
  area: Bounds,
  boxes: readonly Bounds[],
  page: { areas: readonly Bounds[]; size: { width: number; height: number } },
): { side: Side; by: number } | null {
  // the box that covers most of the area and is about as large: the button somebody drew
  const mate = boxes.find((box) => {
    const shared = extentOf(commonOf(area, box));
    return shared > MATES * extentOf(area) && shared > MATES * extentOf(box);
  });
  if (!mate) return null;
  const { width, height } = page.size;
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  // what sticks out of the page is cut there
  const to = (edge: number, span: number) => Math.min(Math.max(0, edge), span);
  const sides: readonly { side: Side; out: number; span: number }[] = [
    { side: 'left', out: area.x - to(mate.x, width), span: width },
    { side: 'right', out: to(mate.x + mate.width, width) - right, span: width },
    { side: 'top', out: area.y - to(mate.y, height), span: height },
    { side: 'bottom', out: to(mate.y + mate.height, height) - bottom, span: height },
  ];
  let worst: { side: Side; by: number } | null = null;
  for (const { side, out, span } of sides) {
    const by = Math.round(Math.abs(out));
    const isNear = by <= span * NEAR;
    const isTaken = out > 0 && by <= span * FAR && reachesInto(side, area, mate, page.areas);
    if (by <= UNSEEN || !(isNear || isTaken)) continue;
    if (worst === null || by > worst.by) worst = { side, by };
  }
  return worst;
}

const extentOf = (box: Bounds | null): number => (box ? box.width * box.height : 0);

/** Whether what sticks out of an area on one side lies under another area. */
function reachesInto(side: Side, area: Bounds, box: Bounds, areas: readonly Bounds[]): boolean {
  const strip = { ...box };
  if (side === 'left') strip.width = area.x - box.x;
  if (side === 'top') strip.height = area.y - box.y;
  if (side === 'right') {
    strip.x = area.x + area.width;
    strip.width = box.x + box.width - strip.x;
  }
  if (side === 'bottom') {
    strip.y = area.y + area.height;
    strip.height = box.y + box.height - strip.y;
  }
  return areas.some((other) => other !== area && commonOf(other, strip) !== null);
}
