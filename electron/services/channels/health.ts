import type { ChannelHealth } from '#shared/domain/channel-access';
import { ok, type Result } from '#shared/errors/app-error';
import type { LineAnswer } from '../../line/port';
import type { Connection } from './connections';
import type { TokenFacts } from './token-keeper';

type Permission = ChannelHealth['permissions'][number];

/**
 * Asks what this account may use by reading it, which changes nothing and costs nothing. Follower ids are
 * for verified and premium accounts only, and some lists are refused by plan or country.
 */
export async function readHealth(
  { line }: Connection,
  token: TokenFacts | null,
  goodKeyIds: Promise<string[] | null>,
  now: Date,
): Promise<Result<ChannelHealth>> {
  const [bot, quota, used, menus, followers, keyIds] = await Promise.all([
    line.getBotInfo(),
    line.getMessageQuota(),
    line.getMessageQuotaConsumption(),
    line.getDefaultRichMenuId(),
    line.canReadFollowerIds(),
    goodKeyIds,
  ]);
  if (!bot.ok) return bot;
  const { displayName, basicId, premiumId, chatMode } = bot.value.value;
  return ok({
    readAt: now.toISOString(),
    bot: { displayName, basicId, premiumId: premiumId ?? null, chatMode: chatMode ?? null },
    token,
    goodTokens: keyIds?.length ?? null,
    quota: {
      type: quota.ok ? quota.value.value.type : 'none',
      value: quota.ok ? quota.value.value.value : null,
      used: used.ok ? used.value.value.totalUsage : null,
    },
    permissions: [permission('richMenus', menus), permission('followerIds', followers)],
  });
}

/** 403 is a no; anything else that failed says nothing about permission. */
function permission(id: Permission['id'], answer: LineAnswer<unknown>): Permission {
  if (answer.ok) return { id, state: 'allowed' };
  return { id, state: answer.error.code === 'line.forbidden' ? 'refused' : 'unknown' };
}
