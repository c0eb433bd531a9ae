import { z } from 'zod';
import { boundsSchema } from '../geometry/bounds';
import { draftText } from './document-base';
import { areaId, pageId } from './ids';

/*
 * Where a design can be tapped and what that does, as a draft. What the product it becomes does not allow is
 * said by the rules in `shared/line`, never by losing the draft.
 */

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
  altUri: z.looseObject({ desktop: draftText }).optional(),
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
  /** A column of a data table by the field it fills: `uri`. */
  bind: z.record(z.string(), z.string()).optional(),
  foreign,
});
export type Area = z.infer<typeof area>;
