import type { AccountWishes } from '#shared/domain/account-wishes';
import { type Audience, standsFor } from '#shared/domain/audience/schema';
import type { Coupon } from '#shared/domain/coupon/schema';
import type { ChannelId } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import { checkCoupon, checkCouponTime } from '#shared/line/coupon';
import { error, warning } from '#shared/line/problem';
import { localPlaces, withoutLocal } from '#shared/preview/local-address';
import type { ServedAudience, ServedCoupon } from '../../line/inventory';
import type { Action } from './actions';
import { row } from './plan-request';

/*
 * What the account holds beside rich menus against what is wanted of it. Pure. What nobody has a wish for is
 * named and left alone; a wish that has come true changes nothing.
 */

/** What LINE said; null: it could not be read, and nothing of it is planned. */
export interface BesideLive {
  coupons: readonly ServedCoupon[] | null;
  audiences: readonly ServedAudience[] | null;
  webhook: { endpoint: string; active: boolean } | 'none' | null;
  quota: { limit: number | null; used: number | null } | null;
}

export interface BesideRequest {
  live: BesideLive;
  wishes: AccountWishes;
  /** Every coupon document of the workspace. */
  coupons: readonly Coupon[];
  /** Every audience document, and the channel whose audiences are meant. */
  audiences: readonly Audience[];
  channelId: ChannelId;
  /** People would get what is only an example. */
  isReal: boolean;
  /** Pictures of this workspace can be put where LINE fetches them. */
  hasHost: boolean;
  now: Date;
}

export interface BesidePlan {
  operations: PlanOperation[];
  problems: Problem[];
  /** Each can be taken back; they come before followers notice anything. */
  changes: Action[];
  /** For good, so after everything else has been read back. */
  retirements: Action[];
}

export function planBeside(request: BesideRequest): BesidePlan {
  const plan: BesidePlan = { operations: [], problems: [], changes: [], retirements: [] };
  planCoupons(request, plan);
  planAudiences(request, plan);
  planGoneAudiences(request, plan);
  planWebhook(request, plan);
  const { quota } = request.live;
  if (quota)
    plan.operations.push(
      row({
        op: 'unchanged',
        resource: 'quota',
        id: 'quota',
        name: `${quota.used ?? '?'} / ${quota.limit ?? '∞'}`,
        code: 'plan.quotaUsed',
      }),
    );
  return plan;
}

function planCoupons(request: BesideRequest, plan: BesidePlan): void {
  const { live, wishes, coupons, isReal } = request;
  if (live.coupons === null) return;
  const wishOf = new Map(wishes.coupons.map(({ documentId, wish }) => [documentId, wish]));
  const ours = new Map(coupons.map((coupon) => [coupon.couponId, coupon]));
  for (const { couponId, title, status } of live.coupons) {
    const coupon = ours.get(couponId);
    const isClosing = coupon && wishOf.get(coupon.id) === 'close' && status === 'RUNNING';
    if (coupon && isClosing)
      plan.retirements.push({ code: 'closeCoupon', couponId, documentId: coupon.id, name: title });
    plan.operations.push(
      row({
        op: isClosing ? 'delete' : coupon ? 'unchanged' : 'adopt',
        resource: 'coupon',
        id: couponId,
        name: title,
        code: isClosing ? 'plan.couponCloses' : coupon ? 'plan.couponSame' : 'plan.couponElsewhere',
        documentId: coupon?.id ?? null,
      }),
    );
  }
  const there = new Set(live.coupons.map(({ couponId }) => couponId));
  for (const coupon of coupons) {
    const { couponId } = coupon;
    if (couponId !== null) {
      if (coupon.closed || there.has(couponId)) continue;
      plan.operations.push(
        row({
          op: 'unchanged',
          resource: 'coupon',
          id: couponId,
          name: coupon.name,
          code: 'plan.couponGone',
          drift: 'gone',
          documentId: coupon.id,
        }),
      );
    } else if (wishOf.get(coupon.id) === 'create') {
      if (coupon.sample && isReal)
        plan.problems.push(
          error('publish.sampleCoupon', [coupon.id], { details: { name: coupon.name } }),
        );
      planCreate(coupon, [...there], request, plan);
    }
  }
}

