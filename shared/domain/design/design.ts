import type { RichMenuSet } from '../rich-menu/schema';
import type { SymbolDocument } from '../symbol/schema';
import type { RichCarousel } from './rich-carousel';
import type { RichMessage } from './rich-message';

/** The documents that are drawn on the canvas: pages with layers and tap areas. */
export type Design = RichMenuSet | RichMessage | RichCarousel | SymbolDocument;
export type DesignKind = Design['kind'];

const KINDS: readonly string[] = [
  'richMenuSet',
  'richMessage',
  'richCarousel',
  'symbol',
] satisfies DesignKind[];

/** Whether a document is drawn on the canvas. */
export const isDesign = <D extends { kind: string }>(document: D): document is D & Design =>
  KINDS.includes(document.kind);

/** The designs that become something on LINE; a symbol only ever stands in one of them. */
export type Product = Exclude<Design, SymbolDocument>;
export type ProductKind = Product['kind'];

/** Whether a document is a design that becomes something on LINE by itself. */
export const isProduct = <D extends { kind: string }>(document: D): document is D & Product =>
  isDesign(document) && (document as { kind: string }).kind !== 'symbol';
