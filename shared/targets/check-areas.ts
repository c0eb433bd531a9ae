import type { AreaActionType } from '../domain/areas';
import type { Artboard } from '../domain/design/artboard';
import type { Problem, ProblemPath } from '../errors/app-error';
import { error, warning } from '../line/problem';

/** What every design's areas must have before they can become anything. */
export function checkDesignAreas(
  page: Artboard,
  path: ProblemPath,
  allowed: { areas: number; actions: readonly AreaActionType[] },
): Problem[] {
  const found: Problem[] = [];
  const at = (...more: (string | number)[]) => [...path, 'areas', ...more];
  if (page.areas.length > allowed.areas) {
    found.push(
      error('design.tooManyAreas', at(), { limit: allowed.areas, actual: page.areas.length }),
    );
  }
  page.areas.forEach((area, index) => {
    const { bounds: b } = area;
    if (b.x < 0 || b.y < 0 || b.x + b.width > page.size.width || b.y + b.height > page.size.height)
      found.push(error('design.areaOutside', at(index, 'bounds')));
    if (area.action === null) found.push(error('design.noAction', at(index, 'action')));
    else if (!allowed.actions.includes(area.action.type)) {
      const actual =
        area.action.type === 'unsupported' ? String(area.action.wire.type) : area.action.type;
      found.push(
        error('action.notHere', at(index, 'action'), {
          actual,
          limit: allowed.actions.join(', '),
        }),
      );
    }
  });
  found.push(...checkEdges(page, path));
  return found;
}

/** Nearer than this part of the page, an edge is meant to be the same one. */
const NEAR = 0.03;
/** Off by so few pixels nobody sees or feels it. */
const UNSEEN = 2;

/**
 * Where artwork and tap areas do not agree: an area ends a little beside the box that it seems to belong to.
 * Only boxes with straight, upright edges count, and only when none of them ends where the area does.
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
  return page.areas.flatMap((area, index) => {
    const off = edgeOff(area.bounds, boxes, page.size);
    return off === null
      ? []
      : [
          warning('design.edgeOff', [...path, 'areas', index, 'bounds'], {
            actual: off.by,
            details: { by: off.by, side: off.side },
          }),
        ];
  });
}

type Box = { x: number; y: number; width: number; height: number };

function edgeOff(
  area: Box,
  boxes: readonly Box[],
  page: { width: number; height: number },
): { side: 'left' | 'right' | 'top' | 'bottom'; by: number } | null {
  // the box that covers most of the area and is about as large: the button somebody drew
  const overlapOf = (box: Box) =>
    Math.max(0, Math.min(area.x + area.width, box.x + box.width) - Math.max(area.x, box.x)) *
    Math.max(0, Math.min(area.y + area.height, box.y + box.height) - Math.max(area.y, box.y));
  const mate = boxes.find((box) => {
    const shared = overlapOf(box);
    return shared > 0.8 * area.width * area.height && shared > 0.8 * box.width * box.height;
  });
  if (!mate) return null;
  const sides = [
    { side: 'left', area: area.x, box: mate.x, span: page.width },
    { side: 'right', area: area.x + area.width, box: mate.x + mate.width, span: page.width },
    { side: 'top', area: area.y, box: mate.y, span: page.height },
    { side: 'bottom', area: area.y + area.height, box: mate.y + mate.height, span: page.height },
  ] as const;
  let worst: { side: (typeof sides)[number]['side']; by: number } | null = null;
  for (const each of sides) {
    // what sticks out of the page is cut there
    const edge = Math.min(Math.max(0, each.box), each.span);
    const by = Math.round(Math.abs(edge - each.area));
    if (by <= UNSEEN || by > each.span * NEAR) continue;
    if (worst === null || by > worst.by) worst = { side: each.side, by };
  }
  return worst;
}
