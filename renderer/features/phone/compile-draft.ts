import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { toWire } from '#shared/line/rich-menu';
import { type FollowerMenu, type FollowerMenus, readFollowerMenu } from './follower-menu';

/** Compiles a draft as publishing would and lets the phone read the result. */
export function compileDraft(set: RichMenuSet): FollowerMenus {
  const menus = new Map<string, FollowerMenu>();
  const aliases = new Map<string, string>();
  for (const page of set.pages) {
    const menu = readFollowerMenu(page.id, toWire(page, set).richMenu);
    if (menu === null) continue;
    menus.set(page.id, menu);
    if (page.richMenuAliasId !== '') aliases.set(page.richMenuAliasId, page.id);
  }
  return { menus, aliases, startId: set.defaultPageId ?? set.pages[0]?.id ?? null };
}
