import type { PageId } from '../../domain/ids';
import type { Page, RichMenuSet } from '../../domain/rich-menu/schema';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { findGaps } from '../../geometry/gaps';
import { checkEdges } from '../check-edges';
import { countGraphemes } from '../count';
import { ALIAS_PATTERN, LIMITS, PHONE_WIDTH_PT, THUMB_PT } from '../limits';
import { error, warning } from '../problem';
import { checkActionValue, checkSize } from './check-wire';
import { actionToWire } from './to-wire';

/** What is known beyond the document itself. */
export interface CheckContext {
  /** Bytes of the rendered picture by page id, once it was rendered. */
  imageBytes?: ReadonlyMap<PageId, number>;
  /** Aliases of other documents in the workspace: they would be overwritten. */
  takenAliases?: ReadonlySet<string>;
}

const L = LIMITS.richMenu;

/** Everything that is wrong with a rich-menu set, in the order of the document. Pure; a few ms for 20 pages. */
export function checkRichMenuSet(set: RichMenuSet, context: CheckContext = {}): Problem[] {
  const found = checkPeriod(set);
  if (set.defaultPageId !== null && !set.pages.some((page) => page.id === set.defaultPageId)) {
    found.push(error('richMenu.defaultPageGone', ['defaultPageId']));
  }
  set.pages.forEach((page, index) => {
    found.push(...checkPage(set, page, ['pages', index], context));
  });
  found.push(...checkAliases(set, context), ...checkReach(set));
  return found;
}

function checkPage(
  set: RichMenuSet,
  page: Page,
  path: ProblemPath,
  context: CheckContext,
): Problem[] {
  const found = checkSize(page.size, [...path, 'size']);
  for (const field of ['name', 'chatBarText'] as const) {
    const at = [...path, field];
    const actual = countGraphemes(page[field]);
    if (page[field].trim() === '') found.push(error(`richMenu.${field}Empty`, at));
    else if (actual > L[field])
      found.push(error(`richMenu.${field}TooLong`, at, { limit: L[field], actual }));
  }
  const bytes = context.imageBytes?.get(page.id);
  if (bytes !== undefined && bytes > L.imageBytes) {
    found.push(
      error('richMenu.imageTooBig', [...path, 'layers'], { limit: L.imageBytes, actual: bytes }),
    );
  }
  if (page.areas.length > L.areas) {
    found.push(
      error('richMenu.tooManyAreas', [...path, 'areas'], {
        limit: L.areas,
        actual: page.areas.length,
      }),
    );
  }
  if (page.areas.length === 0) found.push(warning('richMenu.noAreas', [...path, 'areas']));
  found.push(...checkAreas(set, page, [...path, 'areas']), ...checkEdges(page, path));
  return found;
}

/** Pixels of the page that a thumb needs. */
export const thumbPx = (page: Pick<Page, 'size'>): number =>
  Math.round((THUMB_PT / PHONE_WIDTH_PT) * page.size.width);

function checkAreas(set: RichMenuSet, page: Page, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const thumb = thumbPx(page);
  page.areas.forEach(({ bounds, action }, index) => {
    const at = [...path, index];
    const outX = Math.max(0, -bounds.x, bounds.x + bounds.width - page.size.width);
    const outY = Math.max(0, -bounds.y, bounds.y + bounds.height - page.size.height);
    if (outX > 0 || outY > 0) {
      found.push(
        error('richMenu.areaOutsideImage', [...at, 'bounds'], {
          actual: Math.max(outX, outY),
          limit: outX >= outY ? page.size.width : page.size.height,
          details: { px: Math.max(outX, outY) },
        }),
      );
    }
    const smaller = Math.min(bounds.width, bounds.height);
    if (smaller < thumb) {
      found.push(
        warning('richMenu.areaTooSmall', [...at, 'bounds'], { limit: thumb, actual: smaller }),
      );
    }
    if (action === null) found.push(error('richMenu.noAction', [...at, 'action']));
    else if (action.type === 'unsupported') {
      found.push(
        error('action.notInRichMenu', [...at, 'action'], {
          actual: String(action.wire.type ?? ''),
        }),
      );
    } else if (action.type === 'richmenuswitch' && action.target.kind !== 'alias') {
      found.push(...checkTab(set, page, action, [...at, 'action']));
    } else {
      found.push(...checkActionValue(actionToWire(action, set), [...at, 'action']));
    }
  });
  found.push(...checkOverlaps(page, path), ...checkGaps(page, path));
  return found;
}

