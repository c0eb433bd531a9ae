import { z } from 'zod';
import { boundsSchema, sizeSchema } from '../../geometry/bounds';
import { documentBase, draftText } from '../document-base';
import { areaId, layerId, pageId, sha256 } from '../ids';

/*
 * The rich-menu document: a set of pages (tabs) that are drawn, exported and published together.
 * The schema is structural and lenient on purpose: a draft may hold an empty link or a text that is
 * too long. What LINE would refuse is said by the rules in `shared/line`, never by losing the draft.
 */

/** `#RRGGBB` or `#RRGGBBAA`. */
export const colour = z.string().regex(/^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$/);

const foreign = z.record(z.string(), z.unknown()).optional();

const postback = z.object({
  type: z.literal('postback'),
  label: draftText.optional(),
  data: draftText,
  displayText: draftText.optional(),
  text: draftText.optional(),
  inputOption: z.enum(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
  fillInText: draftText.optional(),
  foreign,
});
const message = z.object({
  type: z.literal('message'),
  label: draftText.optional(),
  text: draftText,
  foreign,
});
const uri = z.object({
  type: z.literal('uri'),
  label: draftText.optional(),
  uri: draftText,
  altUri: z.object({ desktop: draftText }).optional(),
  foreign,
});
const datetimepicker = z.object({
  type: z.literal('datetimepicker'),
  label: draftText.optional(),
  data: draftText,
  mode: z.enum(['date', 'time', 'datetime']),
  initial: draftText.optional(),
  max: draftText.optional(),
  min: draftText.optional(),
  foreign,
});
const clipboard = z.object({
  type: z.literal('clipboard'),
  label: draftText.optional(),
  clipboardText: draftText,
  foreign,
});
/**
 * A tab switch names a page of this document; the alias is filled in when the document becomes wire
 * JSON. A definition that came from elsewhere may name an alias that is not ours: it is kept as it is.
 */
const richmenuswitch = z.object({
  type: z.literal('richmenuswitch'),
  label: draftText.optional(),
  data: draftText,
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('page'), pageId }),
    z.object({ kind: z.literal('alias'), richMenuAliasId: draftText }),
    z.object({ kind: z.literal('none') }),
  ]),
  foreign,
});
/** An action that a rich menu may not hold or that we do not know; kept whole, reported, never sent silently changed. */
const unsupported = z.object({
  type: z.literal('unsupported'),
  label: draftText.optional(),
  wire: z.record(z.string(), z.unknown()),
});

/** What a tap does, as a draft. Wire form: `shared/line/rich-menu`. */
export const areaAction = z.discriminatedUnion('type', [
  uri,
  message,
  postback,
  datetimepicker,
  clipboard,
  richmenuswitch,
  unsupported,
]);
export type AreaAction = z.infer<typeof areaAction>;
export type AreaActionType = AreaAction['type'];

export const area = z.object({
  id: areaId,
  bounds: boundsSchema,
  /** `null`: drawn, but nothing chosen yet. */
  action: areaAction.nullable(),
  locked: z.boolean().optional(),
  foreign,
});
export type Area = z.infer<typeof area>;

const stop = z.object({ offset: z.number().min(0).max(1), colour });
/** Painted under all layers. `angle` in degrees, 0 = upwards, clockwise, as in CSS. */
export const background = z.discriminatedUnion('type', [
  z.object({ type: z.literal('solid'), colour }),
  z.object({
    type: z.literal('linearGradient'),
    angle: z.number(),
    stops: z.array(stop).min(2).max(8),
  }),
]);
export type Background = z.infer<typeof background>;

const layerBase = {
  id: layerId,
  name: draftText,
  hidden: z.boolean().optional(),
  locked: z.boolean().optional(),
  /** 0–1, default 1. */
  opacity: z.number().min(0).max(1).optional(),
  /** Degrees, clockwise about the centre of the frame; default 0. */
  rotation: z.number().optional(),
};
/** Layers may be larger than the page or stick out of it; the page clips them. Fractions are allowed: only areas are whole pixels. */
const frame = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});

export const imageLayer = z.object({
  kind: z.literal('image'),
  ...layerBase,
  frame,
  asset: sha256,
  /** How the picture fills its frame: `exact` stretches. */
  fit: z.enum(['cover', 'contain', 'exact']),
  /** Focus point for `cover`, 0–1; default centre. */
  focus: z.object({ x: z.number(), y: z.number() }).optional(),
  cornerRadius: z.number().min(0).optional(),
});
export const textLayer = z.object({
  kind: z.literal('text'),
  ...layerBase,
  frame,
  text: draftText,
  /** Pixels of the page. */
  fontSize: z.number().positive(),
  fontWeight: z.union([z.literal(400), z.literal(500), z.literal(700), z.literal(900)]),
  colour,
  align: z.enum(['left', 'center', 'right']),
  /** Multiple of the font size, default 1.35. */
  lineHeight: z.number().positive().optional(),
});
export const shapeLayer = z.object({
  kind: z.literal('shape'),
  ...layerBase,
  frame,
  shape: z.enum(['rectangle', 'ellipse', 'path']),
  /** SVG path data in a 0–1 box scaled to the frame; only for `path`. */
  path: z.string().max(20_000).optional(),
  fill: colour.optional(),
  stroke: colour.optional(),
  strokeWidth: z.number().min(0).optional(),
  cornerRadius: z.number().min(0).optional(),
});
export const layer = z.discriminatedUnion('kind', [imageLayer, textLayer, shapeLayer]);
export type Layer = z.infer<typeof layer>;
export type ImageLayer = z.infer<typeof imageLayer>;
export type TextLayer = z.infer<typeof textLayer>;
export type ShapeLayer = z.infer<typeof shapeLayer>;

export const page = z.object({
  id: pageId,
  /** LINE's `name`: for the people who manage menus, never shown to followers. Also the tab's name in the studio. */
  name: draftText,
  /** The alias that tabs of this set point at. Chosen by Tapestry, editable, unique in the workspace. */
  richMenuAliasId: draftText,
  size: sizeSchema,
  /** Id of the template the areas came from (`L1`…`S5`), or null for a free layout. */
  template: z.string().nullable(),
  /** LINE's `selected`: open when the chat opens. */
  selected: z.boolean(),
  chatBarText: draftText,
  background,
  /** Bottom first. */
  layers: z.array(layer),
  areas: z.array(area),
  foreign,
});
export type Page = z.infer<typeof page>;

export const richMenuSet = z.object({
  ...documentBase,
  kind: z.literal('richMenuSet'),
  /** The page that becomes the channel's default rich menu; null: tabs only reachable by link. */
  defaultPageId: pageId.nullable(),
  /** ISO 8601 with offset. LINE's API has no period: the studio sets and withdraws the menu itself while it runs. */
  displayPeriod: z.object({ start: z.string().nullable(), end: z.string().nullable() }).nullable(),
  pages: z.array(page).min(1),
});
export type RichMenuSet = z.infer<typeof richMenuSet>;
