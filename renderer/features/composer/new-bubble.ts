import { type BubbleId, newId } from '#shared/domain/ids';
import type { Bubble } from '#shared/domain/message/schema';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
export const newBubbleId = (): BubbleId => newId('bub', randomBytes);

type Wire = Record<string, unknown>;

/** Kinds of bubbles, in the order in which the menu offers them. */
export const BUBBLE_TYPES = [
  'text',
  'textV2',
  'image',
  'video',
  'flex',
  'buttons',
  'confirm',
  'carousel',
  'image_carousel',
  'sticker',
  'audio',
  'location',
  'coupon',
  'imagemap',
] as const;
export type BubbleType = (typeof BUBBLE_TYPES)[number];

/** What a bubble is called in the studio: a template by its own type. */
export function typeOfWire(wire: Readonly<Wire>): string {
  if (wire.type !== 'template') return typeof wire.type === 'string' ? wire.type : '';
  const template = wire.template as Wire | undefined;
  return typeof template?.type === 'string' ? template.type : 'template';
}

const message = (text: string): Wire => ({ type: 'message', label: text, text });

/** What a new bubble of a kind starts with; `words` speak the person's language. */
export function newWire(type: BubbleType, words: { text: string; choice: string }): Wire {
  const { text, choice } = words;
  switch (type) {
    case 'text':
    case 'textV2':
      return { type, text: '' };
    case 'image':
      return { type, originalContentUrl: '', previewImageUrl: '' };
    case 'video':
      return { type, originalContentUrl: '', previewImageUrl: '' };
    case 'audio':
      return { type, originalContentUrl: '', duration: 60_000 };
    case 'location':
      return { type, title: '', address: '', latitude: 25.0339, longitude: 121.5645 };
    case 'sticker':
      return { type, packageId: '446', stickerId: '1988' };
    case 'coupon':
      return { type, couponId: '' };
    case 'imagemap':
      return {
        type,
        baseUrl: '',
        altText: '',
        baseSize: { width: 1040, height: 1040 },
        actions: [{ type: 'uri', linkUri: '', area: { x: 0, y: 0, width: 1040, height: 1040 } }],
      };
    case 'buttons':
      return {
        type: 'template',
        altText: '',
        template: { type, text, actions: [message(choice)] },
      };
    case 'confirm':
      return {
        type: 'template',
        altText: '',
        template: { type, text, actions: [message(choice), message(choice)] },
      };
    case 'carousel':
      return {
        type: 'template',
        altText: '',
        template: {
          type,
          columns: [
            { text, actions: [message(choice)] },
            { text, actions: [message(choice)] },
          ],
        },
      };
    case 'image_carousel':
      return {
        type: 'template',
        altText: '',
        template: { type, columns: [{ imageUrl: '', action: message(choice) }] },
      };
    case 'flex':
      return {
        type,
        altText: '',
        contents: {
          type: 'bubble',
          body: {
            type: 'box',
            layout: 'vertical',
            contents: [{ type: 'text', text, weight: 'bold', size: 'xl', wrap: true }],
          },
        },
      };
  }
}

export const wireBubble = (wire: Wire): Bubble => ({ id: newBubbleId(), source: 'wire', wire });
