import { z } from 'zod';
import { documentBase } from '../document-base';
import { bubbleId, documentId } from '../ids';

/*
 * A message as it is composed: one to five bubbles. A bubble holds LINE's own JSON, also while it is still
 * wrong, or points at a design of the workspace that becomes JSON when the message is compiled.
 */

export const bubble = z.discriminatedUnion('source', [
  z.object({
    id: bubbleId,
    source: z.literal('wire'),
    /** A LINE message object, or what will be one; unknown fields survive. */
    wire: z.record(z.string(), z.unknown()),
  }),
  z.object({
    id: bubbleId,
    source: z.literal('design'),
    /** A rich message, rich video or carousel drawn on the canvas. */
    documentId,
  }),
]);
export type Bubble = z.infer<typeof bubble>;

/**
 * How the definition that a message was imported from looked, so that it can be given back as it came:
 * bare, in a list, or in a request with an addressee beside it.
 */
export const messageOrigin = z.object({
  form: z.enum(['message', 'list', 'request', 'flex', 'template', 'imagemap']),
  /** What stood beside `messages` in the request. */
  beside: z.record(z.string(), z.unknown()),
});
export type MessageOrigin = z.infer<typeof messageOrigin>;

export const messageDocument = z.object({
  ...documentBase,
  kind: z.literal('message'),
  bubbles: z.array(bubble).max(5),
  origin: messageOrigin.optional(),
});
export type MessageDocument = z.infer<typeof messageDocument>;
