import type { TapestryDocument } from '../document/kinds';
import type { DocumentId } from '../domain/ids';
import type { MessageDocument } from '../domain/message/schema';
import { richCarouselToWire } from '../targets/rich-carousel/to-wire';
import { richMessageToWire } from '../targets/rich-message/to-wire';
import { assetUrlOf } from './asset-url';
import { type PreviewMessage, type Wire, wireText } from './messages-of';

const NO_COUPONS: ReadonlyMap<string, Wire> = new Map();

/** A design that a bubble points at, and the hash of the small picture that the library has of it. */
export interface KnownDesign {
  document: TapestryDocument;
  thumbnail: string | null;
}

/**
 * The messages of a draft as a phone would show them. A bubble whose design is not known (any more) is shown as
 * a message of no kind, so that it is seen to be missing. Paths lead into the document.
 */
export function draftMessages(
  document: MessageDocument,
  designs: ReadonlyMap<DocumentId, KnownDesign>,
  /** LINE's coupons by their id, as far as the workspace knows them. */
  coupons: ReadonlyMap<string, Wire> = NO_COUPONS,
): PreviewMessage[] {
  return document.bubbles.map((bubble, index) => {
    const path = ['bubbles', index, 'wire'];
    if (bubble.source === 'wire') {
      const coupon =
        bubble.wire.type === 'coupon' ? coupons.get(wireText(bubble.wire.couponId)) : undefined;
      return { message: bubble.wire, path, ...(coupon && { coupon }) };
    }
    const design = designs.get(bubble.documentId);
    return { message: design ? wireOfDesign(design) : { type: 'design' }, path };
  });
}

function wireOfDesign({ document, thumbnail }: KnownDesign): Wire {
  const picture = thumbnail === null ? '' : assetUrlOf(thumbnail);
  const media = {
    baseUrl: () => picture,
    pictureUrl: () => picture,
    posterUrl: () => picture,
    assetUrl: assetUrlOf,
  };
  if (document.kind === 'richMessage') return richMessageToWire(document, media).message;
  if (document.kind === 'richCarousel') return richCarouselToWire(document, media).message;
  return { type: 'design' };
}
