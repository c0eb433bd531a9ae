import { newId, type RandomBytes } from '../../domain/ids';
import { type Area, type AreaAction, areaAction, type Page } from '../../domain/rich-menu/schema';
import type { Problem } from '../../errors/app-error';
import { INT32_MAX } from '../limits';
import { checkRichMenuWire } from './check-wire';

const SIZE_FIELDS = new Set(['width', 'height']);
const BOUNDS_FIELDS = new Set(['x', 'y', 'width', 'height']);
const MENU_FIELDS = new Set(['size', 'selected', 'name', 'chatBarText', 'areas', 'richMenuId']);

export interface FromWireOptions {
  random: RandomBytes;
  /** Alias the page gets; unique in its set. */
  richMenuAliasId: string;
}

/**
 * Turns a rich menu object into a page draft. What is not understood is kept in `foreign` and given back
 * by `toWire`; what an area cannot hold becomes an `unsupported` action, whole. `richMenuId` is dropped:
 * it names the published menu, not the draft.
 */
export function fromWire(
  value: Record<string, unknown>,
  options: FromWireOptions,
): { page: Page; problems: Problem[] } {
  const problems = checkRichMenuWire(value);
  const size = isObject(value.size) ? value.size : undefined;
  const page: Page = {
    id: newId('pag', options.random),
    name: text(value.name),
    richMenuAliasId: options.richMenuAliasId,
    size: { width: whole(size?.width, 2500), height: whole(size?.height, 1686) },
    template: null,
    // people write the switch as text; LINE refuses it, and what was meant is clear
    selected: value.selected === true || value.selected === 'true',
    chatBarText: text(value.chatBarText),
    background: { type: 'solid', colour: '#FFFFFF' },
    layers: [],
    areas: (Array.isArray(value.areas) ? value.areas : []).flatMap((area) =>
      isObject(area) ? [areaFromWire(area, options)] : [],
    ),
  };
  const foreign = merged(rest(value, MENU_FIELDS), 'size', rest(size ?? {}, SIZE_FIELDS));
  if (foreign) page.foreign = foreign;
  return { page, problems };
}

function areaFromWire(value: Record<string, unknown>, options: FromWireOptions): Area {
  const bounds = isObject(value.bounds) ? value.bounds : {};
  const area: Area = {
    id: newId('are', options.random),
    bounds: {
      x: whole(bounds.x, 0),
      y: whole(bounds.y, 0),
      width: whole(bounds.width, 1),
      height: whole(bounds.height, 1),
    },
    action: isObject(value.action) ? actionFromWire(value.action) : null,
  };
  const foreign = merged(
    rest(value, new Set(['bounds', 'action'])),
    'bounds',
    rest(bounds, BOUNDS_FIELDS),
  );
  if (foreign) area.foreign = foreign;
  return area;
}

const ACTION_FIELDS: Record<string, readonly string[]> = {
  uri: ['label', 'uri', 'altUri'],
  message: ['label', 'text'],
  postback: ['label', 'data', 'displayText', 'text', 'inputOption', 'fillInText'],
  datetimepicker: ['label', 'data', 'mode', 'initial', 'max', 'min'],
  clipboard: ['label', 'clipboardText'],
  richmenuswitch: ['label', 'data', 'richMenuAliasId'],
};

/** An action of a rich menu as a draft; anything that does not fit is kept whole. */
export function actionFromWire(value: Record<string, unknown>): AreaAction {
  const type = String(value.type);
  const fields = Object.hasOwn(ACTION_FIELDS, type) ? ACTION_FIELDS[type] : undefined;
  const unsupported: AreaAction = {
    type: 'unsupported',
    wire: value,
    ...(typeof value.label === 'string' ? { label: value.label } : {}),
  };
  if (fields === undefined) return unsupported;
  const known: Record<string, unknown> = { type };
  for (const field of fields) {
    if (field === 'richMenuAliasId') {
      known.target = { kind: 'alias', richMenuAliasId: value.richMenuAliasId };
    } else if (value[field] !== undefined) known[field] = value[field];
  }
  const foreign = rest(value, new Set(['type', ...fields]));
  if (foreign) known.foreign = foreign;
  const parsed = areaAction.safeParse(known);
  return parsed.success ? parsed.data : unsupported;
}

/**
 * Ties the pages of one import together: an alias that belongs to one of them becomes that page.
 * Returns new pages; the given ones are not changed.
 */
export function linkTabs(pages: readonly Page[]): Page[] {
  const byAlias = new Map(pages.map((page) => [page.richMenuAliasId, page.id]));
  return pages.map((page) => ({
    ...page,
    areas: page.areas.map((area) => {
      const { action } = area;
      if (action?.type !== 'richmenuswitch' || action.target.kind !== 'alias') return area;
      const pageId = byAlias.get(action.target.richMenuAliasId);
      if (pageId === undefined) return area;
      return { ...area, action: { ...action, target: { kind: 'page' as const, pageId } } };
    }),
  }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Areas are whole pixels; `260.0` and `"260"` mean 260, nonsense means the fallback. */
function whole(value: unknown, fallback: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= INT32_MAX
    ? Math.round(number)
    : fallback;
}

/** What is not understood of a member, beside what is not understood of its owner. */
function merged(
  own: Record<string, unknown> | undefined,
  name: string,
  inner: Record<string, unknown> | undefined,
): Record<string, unknown> | undefined {
  return inner === undefined ? own : { ...own, [name]: inner };
}

function rest(
  value: Record<string, unknown>,
  known: ReadonlySet<string>,
): Record<string, unknown> | undefined {
  const entries = Object.entries(value).filter(([key, v]) => !known.has(key) && v !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
