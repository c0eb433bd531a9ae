import { type Coupon, coupon } from '../../domain/coupon/schema';
import { type DocumentKind, NO_PICTURE } from './kind';

const words = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

export const couponKind: DocumentKind<Coupon> = {
  schema: coupon,
  head: ({ wire, couponId, closed, sample }) => ({
    ...NO_PICTURE,
    summary: {
      title: words(wire.title)[0] ?? '',
      couponId,
      closed,
      startsAt: typeof wire.startTimestamp === 'number' ? wire.startTimestamp : null,
      endsAt: typeof wire.endTimestamp === 'number' ? wire.endTimestamp : null,
      sample,
    },
  }),
  searchWords: ({ wire }) => [...words(wire.title), ...words(wire.description)],
  renewParts(document) {
    document.couponId = null;
    document.closed = false;
    document.sample = false;
  },
};
