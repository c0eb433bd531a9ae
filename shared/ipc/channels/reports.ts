import { z } from 'zod';
import { channelId } from '../../domain/ids';
import { locale } from '../../domain/workspace';
import { reportBrand } from '../../report/brand';
import {
  journalEntry,
  reportFormat,
  reportRun,
  reportSchedule,
  scheduleChoice,
} from '../../report/schedule';

const day = z.string().regex(/^\d{8}$/);
const written = z.object({ folder: z.string(), files: z.array(z.string()) });

/** Reports for the client: now, and by a schedule. */
export const reportChannels = {
  'reports.state': {
    input: z.undefined(),
    output: z.object({
      brand: reportBrand,
      schedules: z.array(
        z.object({
          schedule: reportSchedule,
          next: reportRun.nullable(),
          /** Due and neither written nor left out: missed, or failed. */
          open: z.array(reportRun),
        }),
      ),
      /** The last entries, the newest first. */
      journal: z.array(journalEntry),
    }),
  },
  'reports.saveBrand': { input: reportBrand, output: reportBrand },
  /** Asks for the folder when there is none yet or another is wanted; null when the dialog was closed. */
  'reports.saveSchedule': {
    input: z.object({
      id: z.string().max(64).nullable(),
      choice: scheduleChoice,
      pickFolder: z.boolean(),
    }),
    output: reportSchedule.nullable(),
  },
  'reports.removeSchedule': { input: z.object({ id: z.string().max(64) }), output: z.undefined() },
  /** A run that was missed: written now, or left out for good. */
  'reports.settle': {
    input: z.object({
      scheduleId: z.string().max(64),
      key: z.string().max(20),
      how: z.enum(['write', 'skip']),
    }),
    output: z.undefined(),
  },
  /** Writes a report into a folder that the person picks; null when the dialog was closed. */
  'reports.make': {
    input: z.object({
      channelId,
      days: z.union([
        z.object({ last: z.number().int().min(1).max(1_100) }),
        z.object({ from: day, to: day }),
      ]),
      label: z.string().max(100).nullable(),
      campaignId: z.string().max(100).nullable(),
      locale,
      formats: z.array(reportFormat).min(1).max(4),
    }),
    output: written.nullable(),
  },
} as const;

export const reportEvents = {
  'reports.changed': z.object({}),
  /** A schedule has written; `late`: the app was not running at the time. */
  'reports.written': written.extend({ late: z.boolean(), dueAt: z.string() }),
} as const;
