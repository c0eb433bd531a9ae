import type { Sha256 } from '#shared/domain/ids';
import type { FollowerView } from '#shared/domain/publishing';
import { type FollowerMenu, type FollowerMenus, readFollowerMenu } from './follower-menu';

export interface LiveMenus extends FollowerMenus {
  /** Asset hash of each menu's picture; a menu whose picture could not be read has none. */
  images: ReadonlyMap<string, Sha256>;
}

/** What the platform answered, as the phone needs it. */
export function readLive(view: FollowerView): LiveMenus {
  const menus = new Map<string, FollowerMenu>();
  const images = new Map<string, Sha256>();
  for (const { richMenuId, richMenu, image } of view.menus) {
    const menu = readFollowerMenu(richMenuId, richMenu);
    if (menu === null) continue;
    menus.set(richMenuId, menu);
    if (image !== null) images.set(richMenuId, image);
  }
  const aliases = new Map(view.aliases.map((a) => [a.richMenuAliasId, a.richMenuId]));
  return { menus, aliases, images, startId: view.defaultRichMenuId };
}
