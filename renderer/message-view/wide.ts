import { bubbleSizeOf } from '#shared/preview/flex-pixels';
import { type Wire, wireOf } from '#shared/preview/messages-of';

/** Carousels, giga bubbles and rich messages take the chat's whole width, under the sender. */
export function fillsChat(message: Wire): boolean {
  if (message.type === 'imagemap') return true;
  const content = wireOf(message.type === 'template' ? message.template : message.contents);
  if (message.type === 'template')
    return content.type === 'carousel' || content.type === 'image_carousel';
  if (message.type !== 'flex') return false;
  return content.type === 'carousel' || bubbleSizeOf(content.size) === 'giga';
}

/** The margin of the paper, and the line of the sender: with a picture beside nothing, or beside the bubble. */
const MARGIN_PX = 14;
const SENDER_PX = { wide: 40, narrow: 20 } as const;

/** How far under the upper edge of a paper that holds this message alone its bubble begins, CSS px. */
export const bubbleTopOnPaper = (message: Wire): number =>
  MARGIN_PX + SENDER_PX[fillsChat(message) ? 'wide' : 'narrow'];
