import type { Audience } from '#shared/domain/audience/schema';
import type { Coupon } from '#shared/domain/coupon/schema';
import { type DocumentId, newId } from '#shared/domain/ids';
import type { Withheld } from '#shared/domain/publishing';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { COUPON_FIELDS } from '#shared/line/coupon';
import type { InventoryClient, ServedAudience, ServedCoupon } from '../../line/inventory';
import type { MessageQuota } from '../../line/port';
import { takeAudiences } from './adopt-audience';
import { type AdoptionPorts, adoptGone, adoptUnmanaged } from './adoption';
import type { BesidePorts } from './beside';
import type { PublishTarget } from './ports';
import { readKnown } from './request';

/*
 * LINE's state into the workspace: rich menus of nobody's become documents with their pictures, coupons and
 * audiences become documents, the rest is written down as it was read. Nothing at LINE changes, nothing of the
 * workspace is overwritten, and a second pull brings nothing twice.
 */

/** What was read beside documents; `remote/<bot user id>.json` of the workspace. */
export interface RemoteRecord {
  format: 1;
  readAt: string;
  quota: (MessageQuota & { used: number | null }) | null;
  webhook: { endpoint: string; active: boolean } | null;
  audiences: ServedAudience[];
  coupons: ServedCoupon[];
}

export interface PullPorts extends AdoptionPorts {
  beside: BesidePorts;
  createCoupon(document: Coupon): Promise<Result<unknown>>;
  createAudience(document: Audience): Promise<Result<unknown>>;
  /** Writes over the newest version of this document. */
  saveAudience(document: Audience): Promise<Result<unknown>>;
  remote: { write(botUserId: string, record: RemoteRecord): Promise<Result<void>> };
}

export interface Pulled {
  /** How many of each kind were read, and how many documents came of it. */
  fetched: Record<string, number>;
  /** What LINE does not give, or what cannot be taken in. */
  withheld: Withheld[];
  documentIds: DocumentId[];
}

export async function pullAccount(
  target: PublishTarget,
  inventory: InventoryClient,
  ports: PullPorts,
): Promise<Result<Pulled>> {
  const menus = await pullMenus(target, ports);
  if (!menus.ok) return menus;
  const { line } = target;
  const [quota, used, webhook, audiences, coupons] = await Promise.all([
    line.getMessageQuota(),
    line.getMessageQuotaConsumption(),
    inventory.webhook(),
    inventory.audiences(),
    inventory.coupons(),
  ]);
  const withheld = [...menus.value.withheld];
  // What this account may not use is no failure of the rest.
  const read = <T>(
    kind: 'coupon' | 'audience' | 'webhook' | 'quota',
    answer: Result<{ value: T }>,
    none: T,
  ): T => {
    if (answer.ok) return answer.value.value;
    const details = { what: { code: `plan.thing.${kind}` }, reason: answer.error };
    withheld.push({ subject: kind, code: 'plan.unread', details });
    return none;
  };
  const record: RemoteRecord = {
    format: 1,
    readAt: ports.now().toISOString(),
    quota: quota.ok
      ? { ...quota.value.value, used: used.ok ? used.value.value.totalUsage : null }
      : read('quota', quota, null),
    webhook: read('webhook', webhook, null),
    audiences: read('audience', audiences, []),
    coupons: read('coupon', coupons, []),
  };
  const made = await pullCoupons(record.coupons, inventory, ports);
  if (!made.ok) return made;
  const taken = await takeAudiences(record.audiences, target.channelId, ports);
  if (!taken.ok) return taken;
  const written = await ports.remote.write(target.botUserId, record);
  if (!written.ok) return written;
  const documentIds = [...menus.value.documentIds, ...made.value, ...taken.value];
  return ok({
    fetched: {
      ...menus.value.fetched,
      coupons: record.coupons.length,
      audiences: record.audiences.length,
      webhook: record.webhook ? 1 : 0,
      quota: record.quota ? 1 : 0,
      documents: documentIds.length,
    },
    withheld,
    documentIds,
  });
}

/** Set after set, until every menu is ours or has said why it cannot be. */
async function pullMenus(target: PublishTarget, ports: PullPorts): Promise<Result<Pulled>> {
  const documentIds: DocumentId[] = [];
  const refused = new Map<string, Withheld>();
  for (;;) {
    const known = await readKnown(target, ports, { withPictures: true });
    if (!known.ok) return known;
    const { live, published } = known.value;
    const ours = new Set([...published.pages.map((page) => page.richMenuId), ...published.retired]);
    const next = [...live.richMenus.keys()].find((id) => !ours.has(id) && !refused.has(id));
    if (next === undefined) {
      return ok({
        documentIds,
        withheld: [...refused.values()],
        fetched: {
          richMenus: live.richMenus.size,
          pictures: [...live.pictures.values()].filter((hash) => hash !== null).length,
          aliases: live.aliases.size,
        },
      });
    }
    const adopted =
      live.pictures.get(next) === null
        ? fail(adoptGone(next))
        : await adoptUnmanaged(target, next, ports);
    if (adopted.ok) documentIds.push(...adopted.value.documentIds);
    else if (adopted.error.code.startsWith('publish.')) {
      const name = live.richMenus.get(next)?.richMenu.name ?? next;
      const details = { name, reason: adopted.error };
      refused.set(next, { subject: `richMenu ${next}`, code: 'plan.notTaken', details });
    } else return fail(adopted.error);
  }
}

async function pullCoupons(
  served: readonly ServedCoupon[],
  inventory: InventoryClient,
  ports: PullPorts,
): Promise<Result<DocumentId[]>> {
  const known = await ports.beside.coupons();
  if (!known.ok) return known;
  const ours = new Set(known.value.map((coupon) => coupon.couponId));
  const made: DocumentId[] = [];
  for (const { couponId, title } of served) {
    if (ours.has(couponId)) continue;
    const detail = await inventory.coupon(couponId);
    if (!detail.ok) return detail;
    const answered = detail.value.value;
    const at = ports.now().toISOString();
    const document: Coupon = {
      id: newId('doc', ports.random),
      kind: 'coupon',
      name: title,
      tags: [],
      notes: '',
      archived: false,
      createdAt: at,
      updatedAt: at,
      wire: Object.fromEntries(
        COUPON_FIELDS.flatMap((field) =>
          answered[field] === undefined ? [] : [[field, answered[field]]],
        ),
      ),
      couponId,
      closed: answered.status === 'CLOSED',
      sample: false,
    };
    const created = await ports.createCoupon(document);
    if (!created.ok) return created;
    made.push(document.id);
  }
  return ok(made);
}