function checkTab(
  set: RichMenuSet,
  page: Page,
  action: Extract<NonNullable<Page['areas'][number]['action']>, { type: 'richmenuswitch' }>,
  path: ProblemPath,
): Problem[] {
  const { target } = action;
  const at = [...path, 'target'];
  const target_ =
    target.kind === 'page' ? set.pages.find((p) => p.id === target.pageId) : undefined;
  if (target_ === undefined) return [error('richMenu.tabLeadsNowhere', at)];
  const rest = checkActionValue(actionToWire(action, set), path).filter(
    // the alias itself is reported at its page
    (problem) => problem.path[path.length] !== 'richMenuAliasId',
  );
  return target_.id === page.id ? [warning('richMenu.tabToItself', at), ...rest] : rest;
}

function checkOverlaps(page: Page, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  page.areas.forEach(({ bounds: a }, i) => {
    page.areas.slice(i + 1).forEach(({ bounds: b }, offset) => {
      const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if (width <= 0 || height <= 0) return;
      const j = i + 1 + offset;
      found.push(
        warning('richMenu.areasOverlap', [...path, j, 'bounds'], {
          details: { width, height, first: i + 1, second: j + 1, otherIndex: i },
        }),
      );
    });
  });
  return found;
}

/** A gap between areas is meant only when it is wide; a narrow strip is a slip of the hand. */
const SLIP_PX = 60;

function checkGaps(page: Page, path: ProblemPath): Problem[] {
  if (page.areas.length === 0) return [];
  const boxes = page.areas.map((area) => area.bounds);
  return findGaps(boxes, page.size)
    .filter((gap) => Math.min(gap.width, gap.height) <= SLIP_PX)
    .map((gap) => {
      // the area left of or above the gap is the one that falls short
      const index = boxes.findIndex(
        (b) =>
          (gap.width <= gap.height &&
            b.x + b.width === gap.x &&
            b.y < gap.y + gap.height &&
            b.y + b.height > gap.y) ||
          (gap.height < gap.width &&
            b.y + b.height === gap.y &&
            b.x < gap.x + gap.width &&
            b.x + b.width > gap.x),
      );
      const at = index === -1 ? path : [...path, index, 'bounds'];
      return warning('richMenu.gap', at, {
        details: { px: Math.min(gap.width, gap.height), gap: { ...gap } },
      });
    });
}

function checkAliases(set: RichMenuSet, context: CheckContext): Problem[] {
  const found: Problem[] = [];
  const seen = new Map<string, number>();
  set.pages.forEach(({ richMenuAliasId: alias }, index) => {
    const at = ['pages', index, 'richMenuAliasId'];
    if (!ALIAS_PATTERN.test(alias)) {
      found.push(error('richMenu.badAlias', at, { limit: L.aliasId, actual: alias }));
    } else if (seen.has(alias)) {
      found.push(error('richMenu.duplicateAlias', at, { actual: alias }));
    } else if (context.takenAliases?.has(alias)) {
      found.push(error('richMenu.aliasTaken', at, { actual: alias }));
    }
    seen.set(alias, index);
  });
  return found;
}

/** Pages that no tab leads to and that are not the default: followers never come there. */
function checkReach(set: RichMenuSet): Problem[] {
  const first = set.defaultPageId;
  if (first === null || set.pages.length < 2) return [];
  const reached = new Set<string>([first]);
  const queue: string[] = [first];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const { action } of set.pages.find((page) => page.id === id)?.areas ?? []) {
      if (action?.type !== 'richmenuswitch' || action.target.kind !== 'page') continue;
      if (reached.has(action.target.pageId)) continue;
      reached.add(action.target.pageId);
      queue.push(action.target.pageId);
    }
  }
  return set.pages.flatMap((page, index) =>
    reached.has(page.id) ? [] : [warning('richMenu.pageUnreachable', ['pages', index])],
  );
}

function checkPeriod({ displayPeriod }: RichMenuSet): Problem[] {
  if (displayPeriod === null) return [];
  const found: Problem[] = [];
  const times = { start: 0, end: Number.POSITIVE_INFINITY };
  for (const key of ['start', 'end'] as const) {
    const value = displayPeriod[key];
    if (value === null) continue;
    const time = Date.parse(value);
    if (Number.isNaN(time))
      found.push(error('richMenu.badPeriod', ['displayPeriod', key], { actual: value }));
    else times[key] = time;
  }
  if (times.end <= times.start)
    found.push(error('richMenu.periodEndsBeforeStart', ['displayPeriod', 'end']));
  return found;
}
