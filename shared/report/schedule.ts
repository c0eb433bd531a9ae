import { z } from 'zod';
import { addDays, addMonths, dayOf, instantOf, weekdayOf } from '../campaign/calendar/days';
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

/** So long after its time a run is late, and says so. */
export const LATE_MS = 60 * 60_000;
/** How far back anybody looks for runs that were missed. */
const LOOK_BACK_DAYS = 400;

const plain = (day: string) => day.replaceAll('-', '');

/** Every run whose time has come, oldest first. */
export function dueRuns(schedule: ReportSchedule, now: Date, zone: string): ReportRun[] {
  const today = dayOf(now, zone);
  const earliest = addDays(today, -LOOK_BACK_DAYS);
  const created = dayOf(schedule.since, zone);
  const runs: ReportRun[] = [];
  for (let day = created > earliest ? created : earliest; day <= today; day = addDays(day, 1)) {
    const run = runOn(schedule, day, zone);
    if (run && run.dueAt > schedule.since && run.dueAt <= now.toISOString()) runs.push(run);
  }
  return runs;
}

/** The next one; a schedule always has one within a month. */
export function nextRun(schedule: ReportSchedule, now: Date, zone: string): ReportRun | null {
  const today = dayOf(now, zone);
  for (let ahead = 0; ahead <= 31; ahead += 1) {
    const run = runOn(schedule, addDays(today, ahead), zone);
    if (run && run.dueAt > now.toISOString()) return run;
  }
  return null;
}

function runOn({ every, minute }: ReportSchedule, day: string, zone: string): ReportRun | null {
  const dueAt = () => instantOf(day, minute, zone);
  if (every.kind === 'week') {
    if (weekdayOf(day) !== every.weekday) return null;
    return { key: day, dueAt: dueAt(), from: plain(addDays(day, -7)), to: plain(addDays(day, -1)) };
  }
  if (Number(day.slice(8)) !== every.day) return null;
  const last = addDays(addMonths(day, 0), -1);
  return { key: day, dueAt: dueAt(), from: plain(addMonths(last, 0)), to: plain(last) };
}

/** Runs whose time has come and that nobody has written or left out, oldest first. */
export function openRuns(
  schedule: ReportSchedule,
  journal: readonly JournalEntry[],
  now: Date,
  zone: string,
): ReportRun[] {
  const settled = new Set(
    journal
      .filter(
        ({ scheduleId, kind }) =>
          scheduleId === schedule.id && (kind === 'written' || kind === 'skipped'),
      )
      .map(({ run }) => run.key),
  );
  return dueRuns(schedule, now, zone).filter(({ key }) => !settled.has(key));
}

export const isLate = (run: ReportRun, now: Date): boolean =>
  now.getTime() - Date.parse(run.dueAt) > LATE_MS;
