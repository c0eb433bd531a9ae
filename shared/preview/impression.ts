import { CHAT_BAR, CHAT_HEADER, type Phone } from './phones';

/*
 * LINE counts a message as opened when the follower was in the chat and saw all of the bubble. A bubble that
 * is taller than the room can never be counted; an open rich menu takes about half of that room.
 */

/** Height by width of a rich menu of the large and of the small usual size. */
const MENU_SHAPES = { large: 1686 / 2500, small: 843 / 2500 } as const;
export type MenuState = 'closed' | keyof typeof MENU_SHAPES;

/** Height of the chat on a phone, CSS px, with the menu open or not; there is no rich menu on a computer. */
export function roomOf(phone: Phone, menu: MenuState): number {
  const chat = phone.height - phone.statusBar - phone.homeBar - CHAT_HEADER - CHAT_BAR;
  if (menu === 'closed' || phone.look === 'desktop') return chat;
  return chat - Math.round(phone.width * MENU_SHAPES[menu]);
}

export interface Impression {
  /** Which message, from 0. */
  index: number;
  heightPx: number;
  /** How much of it is never on the screen at once; 0: it can be seen whole. */
  overflowPx: number;
  /** It stands on the first screen, whole, when the chat is opened. */
  atFirstGlance: boolean;
}

/** What of each message can be seen in a room of this height; the chat opens at its end. */
export function impressionsOf(
  drawn: readonly { index: number; topPx: number; heightPx: number }[],
  endPx: number,
  roomPx: number,
): Impression[] {
  return drawn.map(({ index, topPx, heightPx }) => ({
    index,
    heightPx,
    overflowPx: Math.max(0, Math.round(heightPx - roomPx)),
    atFirstGlance: topPx >= endPx - roomPx,
  }));
}
