import { COUPON_FIELDS } from '#shared/line/coupon';
import { isJsonObject } from '#shared/line/fields';
import type { RehearsalClock } from '../clock';
import { Refusal, refusals } from '../refusal';
import type { PlatformState } from '../state';

/** Valid coupons of one account. */
const VALID_COUPONS = 5_000;

type StoredCoupon = PlatformState['coupons'][number];

/** Coupons of the account. They cannot be edited, only closed, once and for all. */
export class Coupons {
  constructor(
    private readonly parts: {
      state: PlatformState;
      clock: RehearsalClock;
      hex: (length: number) => string;
      changed: (change: string, subject: string) => void;
    },
  ) {}

  /** Takes a request that was checked. */
  create(request: Record<string, unknown>): string {
    const { state, clock, hex, changed } = this.parts;
    const valid = state.coupons.filter((coupon) => this.#status(coupon) === 'RUNNING').length;
    if (valid >= VALID_COUPONS)
      throw new Refusal(400, 'The number of coupons has reached the upper limit');
    const couponId = `01${hex(24).toUpperCase()}`;
    const coupon = Object.fromEntries(
      COUPON_FIELDS.filter((name) => request[name] !== undefined).map((name) => [
        name,
        request[name],
      ]),
    );
    state.coupons.push({ couponId, coupon, createdAt: clock.now(), closedAt: null });
    changed('createCoupon', couponId);
    return couponId;
  }

  close(couponId: string): void {
    const coupon = this.#find(couponId);
    if (this.#status(coupon) === 'CLOSED') throw new Refusal(410, 'The coupon is already closed');
    coupon.closedAt = this.parts.clock.now();
    this.parts.changed('closeCoupon', couponId);
  }

  /** A coupon as LINE answers it: with its state, and the currency of the account's country. */
  shown(couponId: string): Record<string, unknown> {
    const stored = this.#find(couponId);
    const { coupon, createdAt } = stored;
    return {
      couponId,
      ...coupon,
      ...(isJsonObject(coupon.reward) ? { reward: withCurrency(coupon.reward) } : {}),
      maxTicketPerUser: 1,
      status: this.#status(stored),
      createdTimestamp: Math.floor(createdAt / 1_000),
    };
  }

  /** Newest first. */
  list(statuses: readonly string[]): { couponId: string; title: string }[] {
    return [...this.parts.state.coupons]
      .reverse()
      .filter((coupon) => statuses.length === 0 || statuses.includes(this.#status(coupon)))
      .map(({ couponId, coupon }) => ({ couponId, title: String(coupon.title) }));
  }

  #find(couponId: string): StoredCoupon {
    const found = this.parts.state.coupons.find((coupon) => coupon.couponId === couponId);
    if (!found) throw refusals.notFound();
    return found;
  }

  /** `RUNNING` also before it begins. */
  #status({ closedAt, coupon }: StoredCoupon): 'RUNNING' | 'CLOSED' {
    const isOver = Number(coupon.endTimestamp) * 1_000 <= this.parts.clock.now();
    return closedAt !== null || isOver ? 'CLOSED' : 'RUNNING';
  }
}

function withCurrency(reward: Record<string, unknown>): Record<string, unknown> {
  const { priceInfo } = reward;
  if (!isJsonObject(priceInfo) || priceInfo.type === 'percentage') return reward;
  return { ...reward, priceInfo: { ...priceInfo, currency: 'TWD' } };
}
