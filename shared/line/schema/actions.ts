import { z } from 'zod';

/* Action objects: Messaging API reference, "Action objects". Which may stand where is `../actions/places.ts`. */

const label = z.string().optional();

export const uriAction = z.looseObject({
  type: z.literal('uri'),
  label,
  uri: z.string(),
  altUri: z.looseObject({ desktop: z.string() }).optional(),
});
export const messageAction = z.looseObject({
  type: z.literal('message'),
  label,
  text: z.string(),
});
export const postbackAction = z.looseObject({
  type: z.literal('postback'),
  label,
  data: z.string(),
  displayText: z.string().optional(),
  /** Deprecated in favour of `displayText`. */
  text: z.string().optional(),
  inputOption: z.enum(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
  fillInText: z.string().optional(),
});
export const datetimePickerAction = z.looseObject({
  type: z.literal('datetimepicker'),
  label,
  data: z.string(),
  mode: z.enum(['date', 'time', 'datetime']),
  initial: z.string().optional(),
  max: z.string().optional(),
  min: z.string().optional(),
});
export const clipboardAction = z.looseObject({
  type: z.literal('clipboard'),
  label,
  clipboardText: z.string(),
});
export const richMenuSwitchAction = z.looseObject({
  type: z.literal('richmenuswitch'),
  label,
  richMenuAliasId: z.string(),
  data: z.string(),
});
export const cameraAction = z.looseObject({ type: z.literal('camera'), label });
export const cameraRollAction = z.looseObject({ type: z.literal('cameraRoll'), label });
export const locationAction = z.looseObject({ type: z.literal('location'), label });

const everywhere = [
  postbackAction,
  messageAction,
  uriAction,
  datetimePickerAction,
  clipboardAction,
] as const;

/** In templates and in Flex. */
export const messagePartAction = z.discriminatedUnion('type', everywhere);
/** In a rich menu. */
export const richMenuAction = z.discriminatedUnion('type', [...everywhere, richMenuSwitchAction]);
/** In a quick reply. */
export const quickReplyAction = z.discriminatedUnion('type', [
  ...everywhere,
  cameraAction,
  cameraRollAction,
  locationAction,
]);

export type UriAction = z.infer<typeof uriAction>;
export type PostbackAction = z.infer<typeof postbackAction>;
export type DatetimePickerAction = z.infer<typeof datetimePickerAction>;
export type MessagePartAction = z.infer<typeof messagePartAction>;
export type RichMenuAction = z.infer<typeof richMenuAction>;
export type QuickReplyAction = z.infer<typeof quickReplyAction>;
