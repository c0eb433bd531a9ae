import type { RichCarousel } from '../domain/design/rich-carousel';
import type { RichMessage } from '../domain/design/rich-message';
import { richCarouselFromWire } from './rich-carousel/from-wire';
import { type FromWireContext, richMessageFromWire } from './rich-message/from-wire';

/** A message as a design for the canvas; null where it is more, or something else, than the canvas can hold. */
export const designFromWire = (
  wire: Record<string, unknown>,
  context: FromWireContext,
): RichMessage | RichCarousel | null =>
  wire.type === 'imagemap'
    ? richMessageFromWire(wire, context)
    : richCarouselFromWire(wire, context);
