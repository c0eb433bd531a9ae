import type { Sha256 } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { LinePort, ServedRichMenu } from '../../line/port';
import { wireHash } from './fingerprint';
import { inTurns } from './in-turns';

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
  /** richMenuId → its picture; null: it has none; missing: was not asked for. */
  pictures: ReadonlyMap<string, Sha256 | null>;
  /** Rich menus that people of interest have of their own. */
  links: ReadonlyMap<string, string | null>;
}

/** Fetches the picture of a menu and keeps its bytes; null: the menu has none. */
export type PictureReader = (line: LinePort, richMenuId: string) => Promise<Result<Sha256 | null>>;

export interface ReadOptions {
  pictures?: PictureReader;
  userIds?: Iterable<string>;
}

/** How many calls of a kind are on their way at once. */
const AT_ONCE = 8;

export async function readLiveAccount(
  line: LinePort,
  options: ReadOptions = {},
): Promise<Result<LiveAccount>> {
  const [list, aliases, defaultId] = await Promise.all([
    line.getRichMenuList(),
    line.getRichMenuAliasList(),
    line.getDefaultRichMenuId(),
  ]);
  if (!list.ok) return list;
  if (!aliases.ok) return aliases;
  if (!defaultId.ok) return defaultId;
  const richMenuIds = list.value.value.map(({ richMenuId }) => richMenuId);
  const { pictures } = options;
  const shown = pictures
    ? await inTurns(richMenuIds, AT_ONCE, (id) => pictures(line, id))
    : ok(new Map<string, Sha256 | null>());
  if (!shown.ok) return shown;
  const links = await readLinks(line, options.userIds ?? []);
  if (!links.ok) return links;
  return ok({
    richMenus: new Map(
      list.value.value.map((richMenu) => [
        richMenu.richMenuId,
        { richMenuId: richMenu.richMenuId, richMenu, wireHash: wireHash(richMenu) },
      ]),
    ),
    aliases: new Map(aliases.value.value.map((a) => [a.richMenuAliasId, a.richMenuId])),
    defaultRichMenuId: defaultId.value.value,
    pictures: shown.value,
    links: links.value,
  });
}

/** Which rich menu each of these people has of their own. */
export function readLinks(
  line: LinePort,
  userIds: Iterable<string>,
): Promise<Result<Map<string, string | null>>> {
  return inTurns([...new Set(userIds)], AT_ONCE, async (userId) => {
    const answer = await line.getRichMenuIdOfUser(userId);
    return answer.ok ? ok(answer.value.value) : answer;
  });
}
