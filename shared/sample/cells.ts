import type { PageId } from '../domain/ids';
import type { AreaAction, Page } from '../domain/rich-menu/schema';
import type { ArtworkName } from './artwork';
import type { Cell } from './compose';

export const LARGE = { width: 2500, height: 1686 };
export const SMALL = { width: 2500, height: 843 };
const SITE = 'https://shanlan.example';

export const TERRA = { ground: '#D98D5F', tint: '#B8653C', ink: '#FFFAF1' };
export const CREAM = { ground: '#F3DDB8', tint: '#E2BC82', ink: '#4A2B1D' };
export const MOSS = { ground: '#C9D3AE', tint: '#9FB07C', ink: '#34422A' };
export const MIST = { ground: '#CFE0DC', tint: '#93B9B1', ink: '#28423E' };
export const NIGHT = { ground: '#232E54', tint: '#3A4A80', ink: '#FFF4DF' };
export const ROSE = { ground: '#F4DDD0', tint: '#DDAE97', ink: '#4A2B1D' };

export type Colours = typeof TERRA;
export const cell = (
  art: ArtworkName,
  title: string,
  subtitle: string,
  colours: Colours,
  action: AreaAction,
): Cell => ({ art, title, subtitle, ...colours, action });

export const link = (label: string, path: string): AreaAction => ({
  type: 'uri',
  label,
  uri: `${SITE}${path}`,
});
export const say = (label: string, text: string): AreaAction => ({ type: 'message', label, text });
/** Tabs are joined when all pages have their ids. */
export const tab = (label: string, alias: string): AreaAction => ({
  type: 'richmenuswitch',
  label,
  data: `tab=${alias}`,
  target: { kind: 'alias', richMenuAliasId: alias },
});

/** A rich menu of the sample before it is a document. */
export interface SetPlan {
  name: string;
  tags: string[];
  notes: string;
  archived?: boolean;
  isDefault?: boolean;
  pages: Page[];
}

/** Tabs by alias become tabs by page. */
export function joinTabs(pages: Page[]): Page[] {
  const ids = new Map<string, PageId>(pages.map((page) => [page.richMenuAliasId, page.id]));
  for (const { areas } of pages) {
    for (const { action } of areas) {
      if (action?.type !== 'richmenuswitch' || action.target.kind !== 'alias') continue;
      const pageId = ids.get(action.target.richMenuAliasId);
      if (pageId) action.target = { kind: 'page', pageId };
    }
  }
  return pages;
}
