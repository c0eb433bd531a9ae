import { z } from 'zod';
import { audience } from '../../domain/audience/schema';
import { campaign } from '../../domain/campaign/schema';
import { cardMessage } from '../../domain/card-message/schema';
import { coupon } from '../../domain/coupon/schema';
import { definitionDocument } from '../../domain/definition/schema';
import { richCarousel } from '../../domain/design/rich-carousel';
import { richMessage } from '../../domain/design/rich-message';
import { messageDocument } from '../../domain/message/schema';
import { richMenuSet } from '../../domain/rich-menu/schema';
import { symbolDocument } from '../../domain/symbol/schema';
import { audienceKind } from './audience';
import { campaignKind } from './campaign';
import { cardMessageKind } from './card-message';
import { couponKind } from './coupon';
import { definitionKind } from './definition';
import type { CopyContext, DocumentKind, HeadFacts } from './kind';
import { messageKind } from './message';
import { richCarouselKind } from './rich-carousel';
import { richMenuSetKind } from './rich-menu-set';
import { richMessageKind } from './rich-message';
import { symbolKind } from './symbol';

/** Every document that a workspace can hold. A new kind is one member here and one entry below. */
export const tapestryDocument = z.discriminatedUnion('kind', [
  richMenuSet,
  messageDocument,
  campaign,
  audience,
  coupon,
  richMessage,
  richCarousel,
  cardMessage,
  definitionDocument,
  symbolDocument,
]);
export type TapestryDocument = z.infer<typeof tapestryDocument>;
export type KindName = TapestryDocument['kind'];
export type DocumentOf<K extends KindName> = Extract<TapestryDocument, { kind: K }>;

export const documentKinds: { readonly [K in KindName]: DocumentKind<DocumentOf<K>> } = {
  richMenuSet: richMenuSetKind,
  message: messageKind,
  campaign: campaignKind,
  audience: audienceKind,
  coupon: couponKind,
  richMessage: richMessageKind,
  richCarousel: richCarouselKind,
  cardMessage: cardMessageKind,
  definition: definitionKind,
  symbol: symbolKind,
};

export const isKindName = (name: string): name is KindName => Object.hasOwn(documentKinds, name);

/** The rules of a document's kind, typed as if they took any kind: the document picks its own. */
const rulesOf = (document: TapestryDocument) =>
  documentKinds[document.kind] as DocumentKind<TapestryDocument>;

/** What a list shows that only the kind knows. */
export const headFactsOf = (document: TapestryDocument): HeadFacts =>
  rulesOf(document).head(document);

/** What people may search a document by. */
export const searchWordsOf = (document: TapestryDocument): string[] => [
  document.name,
  ...document.tags,
  document.notes,
  ...rulesOf(document).searchWords(document),
];

/** Gives the parts of a copy identities of their own. Changes the document it is given. */
export const renewParts = (document: TapestryDocument, context: CopyContext): void =>
  rulesOf(document).renewParts(document, context);
