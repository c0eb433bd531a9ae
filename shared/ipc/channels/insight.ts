import { z } from 'zod';
import { channelId } from '../../domain/ids';
import { insightNotes, notesChange } from '../../insight/notes';
import { insightReport } from '../../insight/report';
import { richMenuDay, richMenuFiguresSchema } from '../../insight/rich-menu';

const day = z.string().regex(/^\d{8}$/);

/** Figures of a channel: what was fetched before, and fetching more. */
export const insightChannels = {
  /** From the archive alone: nothing is asked of LINE. Days are LINE's, both ends included. */
  'insight.report': {
    input: z.object({
      channelId,
      days: z.union([
        /** So many, up to yesterday by the channel's own clock: a rehearsal's may be ahead. */
        z.object({ last: z.number().int().min(1).max(1_100) }),
        z.object({ from: day, to: day }),
      ]),
    }),
    output: insightReport,
  },
  'insight.richMenu': {
    input: z.object({ channelId, richMenuId: z.string().max(100), from: day, to: day }),
    output: z.object({ figures: richMenuFiguresSchema, days: z.array(richMenuDay) }),
  },
  /** Asks LINE for what is due, within its 60 calls an hour; `left` waits for the next time. */
  'insight.pull': {
    input: z.object({ channelId }),
    output: z.object({
      fetched: z.record(z.string(), z.number()),
      withheld: z.array(z.string()),
      left: z.number(),
      failed: z.number(),
    }),
  },
  'insight.cancelPull': { input: z.object({ channelId }), output: z.undefined() },
  /** Marks on days and saved views of a channel. */
  'insight.notes': { input: z.object({ channelId }), output: insightNotes },
  'insight.changeNotes': {
    input: z.object({ channelId, change: notesChange }),
    output: insightNotes,
  },
  /** Writes files into a folder that the person picks; null when the dialog was closed. */
  'insight.export': {
    input: z.object({
      name: z.string().min(1).max(120),
      files: z
        .array(
          z.object({
            extension: z.enum(['csv', 'xlsx', 'html', 'png', 'svg', 'ics']),
            bytes: z.custom<Uint8Array>(
              (value) => value instanceof Uint8Array && value.byteLength <= 30_000_000,
            ),
          }),
        )
        .min(1)
        .max(12),
    }),
    output: z.object({ folder: z.string(), files: z.array(z.string()) }).nullable(),
  },
} as const;

export const insightEvents = {
  'insight.changed': z.object({ channelId }),
  'insight.notesChanged': z.object({ channelId }),
  'insight.progress': z.object({ channelId, done: z.number(), total: z.number() }),
} as const;
