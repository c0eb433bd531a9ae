import type { AccountWishes } from '#shared/domain/account-wishes';
import type { Audience } from '#shared/domain/audience/schema';
import type { Coupon } from '#shared/domain/coupon/schema';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import { ok, type Problem, type Result } from '#shared/errors/app-error';
import { warning } from '#shared/line/problem';
import type { LineAnswer } from '../../line/port';
import { type BesidePlan, planBeside } from './plan-beside';
import type { PublishPorts, PublishTarget } from './ports';
import type { BesideTools } from './steps-beside';

/** What planning and carrying out need of the workspace for what lies beside rich menus. */
export interface BesidePorts {
  wishes(botUserId: string): Promise<Result<AccountWishes>>;
  /** Every coupon document. */
  coupons(): Promise<Result<Coupon[]>>;
  /** Every audience document. */
  audiences(): Promise<Result<Audience[]>>;
  /** What was done to an audience at LINE is done to the documents that were taken in from it; null: it is deleted. */
  followAudience(
    at: { channelId: ChannelId; audienceGroupId: number },
    name: { from: string; to: string } | null,
  ): Promise<Result<null>>;
  /** Writes down what LINE made of a coupon; a document that is gone meanwhile is no failure. */
  keepCoupon(
    documentId: DocumentId,
    state: Partial<Pick<Coupon, 'couponId' | 'closed'>>,
  ): Promise<Result<null>>;
  /** Puts what only this workspace has where LINE fetches it; without it such a coupon cannot be made. */
  hosting?: CouponHosting;
}

export interface CouponHosting {
  stateOf(channelId: ChannelId): Promise<'ready' | 'none'>;
  /** The same request with public addresses, each fetched back, or why not. */
  publish(
    channelId: ChannelId,
    documentId: DocumentId,
    wire: Record<string, unknown>,
  ): Promise<Result<Record<string, unknown>>>;
}

const NOTHING: BesidePlan = { operations: [], problems: [], changes: [], retirements: [] };

/** Reads what the account holds beside rich menus and holds it against what is wanted. */
export async function readBeside(
  { botUserId, channelId, inventory, account, line, isReal }: PublishTarget,
  { beside, now }: Pick<PublishPorts, 'beside' | 'now'>,
): Promise<Result<BesidePlan>> {
  if (!inventory || !beside) return ok(NOTHING);
  const wishes = await beside.wishes(botUserId);
  if (!wishes.ok) return wishes;
  const known = await beside.coupons();
  if (!known.ok) return known;
  const lists = await beside.audiences();
  if (!lists.ok) return lists;
  const [coupons, audiences, webhook, quota, used] = await Promise.all([
    inventory.coupons(),
    inventory.audiences(),
    inventory.webhook(),
    line.getMessageQuota(),
    line.getMessageQuotaConsumption(),
  ]);
  const problems: Problem[] = [];
  // An account that may not use one of them still publishes its menus.
  const read = <T>(
    resource: 'coupon' | 'audience' | 'webhook' | 'quota',
    answer: LineAnswer<T>,
  ): T | null => {
    if (answer.ok) return answer.value.value;
    const details = {
      resource: { code: `plan.thing.${resource}` },
      code: answer.error.code,
      reason: answer.error,
    };
    problems.push(warning('publish.notRead', [resource], { details }));
    return null;
  };
  const set = webhook.ok ? (webhook.value.value ?? ('none' as const)) : null;
  if (!webhook.ok) read('webhook', webhook);
  const limit = read('quota', quota);
  const plan = planBeside({
    live: {
      coupons: read('coupon', coupons),
      audiences: read('audience', audiences),
      webhook: set,
      quota: limit && {
        limit: limit.type === 'none' ? null : limit.value,
        used: used.ok ? used.value.value.totalUsage : null,
      },
    },
    wishes: wishes.value,
    coupons: known.value.filter(({ archived }) => !archived),
    audiences: lists.value,
    channelId,
    isReal: isReal ?? false,
    hasHost: (await beside.hosting?.stateOf(channelId)) === 'ready',
    now: now(),
  });
  const more = [...problems, ...plan.problems];
  // nothing is promised that cannot be carried out
  return ok(
    account
      ? { ...plan, problems: more }
      : { ...plan, problems: more, changes: [], retirements: [] },
  );
}

/** What the steps beside rich menus work with; undefined where a target only names them. */
export function besideTools(
  { account, inventory, channelId, isReal }: PublishTarget,
  { beside, pause }: Pick<PublishPorts, 'beside' | 'pause'>,
): BesideTools | undefined {
  return account && inventory && beside
    ? { account, inventory, channelId, ports: beside, pause, mustAnswer: isReal ?? false }
    : undefined;
}
