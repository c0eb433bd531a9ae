import type { Platform } from '#electron/rehearsal/platform';

/**
 * Watches an account and collects every moment at which a follower would have met something broken:
 * a default without picture, a tab that leads nowhere or to a menu without picture.
 */
export function watchFollowers(
  platform: Platform,
  options: { keepsDefault?: boolean } = {},
): { broken: string[]; stop: () => void } {
  const broken: string[] = [];
  // An alias that led nowhere before is nobody's fault here.
  const deadBefore = new Set(deadAliases(platform));
  const stop = platform.onTransition(({ change, subject }) => {
    const { richMenus, aliases, defaultRichMenuId } = platform.state;
    const whole = new Set(richMenus.filter((menu) => menu.image).map((menu) => menu.richMenuId));
    const at = `after ${change} ${subject}`;
    if (defaultRichMenuId !== null && !whole.has(defaultRichMenuId))
      broken.push(`${at}: the default is not whole`);
    for (const alias of deadAliases(platform))
      if (!deadBefore.has(alias)) broken.push(`${at}: alias ${alias} is dead`);
    if (defaultRichMenuId === null) {
      if (options.keepsDefault) broken.push(`${at}: there is no default`);
      return;
    }
    // Every tab that a follower can reach from the default must lead to a whole menu.
    const targetOf = new Map(aliases.map((alias) => [alias.richMenuAliasId, alias.richMenuId]));
    const seen = new Set<string>();
    const visit = (richMenuId: string) => {
      if (seen.has(richMenuId)) return;
      seen.add(richMenuId);
      const menu = richMenus.find((entry) => entry.richMenuId === richMenuId);
      const areas = (menu?.richMenu.areas ?? []) as { action?: Record<string, unknown> }[];
      for (const { action } of areas) {
        if (action?.type !== 'richmenuswitch') continue;
        const alias = String(action.richMenuAliasId);
        const target = targetOf.get(alias);
        if (target === undefined || !whole.has(target)) broken.push(`${at}: tab ${alias} is dead`);
        else visit(target);
      }
    };
    visit(defaultRichMenuId);
  });
  return { broken, stop };
}

const deadAliases = ({ state }: Platform): string[] =>
  state.aliases
    .filter(
      ({ richMenuId }) =>
        !state.richMenus.some((menu) => menu.richMenuId === richMenuId && menu.image),
    )
    .map((alias) => alias.richMenuAliasId);
