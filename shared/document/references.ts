import type { MessagePart } from '../domain/campaign/message-part';
import type { Campaign } from '../domain/campaign/schema';
import type { Artboard } from '../domain/design/artboard';
import { isDesign } from '../domain/design/design';
import type { Bubble } from '../domain/message/schema';
import { symbolsOf } from '../domain/symbol/resolve';
import type { TapestryDocument } from './kinds';

/** What a document points at, and where in it: the one place that knows, for usage, campaigns and warnings. */
export interface Reference {
  /** Another document's id, or `coupon:` with the id that LINE gave a coupon. */
  to: string;
  /** What stands there. */
  where: 'send' | 'arm' | 'menu' | 'audience' | 'coupon' | 'bubble' | 'layer';
  /** A name people gave the place: of a send, with the arm's letter, or of a page; else the number of the bubble. */
  part: string;
}

/** A coupon is named by messages with LINE's id, not with the document's. */
export const couponKey = (couponId: string): string => `coupon:${couponId}`;

/** Every reference of a document, in the order in which it is read. */
export function referencesOf(document: TapestryDocument): Reference[] {
  if (document.kind === 'campaign') return ofCampaign(document);
  if (document.kind === 'message') return document.bubbles.flatMap(ofBubble);
  if (isDesign(document)) return document.pages.flatMap(ofPage);
  return [];
}

const ofPage = (page: Artboard): Reference[] =>
  symbolsOf(page.layers).map((to) => ({ to, where: 'layer', part: page.name }));

function ofBubble(bubble: Bubble, index: number): Reference[] {
  const place = { where: 'bubble' as const, part: String(index + 1) };
  if (bubble.source === 'design') return [{ to: bubble.documentId, ...place }];
  return couponIn(bubble.wire).map((to) => ({ to, ...place }));
}

function couponIn(wire: Readonly<Record<string, unknown>>): string[] {
  const { type, couponId } = wire;
  return type === 'coupon' && typeof couponId === 'string' && couponId !== ''
    ? [couponKey(couponId)]
    : [];
}

function ofCampaign({ broadcasts, menus, couponIds, audienceIds }: Campaign): Reference[] {
  const ofParts = (parts: readonly MessagePart[], where: 'send' | 'arm', part: string) =>
    parts.flatMap((message): Reference[] =>
      message.source === 'document'
        ? [{ to: message.documentId, where, part }]
        : couponIn(message.wire).map((to) => ({ to, where, part })),
    );
  return [
    ...broadcasts.flatMap(({ name, messages, experiment, target }) => [
      ...ofParts(messages, 'send', name),
      ...(experiment?.arms ?? []).flatMap((arm) =>
        ofParts(arm.messages ?? [], 'arm', `${name} · ${arm.letter}`),
      ),
      ...(target.who === 'ids'
        ? [{ to: target.audienceId, where: 'audience' as const, part: name }]
        : []),
    ]),
    ...menus.map(({ documentId }) => ({ to: documentId, where: 'menu' as const, part: '' })),
    ...couponIds.map((to) => ({ to, where: 'coupon' as const, part: '' })),
    ...audienceIds.map((to) => ({ to, where: 'audience' as const, part: '' })),
  ];
}

/** By which names others point at a document. */
export const namesOf = (document: {
  id: string;
  kind: string;
  couponId?: string | null;
}): string[] => [
  document.id,
  ...(document.kind === 'coupon' && document.couponId ? [couponKey(document.couponId)] : []),
];
