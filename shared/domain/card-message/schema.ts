import { z } from 'zod';
import { areaAction } from '../areas';
import { colour } from '../design/values';
import { documentBase, draftText } from '../document-base';
import { sha256 } from '../ids';

/*
 * What LINE's manager calls a card message: one kind of card, one to nine of them, and a last one that leads
 * on. There is no such thing in the API; it is sent as a Flex carousel that looks the same.
 */
export const CARD_FORMS = ['product', 'place', 'person', 'image'] as const;
export type CardForm = (typeof CARD_FORMS)[number];

const label = z.object({ text: draftText, colour });

/** A picture of the workspace, or one that is on the net already. */
const cardPicture = z.object({ asset: sha256.nullable(), url: draftText });

/** Every field of every form: who changes the form and comes back finds what was written. */
const card = z.object({
  id: z.string().max(64),
  /** Badges on the picture; a person may have three, everything else one. */
  labels: z.array(label).max(3),
  picture: cardPicture,
  title: draftText,
  description: draftText,
  price: draftText,
  address: draftText,
  extra: z.object({ kind: z.enum(['time', 'phone', 'other']), text: draftText }),
  actions: z.array(areaAction).max(2),
});
export type Card = z.infer<typeof card>;

export const cardMessage = z.object({
  ...documentBase,
  kind: z.literal('cardMessage'),
  altText: draftText,
  form: z.enum(CARD_FORMS),
  /** The image form's proportions: LINE's manual says one, many accounts were made with the other. */
  ratio: z.enum(['1.54:1', '1.11:1']),
  cards: z.array(card).min(1),
  /** The card at the end; null where there is none. */
  more: z
    .object({ label: draftText, picture: cardPicture, action: areaAction.nullable() })
    .nullable(),
});
export type CardMessage = z.infer<typeof cardMessage>;
