import type { AppError, Result } from '#shared/errors/app-error';
import { dueRuns, isLate, openRuns } from '#shared/report/due-runs';
import type { JournalEntry, ReportRun, ReportSchedule } from '#shared/report/schedule';
import type { ReportShelf } from './book';

/** A run that failed is tried again after so long: the folder may lie on a disk that is not plugged in. */
const AGAIN_MS = 15 * 60_000;

export interface RunParts {
  shelf: ReportShelf;
  now(): Date;
  zone: string;
  /** Names that the run's files will have; those of an earlier try when there was one. */
  namesFor(schedule: ReportSchedule, run: ReportRun): Promise<Result<string[]>>;
  write(
    schedule: ReportSchedule,
    run: ReportRun,
    names: readonly string[],
  ): Promise<Result<string[]>>;
  onWritten(schedule: ReportSchedule, entry: JournalEntry): void;
  onFailed(schedule: ReportSchedule, error: AppError): void;
}

/**
 * Writes what is due: of each schedule the newest run, unless it is settled. Older ones were missed and wait for a
 * person, because a pile of old reports in a folder is nobody's wish.
 */
export async function runSchedules(parts: RunParts): Promise<void> {
  const { schedules } = await parts.shelf.read();
  for (const schedule of schedules) {
    if (!schedule.enabled) continue;
    const journal = await parts.shelf.journal();
    const newest = dueRuns(schedule, parts.now(), parts.zone).at(-1);
    const run = openRuns(schedule, journal, parts.now(), parts.zone).find(
      ({ key }) => key === newest?.key,
    );
    if (!run || failedLately(journal, schedule, run, parts.now())) continue;
    await writeRun(parts, schedule, run);
  }
}

function failedLately(
  journal: readonly JournalEntry[],
  schedule: ReportSchedule,
  run: ReportRun,
  now: Date,
): boolean {
  const last = journal.findLast(
    (entry) => entry.scheduleId === schedule.id && entry.run.key === run.key,
  );
  return last?.kind === 'failed' && now.getTime() - Date.parse(last.at) < AGAIN_MS;
}

/** One run: announced with its names, written, and acknowledged. A second try writes over the first one's files. */
export async function writeRun(
  parts: RunParts,
  schedule: ReportSchedule,
  run: ReportRun,
): Promise<boolean> {
  const { shelf, now } = parts;
  const entry = (
    kind: JournalEntry['kind'],
    files: string[],
    code: string | null,
  ): JournalEntry => ({
    at: now().toISOString(),
    scheduleId: schedule.id,
    run,
    kind,
    files,
    late: isLate(run, now()),
    code,
  });
  const failed = async (error: AppError): Promise<boolean> => {
    await shelf.append(entry('failed', [], error.code));
    parts.onFailed(schedule, error);
    return false;
  };
  const before = (await shelf.journal()).findLast(
    ({ scheduleId, kind, run: { key } }) =>
      scheduleId === schedule.id && key === run.key && kind === 'began',
  );
  const names = before
    ? ({ ok: true, value: before.files } as const)
    : await parts.namesFor(schedule, run);
  if (!names.ok) return failed(names.error);
  if (!before) await shelf.append(entry('began', [...names.value], null));
  const written = await parts.write(schedule, run, names.value);
  if (!written.ok) return failed(written.error);
  const done = entry('written', [...written.value], null);
  await shelf.append(done);
  parts.onWritten(schedule, done);
  return true;
}
