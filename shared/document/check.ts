import type { Problem } from '../errors/app-error';
import { checkCoupon } from '../line/coupon';
import { checkForm } from '../line/definition';
import { checkMessage } from '../line/messages';
import { checkRichMenuSet } from '../line/rich-menu';
import { withoutLocal } from '../preview/local-address';
import { checkCardMessage } from '../targets/card-message/check';
import { checkRichCarousel } from '../targets/rich-carousel/check';
import { checkRichMessage } from '../targets/rich-message/check';
import type { DocumentOf, KindName, TapestryDocument } from './kinds';

/** The rules of each kind. Apart from `kinds`, so that lists and the store do not load LINE's whole language. */
const checks: { readonly [K in KindName]: (document: DocumentOf<K>) => Problem[] } = {
  richMenuSet: checkRichMenuSet,
  message: ({ bubbles }) =>
    bubbles.flatMap((bubble, index) =>
      bubble.source === 'wire'
        ? withoutLocal(checkMessage(bubble.wire, ['bubbles', index, 'wire']))
        : [],
    ),
  // a campaign is checked with all it points at: `shared/campaign/compile`
  campaign: () => [],
  audience: () => [],
  coupon: ({ wire }) => withoutLocal(checkCoupon(wire, ['wire'])),
  richMessage: checkRichMessage,
  richCarousel: checkRichCarousel,
  cardMessage: checkCardMessage,
  definition: ({ form, wire }) => checkForm(form, wire, ['wire']),
  // it becomes nothing on LINE; the designs that show it are checked with it
  symbol: () => [],
};

/** Everything that LINE would refuse or that would hurt followers, with the place in the document. */
export const checkDocument = (document: TapestryDocument): Problem[] =>
  (checks[document.kind] as (document: TapestryDocument) => Problem[])(document);
