import type { Sha256 } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { LinePort, ServedRichMenu } from '../../line/port';
import { wireHash } from './fingerprint';

export interface LiveRichMenu {
  richMenuId: string;
  richMenu: ServedRichMenu;
  wireHash: Sha256;
}

/** What LINE says is on the account, read in one go. */
export interface LiveAccount {
  richMenus: ReadonlyMap<string, LiveRichMenu>;
  /** Alias id → richMenuId. */
  aliases: ReadonlyMap<string, string>;
  defaultRichMenuId: string | null;
}

export async function readLiveAccount(line: LinePort): Promise<Result<LiveAccount>> {
  const [list, aliases, defaultId] = await Promise.all([
    line.getRichMenuList(),
    line.getRichMenuAliasList(),
    line.getDefaultRichMenuId(),
  ]);
  if (!list.ok) return list;
  if (!aliases.ok) return aliases;
  if (!defaultId.ok) return defaultId;
  return ok({
    richMenus: new Map(
      list.value.value.map((richMenu) => [
        richMenu.richMenuId,
        { richMenuId: richMenu.richMenuId, richMenu, wireHash: wireHash(richMenu) },
      ]),
    ),
    aliases: new Map(aliases.value.value.map((a) => [a.richMenuAliasId, a.richMenuId])),
    defaultRichMenuId: defaultId.value.value,
  });
}