function planCreate(
  coupon: Coupon,
  listed: string[],
  { now, hasHost }: BesideRequest,
  plan: BesidePlan,
): void {
  const path = [coupon.id, 'wire'];
  const [local] = localPlaces([coupon.wire]);
  if (local && !hasHost)
    plan.problems.push(
      error('publish.couponNoHost', [...path, local.field], { details: { name: coupon.name } }),
    );
  plan.problems.push(
    // an address of this workspace becomes a public one before LINE is given it
    ...withoutLocal(checkCoupon(coupon.wire, path)),
    // a coupon that has ended is only looked at askance; LINE makes none
    ...checkCouponTime(coupon.wire, now.getTime(), path).map((found) => ({
      ...found,
      severity: 'error' as const,
    })),
  );
  plan.operations.push(
    row({
      op: 'create',
      resource: 'coupon',
      id: coupon.id,
      name: coupon.name,
      code: 'plan.couponNew',
      documentId: coupon.id,
    }),
  );
  plan.changes.push({
    code: 'createCoupon',
    documentId: coupon.id,
    name: coupon.name,
    wire: coupon.wire,
    listed: [...listed].sort(),
  });
}

function planAudiences(request: BesideRequest, plan: BesidePlan): void {
  const { live, wishes, audiences, channelId } = request;
  if (live.audiences === null) return;
  const wishOf = new Map(
    wishes.audiences.map(({ audienceGroupId, name }) => [audienceGroupId, name]),
  );
  for (const { audienceGroupId, description, permission } of live.audiences) {
    const name = wishOf.get(audienceGroupId);
    const isWished = name !== undefined && name !== description;
    const document = audiences.find((each) => standsFor(each, channelId, audienceGroupId));
    const fields = {
      resource: 'audience' as const,
      id: String(audienceGroupId),
      name: description,
      documentId: document?.id ?? null,
    };
    if (isWished && permission === 'READ') {
      plan.problems.push(
        error('publish.audienceReadOnly', ['audience', audienceGroupId], {
          details: { name: description },
        }),
      );
    }
    if (!isWished || permission === 'READ') {
      plan.operations.push(
        row(
          document
            ? {
                ...fields,
                op: 'unchanged',
                code: 'plan.audienceSame',
                details: { document: document.name },
              }
            : { ...fields, op: 'adopt', code: 'plan.audienceElsewhere' },
        ),
      );
    } else if (name === null) {
      plan.operations.push(
        row({
          ...fields,
          op: 'delete',
          code: 'plan.audienceDeleted',
        }),
      );
      plan.retirements.push({ code: 'deleteAudience', audienceGroupId, name: description });
    } else {
      plan.operations.push(
        row({
          ...fields,
          op: 'update',
          code: 'plan.audienceRenamed',
          details: { name },
        }),
      );
      plan.changes.push({ code: 'renameAudience', audienceGroupId, from: description, name });
    }
  }
}

/** What was taken in from LINE and is there no more: only said, because LINE cannot make it again. */
function planGoneAudiences({ live, audiences, channelId }: BesideRequest, plan: BesidePlan): void {
  const there = new Set(live.audiences?.map(({ audienceGroupId }) => audienceGroupId));
  for (const { id, name, origin, archived } of audiences) {
    if (archived || origin.from !== 'line' || origin.channelId !== channelId) continue;
    if (live.audiences === null || there.has(origin.audienceGroupId)) continue;
    plan.operations.push(
      row({
        op: 'unchanged',
        resource: 'audience',
        id: String(origin.audienceGroupId),
        name,
        code: 'plan.audienceGone',
        drift: 'gone',
        documentId: id,
      }),
    );
  }
}

function planWebhook({ live, wishes }: BesideRequest, plan: BesidePlan): void {
  if (live.webhook === null) return;
  const now = live.webhook === 'none' ? null : live.webhook;
  const wanted = wishes.webhook?.endpoint ?? null;
  if (wanted === null || wanted === now?.endpoint) {
    if (now === null) return;
    plan.operations.push(
      row({
        op: 'unchanged',
        resource: 'webhook',
        id: now.endpoint,
        name: now.endpoint,
        code: now.active ? 'plan.webhookOn' : 'plan.webhookOff',
      }),
    );
  } else {
    plan.operations.push(
      row({
        op: now === null ? 'create' : 'update',
        resource: 'webhook',
        id: wanted,
        name: wanted,
        ...(now === null
          ? { code: 'plan.webhookNew' }
          : { code: 'plan.webhookMoves', details: { endpoint: now.endpoint } }),
      }),
    );
    plan.changes.push({ code: 'setWebhook', from: now?.endpoint ?? null, name: wanted });
  }
  if (wanted !== null && !/^https:\/\//i.test(wanted))
    plan.problems.push(error('publish.webhookNotHttps', ['webhook'], { actual: wanted }));
  else if (now && !now.active && wanted !== null)
    plan.problems.push(warning('publish.webhookOff', ['webhook']));
}
