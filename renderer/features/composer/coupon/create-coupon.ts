import type { DocumentOf } from '#shared/document/kinds';
import { newId } from '#shared/domain/ids';
import { blankCoupon } from '#shared/line/coupon/blank';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A draft of a coupon, finished enough to be looked at. */
export function createCoupon(wanted: {
  name: string;
  zone: string;
  now: Date;
}): DocumentOf<'coupon'> {
  const now = wanted.now.toISOString();
  return {
    id: newId('doc', randomBytes),
    kind: 'coupon',
    name: wanted.name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: now,
    updatedAt: now,
    wire: blankCoupon({ title: wanted.name, zone: wanted.zone, now: wanted.now }),
    couponId: null,
    closed: false,
    sample: false,
  };
}
