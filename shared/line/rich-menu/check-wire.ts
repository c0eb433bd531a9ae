import type { Problem, ProblemPath } from '../../errors/app-error';
import type { Bounds } from '../../geometry/bounds';
import { countGraphemes } from '../count';
import { guarded } from '../guard';
import { INT32_MAX, LIMITS } from '../limits';
import { error, warning } from '../problem';
import { checkRichMenuAction } from './check-action';
import { RICH_MENU_ACTIONS, type WireAction, wireAction, wireRichMenu } from './wire-schema';

const L = LIMITS.richMenu;

/** Fields that LINE's answers carry and its requests do not take. */
const RESPONSE_ONLY = ['richMenuId'] as const;
/** A hostile file may hold a million areas or members: the first of them are enough. */
const COMPARED_AREAS = 200;
const MANY_MEMBERS = 5_000;
const KNOWN = new Set(['size', 'selected', 'name', 'chatBarText', 'areas', ...RESPONSE_ONLY]);

/**
 * Checks a rich menu object as it would be sent. `path` is where it stands in a larger value.
 * LINE takes areas that stick out by a pixel or overlap, so these warn.
 */
export const checkRichMenuWire = guarded(richMenuProblems);

export function richMenuProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [error('json.wrongType', path, { limit: 'object', actual: typeName(value) })];
  }
  const given = value as Record<string, unknown>;
  // the rest of a hostile list is not looked at
  const menu = Array.isArray(given.areas)
    ? { ...given, areas: given.areas.slice(0, COMPARED_AREAS) }
    : given;
  for (const key of Object.keys(menu).slice(0, MANY_MEMBERS)) {
    if ((RESPONSE_ONLY as readonly string[]).includes(key)) {
      found.push(
        warning('richMenu.responseOnlyField', [...path, key], { details: { field: key } }),
      );
    } else if (!KNOWN.has(key)) {
      found.push(warning('json.unknownField', [...path, key], { details: { field: key } }));
    }
  }
  found.push(...checkShape(menu, path));
  const size = readSize(menu.size);
  if (size) found.push(...checkSize(size, [...path, 'size']));
  if (typeof menu.name === 'string') {
    found.push(...checkText(menu.name, 'name', L.name, [...path, 'name']));
  }
  if (typeof menu.chatBarText === 'string') {
    found.push(
      ...checkText(menu.chatBarText, 'chatBarText', L.chatBarText, [...path, 'chatBarText']),
    );
  }
  if (Array.isArray(given.areas)) {
    const at = [...path, 'areas'];
    const { length } = given.areas;
    if (length > L.areas)
      found.push(error('richMenu.tooManyAreas', at, { limit: L.areas, actual: length }));
    found.push(...checkAreas(menu.areas as unknown[], size, at));
  }
  return found;
}

const typeName = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Types and required members outside of actions, from the schema. */
function checkShape(menu: Record<string, unknown>, path: ProblemPath): Problem[] {
  const parsed = wireRichMenu.safeParse(menu);
  if (parsed.success) return [];
  return (
    parsed.error.issues
      // what is wrong inside of an action is told by its own check; that there is none is told here
      .filter((issue) => !(issue.path[2] === 'action' && hasAction(menu, issue.path[1])))
      .map((issue) => shapeProblem(issue, menu, path))
  );
}

const hasAction = (menu: Record<string, unknown>, index: PropertyKey | undefined): boolean => {
  const area = Array.isArray(menu.areas) ? (menu.areas[Number(index)] as unknown) : null;
  return area !== null && typeof area === 'object' && 'action' in area;
};

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  expected?: unknown;
}

/** A schema issue in our words: missing, or of the wrong type. */
export function shapeProblem(issue: Issue, root: unknown, path: ProblemPath): Problem {
  const inner = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const value = inner.reduce<unknown>(
    (at, part) => (at as Record<string | number, unknown> | null | undefined)?.[part],
    root,
  );
  const field = String(inner[inner.length - 1] ?? '');
  const at = [...path, ...inner];
  if (value === undefined) return error('json.required', at, { details: { field } });
  const expected = issue.expected === undefined ? issue.message : String(issue.expected);
  return error('json.wrongType', at, {
    limit: expected,
    actual: typeName(value),
    details: { field },
  });
}

function readSize(value: unknown): { width: number; height: number } | null {
  const size = value as { width?: unknown; height?: unknown } | null | undefined;
  return typeof size?.width === 'number' && typeof size.height === 'number'
    ? { width: size.width, height: size.height }
    : null;
}

function checkText(text: string, field: string, limit: number, path: ProblemPath): Problem[] {
  if (text.trim() === '') return [error(`richMenu.${field}Empty`, path)];
  const actual = countGraphemes(text);
  return actual > limit ? [error(`richMenu.${field}TooLong`, path, { limit, actual })] : [];
}

/** Size of the object and so of its picture: 800–2500 wide, at least 250 high, at least 1.45 to 1. */
export function checkSize(
  { width, height }: { width: number; height: number },
  path: ProblemPath,
): Problem[] {
  const found: Problem[] = [];
  for (const [field, value] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isInteger(value)) {
      found.push(
        error('richMenu.notWholePixels', [...path, field], { actual: value, details: { field } }),
      );
    }
  }
  if (width < L.minWidth || width > L.maxWidth) {
    found.push(
      error('richMenu.widthOutside', [...path, 'width'], {
        actual: width,
        limit: `${L.minWidth}–${L.maxWidth}`,
      }),
    );
  }
  if (height < L.minHeight) {
    found.push(
      error('richMenu.heightTooSmall', [...path, 'height'], { actual: height, limit: L.minHeight }),
    );
  }
  if (height > 0 && width / height < L.minRatio) {
    found.push(
      error('richMenu.tooTall', path, {
        actual: height,
        limit: Math.floor(width / L.minRatio),
      }),
    );
  }
  return found;
}

