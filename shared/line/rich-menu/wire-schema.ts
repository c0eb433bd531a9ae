import { z } from 'zod';
import { type RichMenuAction, richMenuAction } from '../schema/actions';

/*
 * The rich menu object as LINE's API has it: Messaging API reference, "Rich menu object".
 * Loose objects, because people's files and LINE's answers carry fields that we do not know; they are
 * kept and given back. Types only; lengths, ranges and cross-field rules are in `check-wire.ts`.
 */

export const wireAction = richMenuAction;
export type WireAction = RichMenuAction;

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
