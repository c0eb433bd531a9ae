import { addDays, addMonths, dayOf, instantOf, weekdayOf } from '../campaign/calendar/days';
import type { JournalEntry, ReportRun, ReportSchedule } from './schedule';

/*
 * Apart from the shapes: these are part of what a window loads before its first picture, the calendar is not.
 */

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
