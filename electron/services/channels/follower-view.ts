import type { Sha256 } from '#shared/domain/ids';
import type { FollowerView } from '#shared/domain/publishing';
import { ok, type Result } from '#shared/errors/app-error';
import type { AssetStore } from '../../store/asset-store';
import type { Connection } from './connections';

/** LINE takes one picture per rich menu, once, so a picture that was fetched stays true. */
export type FetchedPictures = Map<string, Sha256>;

/** What a follower's phone would show at this moment, read from the platform and from nowhere else. */
export async function readFollowerView(
  { line, bot }: Connection,
  assets: AssetStore,
  fetched: FetchedPictures,
  now: () => Date,
): Promise<Result<FollowerView>> {
  const [list, aliases, defaultId, quota, used] = await Promise.all([
    line.getRichMenuList(),
    line.getRichMenuAliasList(),
    line.getDefaultRichMenuId(),
    line.getMessageQuota(),
    line.getMessageQuotaConsumption(),
  ]);
  if (!list.ok) return list;
  if (!aliases.ok) return aliases;
  if (!defaultId.ok) return defaultId;
  const menus = await Promise.all(
    list.value.value.map(async ({ richMenuId, ...richMenu }) => ({
      richMenuId,
      richMenu,
      image: await pictureOf(richMenuId),
    })),
  );
  return ok({
    readAt: now().toISOString(),
    botName: bot.displayName,
    defaultRichMenuId: defaultId.value.value,
    menus,
    aliases: aliases.value.value,
    quota: {
      type: quota.ok ? quota.value.value.type : 'none',
      value: quota.ok ? quota.value.value.value : null,
      used: used.ok ? used.value.value.totalUsage : null,
    },
  });

  /** Null: there is none, or it could not be fetched or kept; the screen says that it has no picture. */
  async function pictureOf(richMenuId: string): Promise<Sha256 | null> {
    const known = fetched.get(richMenuId);
    if (known) return known;
    const image = await line.getRichMenuImage(richMenuId);
    if (!image.ok || image.value.value === null) return null;
    const kept = await assets.put(image.value.value.bytes, `${richMenuId}.live`);
    if (!kept.ok) return null;
    fetched.set(richMenuId, kept.value.hash);
    return kept.value.hash;
  }
}
