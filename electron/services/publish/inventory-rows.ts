import type { Coupon } from '#shared/domain/coupon/schema';
import type { PlanOperation } from '#shared/domain/publishing';
import { ok, type Problem, type Result } from '#shared/errors/app-error';
import { warning } from '#shared/line/problem';
import type { InventoryClient } from '../../line/inventory';
import { row } from './plan-request';

/*
 * What the account holds beside rich menus, as rows of the plan. A publish changes none of it: coupons
 * cannot be edited at LINE, audiences are uploaded where they are used, the webhook belongs to a server. The
 * rows say what is there, what is not ours yet and what of ours is gone.
 */

export interface InventoryRows {
  operations: PlanOperation[];
  problems: Problem[];
}

/** Coupons of the workspace that were made at LINE. */
export type KnownCoupons = () => Promise<Result<Coupon[]>>;

export async function inventoryRows(
  inventory: InventoryClient,
  knownCoupons: KnownCoupons,
): Promise<Result<InventoryRows>> {
  const known = await knownCoupons();
  if (!known.ok) return known;
  const [coupons, audiences, webhook] = await Promise.all([
    inventory.coupons(),
    inventory.audiences(),
    inventory.webhook(),
  ]);
  const operations: PlanOperation[] = [];
  const problems: Problem[] = [];
  // An account that may not use one of them still publishes its menus.
  const refused = (resource: string, code: string) =>
    problems.push(warning('publish.notRead', [resource], { details: { resource, code } }));

  if (coupons.ok) {
    const served = coupons.value.value;
    const ours = new Map(known.value.map((coupon) => [coupon.couponId, coupon]));
    for (const { couponId, title } of served) {
      const coupon = ours.get(couponId);
      operations.push(
        row({
          op: coupon ? 'unchanged' : 'adopt',
          resource: 'coupon',
          id: couponId,
          name: title,
          reason: coupon ? 'is on LINE as it was made' : 'was made elsewhere',
          documentId: coupon?.id ?? null,
        }),
      );
    }
    const there = new Set(served.map(({ couponId }) => couponId));
    for (const coupon of known.value) {
      if (coupon.couponId === null || coupon.closed || there.has(coupon.couponId)) continue;
      operations.push(
        row({
          op: 'unchanged',
          resource: 'coupon',
          id: coupon.couponId,
          name: coupon.name,
          reason: 'is no longer on LINE; a coupon cannot be made again under its id',
          drift: 'gone',
          documentId: coupon.id,
        }),
      );
    }
  } else refused('coupon', coupons.error.code);

  if (audiences.ok) {
    for (const { audienceGroupId, description, type, status } of audiences.value.value)
      operations.push(
        row({
          op: 'unchanged',
          resource: 'audience',
          id: String(audienceGroupId),
          name: description,
          reason: `${type}, ${status}`,
        }),
      );
  } else refused('audience', audiences.error.code);

  if (webhook.ok) {
    const set = webhook.value.value;
    if (set)
      operations.push(
        row({
          op: 'unchanged',
          resource: 'webhook',
          id: set.endpoint,
          name: set.endpoint,
          reason: set.active ? 'webhooks are delivered' : 'webhooks are switched off',
        }),
      );
  } else refused('webhook', webhook.error.code);
  return ok({ operations, problems });
}
