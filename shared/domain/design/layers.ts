import { z } from 'zod';
import { draftText } from '../document-base';
import { documentId, layerId, sha256 } from '../ids';
import { symbolOverride } from '../symbol/override';
import { colour, gradient, outline, shadow } from './values';

/*
 * What an artboard is painted from. Every kind has a frame; only areas are whole pixels, so frames may have
 * fractions, be larger than the page or stick out of it. Fields that came later are optional: a layer
 * without them looks as it always did.
 */

/** Groups nest this deep at most; deeper is a mistake of whoever wrote the file. */
export const MAX_DEPTH = 8;

const layerBase = {
  id: layerId,
  name: draftText,
  hidden: z.boolean().optional(),
  locked: z.boolean().optional(),
  /** 0–1, default 1. */
  opacity: z.number().min(0).max(1).optional(),
  /** Degrees, clockwise about the centre of the frame; default 0. */
  rotation: z.number().optional(),
  shadow: shadow.optional(),
  /** Ids of the groups it belongs to, outermost first. */
  groups: z.array(z.string().max(64)).max(MAX_DEPTH).optional(),
  /** Names in the brand kit by the field they fill, such as `fill` or `font`; the field holds the value too. */
  brand: z.record(z.string(), z.string()).optional(),
  /** A column of a data table by the field it fills: `text`, `asset`. */
  bind: z.record(z.string(), z.string()).optional(),
};
const frame = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type Frame = z.infer<typeof frame>;

const unit = z.number().min(0).max(1);

const imageLayer = z.object({
  kind: z.literal('image'),
  ...layerBase,
  frame,
  asset: sha256,
  /** How the picture fills its frame: `exact` stretches. */
  fit: z.enum(['cover', 'contain', 'exact']),
  /** Focus point for `cover`, 0–1; default centre. */
  focus: z.object({ x: z.number(), y: z.number() }).optional(),
  cornerRadius: z.number().min(0).optional(),
  /** The part of the picture that is used, in parts of its width and height. */
  crop: z
    .object({ x: unit, y: unit, width: unit.positive(), height: unit.positive() })
    .refine((c) => c.x + c.width <= 1.000001 && c.y + c.height <= 1.000001)
    .optional(),
  flipX: z.boolean().optional(),
  flipY: z.boolean().optional(),
  /** Cut to an ellipse in the frame instead of a rectangle. */
  mask: z.literal('ellipse').optional(),
});

const textLayer = z.object({
  kind: z.literal('text'),
  ...layerBase,
  frame,
  text: draftText,
  /** Pixels of the page; with `autoFit` the largest it may be. */
  fontSize: z.number().positive(),
  fontWeight: z.union([z.literal(400), z.literal(500), z.literal(700), z.literal(900)]),
  colour,
  /** Over the frame; wins over `colour`. */
  gradient: gradient.optional(),
  align: z.enum(['left', 'center', 'right']),
  /** Multiple of the font size, default 1.35. */
  lineHeight: z.number().positive().optional(),
  /** Where the lines stand in a frame that is higher than they are; default top. */
  verticalAlign: z.enum(['top', 'middle', 'bottom']).optional(),
  /** Page pixels between characters, default 0. */
  letterSpacing: z.number().min(-500).max(500).optional(),
  stroke: outline.optional(),
  /** Becomes smaller until it fits its frame. */
  autoFit: z.boolean().optional(),
  /** `sans` and `serif` travel with the app; anything else names a font of this computer. Default `sans`. */
  font: z.string().min(1).max(200).optional(),
});

const shapeLayer = z.object({
  kind: z.literal('shape'),
  ...layerBase,
  frame,
  shape: z.enum(['rectangle', 'ellipse', 'path']),
  /** SVG path data in a 0–1 box scaled to the frame; only for `path`. */
  path: z.string().max(20_000).optional(),
  fill: colour.optional(),
  /** Wins over `fill`. */
  gradient: gradient.optional(),
  stroke: colour.optional(),
  /** Wins over `stroke`. */
  strokeGradient: gradient.optional(),
  strokeWidth: z.number().min(0).optional(),
  cornerRadius: z.number().min(0).optional(),
});

