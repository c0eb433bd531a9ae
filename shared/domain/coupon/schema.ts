import { z } from 'zod';
import { documentBase } from '../document-base';

/** A coupon as a draft: LINE's own request, kept also while it is wrong, and its id once it is made. */
export const coupon = z.object({
  ...documentBase,
  kind: z.literal('coupon'),
  /** The body of "create coupon"; checked by `shared/line/coupon`. */
  wire: z.record(z.string(), z.unknown()),
  couponId: z.string().nullable(),
  closed: z.boolean(),
  sample: z.boolean(),
});
export type Coupon = z.infer<typeof coupon>;