function checkAreas(
  areas: readonly unknown[],
  size: { width: number; height: number } | null,
  path: ProblemPath,
): Problem[] {
  const found: Problem[] = [];
  if (areas.length === 0) found.push(warning('richMenu.noAreas', path));
  const boxes: (Bounds | null)[] = [];
  areas.forEach((area, index) => {
    const at = [...path, index];
    const entry = area as { bounds?: Partial<Bounds>; action?: unknown } | null;
    const bounds = readBounds(entry?.bounds);
    boxes.push(bounds);
    if (bounds) found.push(...checkBounds(bounds, size, [...at, 'bounds']));
    if (entry && typeof entry === 'object' && 'action' in entry) {
      found.push(...checkActionValue(entry.action, [...at, 'action']));
    }
  });
  found.push(...checkOverlaps(boxes, path));
  return found;
}

function readBounds(value: Partial<Bounds> | undefined): Bounds | null {
  if (!value) return null;
  const { x, y, width, height } = value;
  return [x, y, width, height].every((n) => typeof n === 'number') ? (value as Bounds) : null;
}

/** An action of any form: known and allowed here, of the right shape, within its limits. */
export function checkActionValue(value: unknown, path: ProblemPath): Problem[] {
  if (value === null || typeof value !== 'object') {
    return [error('json.wrongType', path, { limit: 'object', actual: typeName(value) })];
  }
  const type = (value as { type?: unknown }).type;
  if (typeof type !== 'string')
    return [error('json.required', [...path, 'type'], { details: { field: 'type' } })];
  if (!(RICH_MENU_ACTIONS as readonly string[]).includes(type)) {
    const known = ['camera', 'cameraRoll', 'location'].includes(type);
    return [
      error(known ? 'action.notInRichMenu' : 'action.unknownType', [...path, 'type'], {
        actual: type,
      }),
    ];
  }
  const parsed = wireAction.safeParse(value);
  if (parsed.success) return checkRichMenuAction(parsed.data, path);
  const shape = parsed.error.issues.map((issue) => shapeProblem(issue, value, path));
  return [...shape, ...checkPartialAction(value as Record<string, unknown>, path, shape)];
}

/** What is well-formed of a broken action is still checked, so that one mistake does not hide another. */
function checkPartialAction(
  value: Record<string, unknown>,
  path: ProblemPath,
  shape: readonly Problem[],
): Problem[] {
  const broken = new Set(shape.map((problem) => problem.path[path.length]));
  const filled: Record<string, unknown> = { ...value };
  for (const key of broken) {
    if (typeof key !== 'string') continue;
    // a stand-in that breaks no rule; its field is left out of what is reported
    filled[key] = key === 'mode' ? 'date' : key === 'uri' ? 'https://example.com' : 'x';
  }
  if (broken.has('inputOption')) delete filled.inputOption;
  const parsed = wireAction.safeParse(filled);
  if (!parsed.success) return [];
  return checkRichMenuAction(parsed.data as WireAction, path).filter(
    (problem) => !broken.has(problem.path[path.length] ?? ''),
  );
}

function checkBounds(
  bounds: Bounds,
  size: { width: number; height: number } | null,
  path: ProblemPath,
): Problem[] {
  const found: Problem[] = [];
  for (const field of ['x', 'y', 'width', 'height'] as const) {
    const value = bounds[field];
    const at = [...path, field];
    const low = field === 'x' || field === 'y' ? 0 : 1;
    if (!Number.isInteger(value)) {
      found.push(error('richMenu.notWholePixels', at, { actual: value, details: { field } }));
    } else if (value < low) {
      found.push(
        error('richMenu.boundsTooSmall', at, { actual: value, limit: low, details: { field } }),
      );
    } else if (value > INT32_MAX) {
      const limit = `${low}–${INT32_MAX}`;
      found.push(error('number.outside', at, { actual: value, limit, details: { field } }));
    }
  }
  if (size) {
    const right = bounds.x + bounds.width - size.width;
    const bottom = bounds.y + bounds.height - size.height;
    if (right > 0) {
      found.push(
        warning('richMenu.areaOutsideImage', [...path, 'width'], {
          limit: size.width,
          actual: bounds.x + bounds.width,
          details: { px: right },
        }),
      );
    }
    if (bottom > 0) {
      found.push(
        warning('richMenu.areaOutsideImage', [...path, 'height'], {
          limit: size.height,
          actual: bounds.y + bounds.height,
          details: { px: bottom },
        }),
      );
    }
  }
  return found;
}

function checkOverlaps(boxes: readonly (Bounds | null)[], path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  boxes.forEach((a, i) => {
    boxes.slice(i + 1).forEach((b, offset) => {
      if (!a || !b) return;
      const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if (width > 0 && height > 0) {
        const other = i + 1 + offset;
        found.push(
          warning('richMenu.areasOverlap', [...path, other, 'bounds'], {
            details: { width, height, first: i + 1, second: other + 1, otherIndex: i },
          }),
        );
      }
    });
  });
  return found;
}
