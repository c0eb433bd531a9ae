import type { Locale } from '../../domain/workspace';
import { letterAt, readingOrder } from '../../geometry/lettering';
import { actionFromWire } from '../../line/rich-menu/from-wire';
import type { DrawnTap } from '../../preview/layout';
import { type Wire, wireText } from '../../preview/messages-of';
import { DEFAULT_PHONE } from '../../preview/phones';
import { fill } from '../fill';
import { actionWords, type HandoffWords, handoffWords } from '../words';
import { LANG, type PrototypeArea, type PrototypeModel, saysOf } from './model';

/** A message as it was drawn, with what can be tapped on it. */
export interface DrawnMessage {
  /** What comments on it name, whatever its place becomes; without one, its place. */
  id?: string | undefined;
  wire: Wire;
  /** CSS px of the phone. */
  width: number;
  height: number;
  taps: readonly DrawnTap[];
  /** `data:` address. */
  picture: string;
}

/** Messages as the player of prototypes wants them: one under the other, each as the phone shows it. */
export function messagesModel(
  document: { id: string; name: string },
  messages: readonly DrawnMessage[],
  locale: Locale,
): PrototypeModel {
  const words = handoffWords(locale);
  const pages = messages.map(({ id, wire, width, height, taps, picture }, index) => ({
    id: id ?? `message-${index + 1}`,
    name:
      wireText(wire.altText) ||
      wireText(wire.text) ||
      fill(words.prototype.page, { number: index + 1 }),
    size: { width, height },
    picture,
    video: null,
    chatBarText: '',
    share: width / DEFAULT_PHONE.width,
    areas: areasOf(taps, words),
  }));
  return {
    documentId: document.id,
    name: document.name,
    kind: 'message',
    lang: LANG[locale],
    words: words.prototype,
    start: pages[0]?.id ?? '',
    pages,
  };
}

function areasOf(taps: readonly DrawnTap[], words: HandoffWords): PrototypeArea[] {
  const placed = taps.map((tap) => ({
    tap,
    bounds: {
      x: Math.round(tap.x),
      y: Math.round(tap.y),
      width: Math.max(1, Math.round(tap.width)),
      height: Math.max(1, Math.round(tap.height)),
    },
  }));
  const order = readingOrder(placed);
  // the player lays the first on top: what lies within something that can be tapped as well comes first
  return placed.toReversed().map(({ tap, bounds }, at, all) => {
    const action = actionFromWire(tap.action);
    const { what, label, detail } = actionWords(action, NO_PAGES, words);
    return {
      letter: letterAt(order.indexOf(placed[all.length - 1 - at] as (typeof placed)[number])),
      bounds,
      what,
      label,
      detail,
      target: null,
      says: saysOf(action),
      menu: null,
    };
  });
}

/** Tabs belong to rich menus; a message leads to none of them. */
const NO_PAGES = { kind: 'richMessage', pages: [] } as unknown as Parameters<typeof actionWords>[1];
