import { z } from 'zod';
import { documentId } from '../../domain/ids';
import { keptComment, MOST_COMMENTS_BYTES } from '../../domain/review';
import { locale } from '../../domain/workspace';
import { appErrorSchema } from '../../errors/app-error';
import { handoffSheet } from '../../handoff/sheet-schema';

const nothing = z.undefined();
const bytes = (max: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= max, {
    message: 'the bytes of a file expected',
  });

/** What can be handed over beside LINE's own files. */
export const handoffPart = z.enum(['csv', 'svg', 'map', 'pdf', 'prototype']);
export type HandoffPart = z.infer<typeof handoffPart>;
export const HANDOFF_PARTS = handoffPart.options;

/** Files for people without Tapestry, and what they say about a design. */
export const handoffChannels = {
  /** Asks for a folder and writes the files into a new one in it; null when the dialog was closed. */
  'handoff.save': {
    input: z.object({ documentId, parts: z.array(handoffPart).min(1), locale }),
    output: z.object({ folder: z.string(), files: z.array(z.string()) }).nullable(),
  },
  'comments.list': { input: z.object({ documentId }), output: z.array(keptComment) },
  /** Takes the text of a file of comments in; what is known already stays as it is. */
  'comments.import': {
    input: z.object({ documentId, text: z.string().max(MOST_COMMENTS_BYTES) }),
    output: z.object({ comments: z.array(keptComment), added: z.number().int() }),
  },
  'comments.setDone': {
    input: z.object({ documentId, id: z.string().max(64), done: z.boolean() }),
    output: z.array(keptComment),
  },
} as const;

/** Used by the hidden page that lays sheets out only; refused to any other window. */
export const sheetHostChannels = {
  'renderHost.sheetReady': { input: nothing, output: nothing },
  'renderHost.sheetLaidOut': {
    input: z.object({
      jobId: z.string(),
      result: z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true) }),
        z.object({ ok: z.literal(false), error: appErrorSchema }),
      ]),
    }),
    output: nothing,
  },
} as const;

export const sheetHostEvents = {
  'renderHost.sheetJob': z.object({
    jobId: z.string(),
    sheet: handoffSheet,
    /** Pictures of the pages, in their order. */
    pictures: z.array(z.object({ bytes: bytes(20_000_000), mime: z.string() })),
  }),
} as const;
