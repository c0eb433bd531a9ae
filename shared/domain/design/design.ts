import type { RichMenuSet } from '../rich-menu/schema';
import type { RichCarousel } from './rich-carousel';
import type { RichMessage } from './rich-message';

/** The documents that are drawn on the canvas: pages with layers and tap areas. */
export type Design = RichMenuSet | RichMessage | RichCarousel;
export type DesignKind = Design['kind'];

const KINDS: readonly string[] = [
  'richMenuSet',
  'richMessage',
  'richCarousel',
] satisfies DesignKind[];

/** Whether a document is drawn on the canvas. */
export const isDesign = <D extends { kind: string }>(document: D): document is D & Design =>
  KINDS.includes(document.kind);
