import type { TapestryDocument } from '../document/kinds';
import type { DocumentId } from '../domain/ids';
import type { MessageDocument } from '../domain/message/schema';
import { cardMessageToWire } from '../targets/card-message/to-wire';
import type { DesignMedia } from '../targets/media';
import { designToWire } from '../targets/to-wire';
import { assetUrlOf } from './asset-url';
import { localMedia } from './local-address';
import { type PreviewMessage, type Wire, wireText } from './messages-of';

const NO_COUPONS: ReadonlyMap<string, Wire> = new Map();

/** The kinds of documents that a bubble can be. */
export const BUBBLE_KINDS = ['richMessage', 'richCarousel', 'cardMessage'] as const;
type BubbleKind = (typeof BUBBLE_KINDS)[number];
type BubbleDocument = Extract<TapestryDocument, { kind: BubbleKind }>;

const isBubbleDocument = (document: TapestryDocument): document is BubbleDocument =>
  (BUBBLE_KINDS as readonly string[]).includes(document.kind);

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
    const message =
      design && wireOfDesign(design.document, { ...shownMedia(design), assetUrl: assetUrlOf });
    return { message: message ?? { type: 'design' }, path };
  });
}

/**
 * The messages of a draft for sending: the same JSON, with addresses of this workspace where a public one will
 * stand. Null for a bubble whose design is gone.
 */
export function localMessages(
  document: MessageDocument,
  designs: ReadonlyMap<DocumentId, TapestryDocument>,
): (Wire | null)[] {
  return document.bubbles.map((bubble) => {
    if (bubble.source === 'wire') return bubble.wire;
    const design = designs.get(bubble.documentId);
    return design ? wireOfDesign(design, localMedia(design.id)) : null;
  });
}

/** The small picture of the library stands for whatever will be drawn. */
function shownMedia({ thumbnail }: KnownDesign): Omit<DesignMedia, 'assetUrl'> {
  const picture = () => (thumbnail === null ? '' : assetUrlOf(thumbnail));
  return { baseUrl: picture, pictureUrl: picture, posterUrl: picture };
}

function wireOfDesign(document: TapestryDocument, media: DesignMedia): Wire | null {
  if (!isBubbleDocument(document)) return null;
  return document.kind === 'cardMessage'
    ? cardMessageToWire(document, media)
    : designToWire(document, media);
}