const lineEnd = z.enum(['none', 'arrow', 'dot']);
/** From the middle of the frame's left side to the middle of its right one; `rotation` gives any angle. */
const lineLayer = z.object({
  kind: z.literal('line'),
  ...layerBase,
  frame,
  stroke: colour,
  strokeWidth: z.number().min(0),
  dash: z.enum(['solid', 'dashed', 'dotted']).optional(),
  start: lineEnd.optional(),
  end: lineEnd.optional(),
});

/** Outlines on a grid of 24, kept in the document: another version of the icon set changes nothing. */
const iconLayer = z.object({
  kind: z.literal('icon'),
  ...layerBase,
  frame,
  /** Name in the icon set, for people and for search. */
  icon: z.string().max(100),
  path: z.string().max(20_000),
  colour,
  /** On the grid of 24; default 2. */
  strokeWidth: z.number().min(0.25).max(6).optional(),
});

const qrLayer = z.object({
  kind: z.literal('qr'),
  ...layerBase,
  frame,
  text: draftText,
  colour,
  /** Absent: transparent, which phones may fail to read. */
  background: colour.optional(),
  errorCorrection: z.enum(['L', 'M', 'Q', 'H']),
  /** Free modules round the code; the standard asks for four. */
  quietZone: z.number().int().min(0).max(10).optional(),
});

/** A pill or tag with a word on it. */
const badgeLayer = z.object({
  kind: z.literal('badge'),
  ...layerBase,
  frame,
  text: draftText,
  fontSize: z.number().positive(),
  fontWeight: z.union([z.literal(400), z.literal(500), z.literal(700), z.literal(900)]),
  colour,
  fill: colour,
  gradient: gradient.optional(),
  /** Absent: as round as the height allows. */
  cornerRadius: z.number().min(0).optional(),
  font: z.string().min(1).max(200).optional(),
});

/** Another document's picture, as that document has it now, but for what is said otherwise here. */
const symbolLayer = z.object({
  kind: z.literal('symbol'),
  ...layerBase,
  /** The symbol is painted as large as it fits, in its own proportions, in the middle. */
  frame,
  symbol: documentId,
  /** By the id of a layer of the symbol; within a symbol in it, ids from the outside in with `/` between. */
  overrides: z.record(z.string().max(400), symbolOverride).optional(),
});

export const layer = z.discriminatedUnion('kind', [
  imageLayer,
  textLayer,
  shapeLayer,
  lineLayer,
  iconLayer,
  qrLayer,
  badgeLayer,
  symbolLayer,
]);
export type Layer = z.infer<typeof layer>;
export type LayerKind = Layer['kind'];
export type ImageLayer = z.infer<typeof imageLayer>;
export type TextLayer = z.infer<typeof textLayer>;
export type ShapeLayer = z.infer<typeof shapeLayer>;
export type LineLayer = z.infer<typeof lineLayer>;
export type IconLayer = z.infer<typeof iconLayer>;
export type QrLayer = z.infer<typeof qrLayer>;
export type BadgeLayer = z.infer<typeof badgeLayer>;
export type SymbolLayer = z.infer<typeof symbolLayer>;

/**
 * Several layers that are chosen, moved and shaded as one. Which layers, they say themselves (`groups`);
 * in the order of layers they stand together. A group without members is not kept.
 */
export const layerGroup = z.object({
  id: z.string().max(64),
  name: draftText,
  hidden: z.boolean().optional(),
  locked: z.boolean().optional(),
  opacity: z.number().min(0).max(1).optional(),
  shadow: shadow.optional(),
  /** Names in the brand kit by the field they fill: `shadow.colour`. */
  brand: z.record(z.string(), z.string()).optional(),
});
export type LayerGroup = z.infer<typeof layerGroup>;
