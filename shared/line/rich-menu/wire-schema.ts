import { z } from 'zod';

/*
 * The rich menu object as LINE's API has it: Messaging API reference, "Rich menu object".
 * Loose objects, because people's files and LINE's answers carry fields that we do not know; they are
 * kept and given back. Types only; lengths, ranges and cross-field rules are in `check-wire.ts`.
 */

const label = z.string().optional();

export const wireAction = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('uri'),
    label,
    uri: z.string(),
    altUri: z.looseObject({ desktop: z.string() }).optional(),
  }),
  z.looseObject({ type: z.literal('message'), label, text: z.string() }),
  z.looseObject({
    type: z.literal('postback'),
    label,
    data: z.string(),
    displayText: z.string().optional(),
    text: z.string().optional(),
    inputOption: z.enum(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
    fillInText: z.string().optional(),
  }),
  z.looseObject({
    type: z.literal('datetimepicker'),
    label,
    data: z.string(),
    mode: z.enum(['date', 'time', 'datetime']),
    initial: z.string().optional(),
    max: z.string().optional(),
    min: z.string().optional(),
  }),
  z.looseObject({ type: z.literal('clipboard'), label, clipboardText: z.string() }),
  z.looseObject({
    type: z.literal('richmenuswitch'),
    label,
    richMenuAliasId: z.string(),
    data: z.string(),
  }),
]);
export type WireAction = z.infer<typeof wireAction>;

/** Action types that a rich menu may hold; the others are known, but stand elsewhere. */
export const RICH_MENU_ACTIONS = [
  'uri',
  'message',
  'postback',
  'datetimepicker',
  'clipboard',
  'richmenuswitch',
] as const;

export const wireBounds = z.looseObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

export const wireArea = z.looseObject({ bounds: wireBounds, action: wireAction });

export const wireRichMenu = z.looseObject({
  size: z.looseObject({ width: z.number(), height: z.number() }),
  selected: z.boolean(),
  name: z.string(),
  chatBarText: z.string(),
  areas: z.array(wireArea),
});
export type WireRichMenuObject = z.infer<typeof wireRichMenu>;
