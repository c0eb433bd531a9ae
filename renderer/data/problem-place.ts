import type { Artboard } from '#shared/domain/design/artboard';
import type { Design } from '#shared/domain/design/design';
import type { AreaId } from '#shared/domain/ids';
import type { Problem } from '#shared/errors/app-error';
import { letterOf } from '#shared/geometry/lettering';

export interface ProblemPlace {
  /** Null: the problem belongs to the whole set. */
  pageName: string | null;
  letter: string | null;
  areaId: AreaId | null;
}

/** Where in the document a problem's path points, in people's terms. */
export function placeOf(problem: Problem, set: Design): ProblemPlace {
  const [first, pageIndex, list, index] = problem.path;
  const page: Artboard | undefined =
    first === 'pages' && typeof pageIndex === 'number' ? set.pages[pageIndex] : undefined;
  const area = list === 'areas' && typeof index === 'number' ? page?.areas[index] : undefined;
  return {
    pageName: page?.name ?? null,
    letter: page && area ? letterOf(page.areas, area.id) : null,
    areaId: area?.id ?? null,
  };
}

/** The place in words; `t` is that of `problems-panel`. */
export function sayPlace(
  place: ProblemPlace,
  kind: string,
  t: (key: string, gaps?: Record<string, unknown>) => string,
): string {
  // the one picture of a rich message has no name of its own
  const page = place.pageName || t(kind === 'richMenuSet' ? 'wholeMenu' : 'wholeMessage');
  if (place.letter === null) return page;
  return place.pageName
    ? t('place', { page, letter: place.letter })
    : t('placeArea', { letter: place.letter });
}
