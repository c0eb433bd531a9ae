import { z } from 'zod';
import { channelId } from '../domain/ids';
import { locale } from '../domain/workspace';

export const reportFormat = z.enum(['html', 'pdf', 'xlsx', 'csv']);
export type ReportFormat = z.infer<typeof reportFormat>;

/** What people set of a schedule. */
export const scheduleChoice = z.object({
  channelId,
  every: z.discriminatedUnion('kind', [
    /** 0 is Sunday. The seven days before are reported. */
    z.object({ kind: z.literal('week'), weekday: z.number().int().min(0).max(6) }),
    /** A day that every month has. The month before is reported. */
    z.object({ kind: z.literal('month'), day: z.number().int().min(1).max(28) }),
  ]),
  /** Minutes since midnight, on the clock of the studio's zone. */
  minute: z.number().int().min(0).max(1_439),
  locale,
  formats: z.array(reportFormat).min(1).max(4),
  label: z.string().max(100).nullable(),
  enabled: z.boolean(),
});
export type ScheduleChoice = z.infer<typeof scheduleChoice>;

export const reportSchedule = scheduleChoice.extend({
  id: z.string().max(64),
  folder: z.string().max(2_000),
  /** Nothing before this is due. */
  since: z.string(),
});
export type ReportSchedule = z.infer<typeof reportSchedule>;

/** One report that a schedule asks for. Days are LINE's, both ends included. */
export const reportRun = z.object({
  /** The day on which it is due, on the studio's clock: no schedule has two on one day. */
  key: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  dueAt: z.string(),
  from: z.string(),
  to: z.string(),
});
export type ReportRun = z.infer<typeof reportRun>;

/** What was done for a run, oldest first; the file only grows. */
export const journalEntry = z.object({
  at: z.string(),
  scheduleId: z.string(),
  run: reportRun,
  kind: z.enum(['began', 'written', 'failed', 'skipped']),
  files: z.array(z.string()),
  /** The app was not running when it was due. */
  late: z.boolean(),
  /** Of what went wrong; null otherwise. */
  code: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntry>;
