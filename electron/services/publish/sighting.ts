import type { Sighting } from './history';
import type { LiveAccount } from './live-account';

/** What followers can reach at this moment: the default, what the aliases lead to, and the menus behind them. */
export function sightingOf(live: LiveAccount, now: Date): Sighting {
  const reachable = new Set([...live.aliases.values(), live.defaultRichMenuId ?? '']);
  return {
    at: now.toISOString(),
    defaultRichMenuId: live.defaultRichMenuId,
    aliases: [...live.aliases]
      .map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId }))
      .sort((a, b) => (a.richMenuAliasId < b.richMenuAliasId ? -1 : 1)),
    menus: [...live.richMenus.values()]
      .filter(({ richMenuId }) => reachable.has(richMenuId))
      .map(({ richMenuId, richMenu }) => {
        const { richMenuId: _id, ...wire } = richMenu;
        return { richMenuId, richMenu: wire, picture: live.pictures.get(richMenuId) ?? null };
      })
      .sort((a, b) => (a.richMenuId < b.richMenuId ? -1 : 1)),
  };
}
