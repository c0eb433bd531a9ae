import type { AreaActionType } from '../domain/areas';
import type { Artboard } from '../domain/design/artboard';
import type { Problem, ProblemPath } from '../errors/app-error';
import { checkEdges } from '../line/check-edges';
import { error } from '../line/problem';

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
