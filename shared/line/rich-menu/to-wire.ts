import type { Area, AreaAction, Page, RichMenuSet } from '../../domain/rich-menu/schema';
import type { Problem } from '../../errors/app-error';
import { checkRichMenuWire } from './check-wire';

/** A rich menu object as LINE takes it. */
export interface WireRichMenu {
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: {
    bounds: { x: number; y: number; width: number; height: number };
    action: WireActionObject;
  }[];
  [unknown: string]: unknown;
}
export type WireActionObject = Record<string, unknown> & { type: string };

/**
 * Compiles a page to LINE's rich menu object. Tabs become aliases of the set's pages. An area without an
 * action has no wire form and is left out; `checkRichMenuSet` says so before anything is sent.
 */
export function toWire(
  page: Page,
  set: Pick<RichMenuSet, 'pages'>,
): { richMenu: WireRichMenu; problems: Problem[] } {
  const richMenu: WireRichMenu = {
    ...page.foreign,
    size: { ...inside(page.foreign, 'size'), width: page.size.width, height: page.size.height },
    selected: page.selected,
    name: page.name,
    chatBarText: page.chatBarText,
    areas: page.areas.flatMap((area) => areaToWire(area, set) ?? []),
  };
  return { richMenu, problems: checkRichMenuWire(richMenu) };
}

/** What an import did not understand of a member; see `from-wire.ts`. */
const inside = (foreign: Record<string, unknown> | undefined, name: string): object => {
  const value = foreign?.[name];
  return value !== null && typeof value === 'object' ? value : {};
};

function areaToWire(
  area: Area,
  set: Pick<RichMenuSet, 'pages'>,
): WireRichMenu['areas'][number] | null {
  if (area.action === null) return null;
  const { x, y, width, height } = area.bounds;
  return {
    ...area.foreign,
    bounds: { ...inside(area.foreign, 'bounds'), x, y, width, height },
    action: actionToWire(area.action, set),
  };
}

/** One action; keys in the order of LINE's reference, absent ones left out. */
export function actionToWire(
  action: AreaAction,
  set: Pick<RichMenuSet, 'pages'>,
): WireActionObject {
  if (action.type === 'unsupported') return action.wire as WireActionObject;
  if (action.type === 'richmenuswitch') {
    const { type, label, target, data, foreign } = action;
    return defined({ ...foreign, type, label, richMenuAliasId: aliasOf(target, set), data });
  }
  const { foreign, ...own } = action;
  return defined({ ...foreign, ...own });
}

/** An empty alias is refused by LINE and by the rules, so a tab without a target cannot slip out. */
function aliasOf(
  target: Extract<AreaAction, { type: 'richmenuswitch' }>['target'],
  set: Pick<RichMenuSet, 'pages'>,
): string {
  switch (target.kind) {
    case 'page':
      return set.pages.find((page) => page.id === target.pageId)?.richMenuAliasId ?? '';
    case 'alias':
      return target.richMenuAliasId;
    case 'none':
      return '';
  }
}

const defined = (value: Record<string, unknown>): WireActionObject =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as WireActionObject;
