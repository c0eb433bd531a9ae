import type { RichCarousel } from '../domain/design/rich-carousel';
import type { RichMessage } from '../domain/design/rich-message';
import type { DesignMedia } from './media';
import { richCarouselToWire } from './rich-carousel/to-wire';
import { richMessageToWire } from './rich-message/to-wire';

/** The message that a design becomes, with its pictures where `media` says they lie. */
export const designToWire = (
  design: RichMessage | RichCarousel,
  media: DesignMedia,
): Record<string, unknown> & { type: string } =>
  design.kind === 'richMessage'
    ? richMessageToWire(design, media).message
    : richCarouselToWire(design, media).message;
