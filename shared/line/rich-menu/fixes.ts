import type { Area, Page, RichMenuSet } from '../../domain/rich-menu/schema';
import type { Problem } from '../../errors/app-error';
import type { Bounds } from '../../geometry/bounds';
import { trimGraphemes } from '../count';
import { LIMITS } from '../limits';

/** A certain repair: applied only when a person asks, to a copy. `code` is the key of its button. */
export interface Fix {
  code:
    | 'moveInside'
    | 'closeGap'
    | 'removeOverlap'
    | 'trim'
    | 'encode'
    | 'dropFillIn'
    | 'dropDefault';
  apply(set: RichMenuSet): RichMenuSet;
}

/** The repair of a problem of `checkRichMenuSet`, where there is exactly one sensible one. */
export function fixFor(problem: Problem, set: RichMenuSet): Fix | null {
  const [, pageIndex, list, areaIndex] = problem.path;
  const page = typeof pageIndex === 'number' ? set.pages[pageIndex] : undefined;
  const area =
    list === 'areas' && typeof areaIndex === 'number' ? page?.areas[areaIndex] : undefined;
  const onArea = (change: (area: Area) => Area) => (old: RichMenuSet) =>
    changePage(old, Number(pageIndex), (p) => ({
      ...p,
      areas: p.areas.map((other, index) => (index === areaIndex ? change(other) : other)),
    }));
  const onPage = (change: (page: Page) => Page) => (old: RichMenuSet) =>
    changePage(old, Number(pageIndex), change);

  switch (problem.code) {
    case 'richMenu.areaOutsideImage':
      if (!page || !area) return null;
      return {
        code: 'moveInside',
        apply: onArea((a) => ({ ...a, bounds: moveInside(a.bounds, page.size) })),
      };
    case 'richMenu.gap': {
      const gap = problem.details?.gap as Bounds | undefined;
      if (!area || !gap) return null;
      return {
        code: 'closeGap',
        apply: onArea((a) => ({ ...a, bounds: closeGap(a.bounds, gap) })),
      };
    }
    case 'richMenu.areasOverlap': {
      const other = page?.areas[Number(problem.details?.otherIndex)];
      const fixed = area && other ? withoutOverlap(area.bounds, other.bounds) : null;
      if (fixed === null) return null;
      return { code: 'removeOverlap', apply: onArea((a) => ({ ...a, bounds: fixed })) };
    }
    case 'richMenu.nameTooLong':
      return {
        code: 'trim',
        apply: onPage((p) => ({ ...p, name: trimGraphemes(p.name, LIMITS.richMenu.name) })),
      };
    case 'richMenu.chatBarTextTooLong':
      return {
        code: 'trim',
        apply: onPage((p) => ({
          ...p,
          chatBarText: trimGraphemes(p.chatBarText, LIMITS.richMenu.chatBarText),
        })),
      };
    case 'uri.notEncoded':
      if (area?.action?.type !== 'uri') return null;
      return {
        code: 'encode',
        apply: onArea((a) =>
          a.action?.type === 'uri'
            ? { ...a, action: { ...a.action, uri: encode(a.action.uri) } }
            : a,
        ),
      };
    case 'action.fillInTextAlone':
      return {
        code: 'dropFillIn',
        apply: onArea((a) => {
          if (a.action?.type !== 'postback') return a;
          const { fillInText: _dropped, ...action } = a.action;
          return { ...a, action };
        }),
      };
    case 'richMenu.defaultPageGone':
      return { code: 'dropDefault', apply: (old) => ({ ...old, defaultPageId: null }) };
    default:
      return null;
  }
}

const changePage = (
  set: RichMenuSet,
  index: number,
  change: (page: Page) => Page,
): RichMenuSet => ({
  ...set,
  pages: set.pages.map((page, at) => (at === index ? change(page) : page)),
});

/** Moves a rectangle onto the page; shrinks it only where it is larger than the page. */
export function moveInside(bounds: Bounds, size: { width: number; height: number }): Bounds {
  const width = Math.max(1, Math.min(bounds.width, size.width));
  const height = Math.max(1, Math.min(bounds.height, size.height));
  return {
    x: Math.min(Math.max(0, bounds.x), size.width - width),
    y: Math.min(Math.max(0, bounds.y), size.height - height),
    width,
    height,
  };
}

function closeGap(bounds: Bounds, gap: Bounds): Bounds {
  if (bounds.x + bounds.width === gap.x) return { ...bounds, width: bounds.width + gap.width };
  if (bounds.y + bounds.height === gap.y) return { ...bounds, height: bounds.height + gap.height };
  return bounds;
}

/** Pulls the edge that reaches over the other area back to it; null when nothing would be left. */
function withoutOverlap(own: Bounds, other: Bounds): Bounds | null {
  const overlapX = Math.min(own.x + own.width, other.x + other.width) - Math.max(own.x, other.x);
  const overlapY = Math.min(own.y + own.height, other.y + other.height) - Math.max(own.y, other.y);
  if (overlapX <= 0 || overlapY <= 0) return null;
  if (overlapX <= overlapY) {
    if (overlapX >= own.width) return null;
    return own.x >= other.x
      ? { ...own, x: own.x + overlapX, width: own.width - overlapX }
      : { ...own, width: own.width - overlapX };
  }
  if (overlapY >= own.height) return null;
  return own.y >= other.y
    ? { ...own, y: own.y + overlapY, height: own.height - overlapY }
    : { ...own, height: own.height - overlapY };
}

/** Percent-encodes what is not ASCII; what is encoded already stays as it is. */
const encode = (uri: string): string =>
  uri.replace(/[^\u0021-\u007e]+/g, (part) => encodeURIComponent(part));
