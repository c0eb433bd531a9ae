import { z } from 'zod';
import { documentId } from './ids';

/*
 * What a person wants of an account beside rich menus, kept with the workspace until a publish has brought it
 * about. Nothing of it happens without a plan that shows it; what is as wished already changes nothing.
 */
export const accountWishes = z.object({
  /** The address that LINE delivers webhooks to; null: as it is. */
  webhook: z.object({ endpoint: z.string().trim().min(1).max(500) }).nullable(),
  /** Coupon documents to be made at LINE, or closed there for good. */
  coupons: z.array(z.object({ documentId, wish: z.enum(['create', 'close']) })).max(500),
  /** Audiences at LINE by id: another name, or gone. */
  audiences: z
    .array(
      z.object({
        audienceGroupId: z.number().int(),
        /** Null: it is deleted. */
        name: z.string().trim().min(1).max(120).nullable(),
      }),
    )
    .max(1_000),
});
export type AccountWishes = z.infer<typeof accountWishes>;

export const NO_WISHES: AccountWishes = { webhook: null, coupons: [], audiences: [] };
