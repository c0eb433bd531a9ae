import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { STUDIO_TIME_ZONE } from '#shared/i18n/formats';
import { nextRun, openRuns } from '#shared/report/due-runs';
import { reportTitle } from '#shared/report/html';
import type { ReportFacts } from '#shared/report/report-facts';
import { type ReportSchedule, reportFormat } from '#shared/report/schedule';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';
import { withWorkspace } from '../documents';
import type { DialogPort } from '../ports';
import { ReportShelf } from './book';
import { type CollectParts, collectReport } from './collect';
import { type PrintPdf, reportFiles } from './files';
import { type RunParts, runSchedules, writeRun } from './run-schedules';
import { freeNames, writeReport } from './write';

type Names =
  | 'reports.state'
  | 'reports.saveBrand'
  | 'reports.saveSchedule'
  | 'reports.removeSchedule'
  | 'reports.settle'
  | 'reports.make';

/** Entries that the window shows. */
const SHOWN = 100;

export interface ReportParts extends CollectParts {
  dialogs: Pick<DialogPort, 'pickFolder'>;
  emit: Emit;
  now(): Date;
  printPdf: PrintPdf;
  /** Figures are fetched before a scheduled report; what cannot be fetched is said by their time. */
  refresh(schedule: ReportSchedule): Promise<void>;
}

export function reportService(parts: ReportParts): {
  handlers: SomeHandlers<Names>;
  /** Writes what is due in the workspace that is open. */
  tick(): Promise<void>;
} {
  const { current, dialogs, emit, now } = parts;
  const shelves = new WeakMap<Workspace, ReportShelf>();
  const shelfOf = (workspace: Workspace): ReportShelf => {
    const shelf = shelves.get(workspace) ?? new ReportShelf(workspace);
    shelves.set(workspace, shelf);
    return shelf;
  };
  const onShelf = <T>(work: (shelf: ReportShelf) => Promise<Result<T>>): Promise<Result<T>> =>
    withWorkspace(current, async (workspace) => {
      if (workspace.readOnly)
        return fail(appError('store.readOnly', 'This workspace is open read-only.'));
      const shelf = shelfOf(workspace);
      try {
        return await work(shelf);
      } catch (error) {
        return fail(writeError(error, shelf.file.path));
      }
    });
  /** One report after the other: two of them must not agree on the same free name. */
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = tail.then(work);
    tail = next.catch(() => undefined);
    return next;
  };

  const runParts = (shelf: ReportShelf): RunParts => {
    /** What was collected for the names is what is written. */
    const collected = new Map<string, ReportFacts>();
    const factsFor = async (
      schedule: ReportSchedule,
      run: { key: string; from: string; to: string },
    ): Promise<Result<ReportFacts>> => {
      const known = collected.get(`${schedule.id} ${run.key}`);
      if (known) return ok(known);
      await parts.refresh(schedule);
      const { brand } = await shelf.read();
      const { channelId, label } = schedule;
      const facts = await collectReport(
        parts,
        { channelId, days: { from: run.from, to: run.to }, label, campaignId: null },
        brand,
      );
      if (facts.ok) collected.set(`${schedule.id} ${run.key}`, facts.value);
      return facts;
    };
    return {
      shelf,
      now,
      zone: STUDIO_TIME_ZONE,
      async namesFor(schedule, run) {
        const there = await folderThere(schedule.folder);
        if (!there.ok) return there;
        const facts = await factsFor(schedule, run);
        if (!facts.ok) return facts;
        const title = reportTitle(facts.value, schedule.locale);
        return ok(await freeNames(schedule.folder, title, [...new Set(schedule.formats)]));
      },
      async write(schedule, run, names) {
        const there = await folderThere(schedule.folder);
        if (!there.ok) return there;
        const facts = await factsFor(schedule, run);
        if (!facts.ok) return facts;
        // the names that were announced say what is written, also when the schedule has changed since
        const extensions = names.map((name) => reportFormat.parse(name.split('.').at(-1)));
        const files = await reportFiles(facts.value, schedule.locale, extensions, parts.printPdf);
        if (!files.ok) return files;
        return writeReport(schedule.folder, names, files.value);
      },
      onWritten(schedule, { files, late, run }) {
        const folder = basename(schedule.folder);
        emit('reports.written', { folder, files, late, dueAt: run.dueAt });
        emit('reports.changed', {});
      },
      onFailed: () => emit('reports.changed', {}),
    };
  };

  const handlers: SomeHandlers<Names> = {
    'reports.state': () =>
      withWorkspace(current, async (workspace) => {
        const shelf = shelfOf(workspace);
        const { brand, schedules } = await shelf.read();
        const journal = await shelf.journal();
        return ok({
          brand,
          schedules: schedules.map((schedule) => ({
            schedule,
            next: schedule.enabled ? nextRun(schedule, now(), STUDIO_TIME_ZONE) : null,
            open: openRuns(schedule, journal, now(), STUDIO_TIME_ZONE),
          })),
          journal: journal.slice(-SHOWN).reverse(),
        });
      }),
    'reports.saveBrand': (brand) =>
      onShelf(async (shelf) => {
        const book = await shelf.update((before) => ({ ...before, brand }));
        emit('reports.changed', {});
        return ok(book.brand);
      }),
    'reports.saveSchedule': ({ id, choice, pickFolder }) =>
      onShelf(async (shelf) => {
        const before = (await shelf.read()).schedules.find((one) => one.id === id);
        const folder = before && !pickFolder ? before.folder : await dialogs.pickFolder('export');
        if (folder === null) return ok(null);
        const schedule: ReportSchedule = {
          ...choice,
          id: before?.id ?? `rep_${randomUUID()}`,
          folder,
          // what was due before it was set up, or while it stood still, is nobody's report
          since: before?.enabled && sameTime(before, choice) ? before.since : now().toISOString(),
        };
        await shelf.update((book) => ({
          ...book,
          schedules: [...book.schedules.filter((one) => one.id !== schedule.id), schedule],
        }));
        emit('reports.changed', {});
        return ok(schedule);
      }),
    'reports.removeSchedule': ({ id }) =>
      onShelf(async (shelf) => {
        await shelf.update((book) => ({
          ...book,
          schedules: book.schedules.filter((one) => one.id !== id),
        }));
        emit('reports.changed', {});
        return ok(undefined);
      }),
    'reports.settle': ({ scheduleId, key, how }) =>
      inTurn(() =>
        onShelf(async (shelf) => {
          const schedule = (await shelf.read()).schedules.find((one) => one.id === scheduleId);
          const journal = await shelf.journal();
          const run =
            schedule &&
            openRuns(schedule, journal, now(), STUDIO_TIME_ZONE).find((one) => one.key === key);
          if (!schedule || !run)
            return fail(appError('report.notOpen', 'This report is not waiting any more.'));
          if (how === 'write') {
            if (await writeRun(runParts(shelf), schedule, run)) return ok(undefined);
            const { code } = (await shelf.journal()).at(-1) ?? { code: null };
            return fail(appError(code ?? 'report.notOpen', 'The report could not be written.'));
          }
          await shelf.append({
            at: now().toISOString(),
            scheduleId,
            run,
            kind: 'skipped',
            files: [],
            late: true,
            code: null,
          });
          emit('reports.changed', {});
          return ok(undefined);
        }),
      ),
    async 'reports.make'({ locale, formats, ...request }) {
      const folder = await dialogs.pickFolder('export');
      if (folder === null) return ok(null);
      return inTurn(async () => {
        const brand = await withWorkspace(current, async (workspace) =>
          ok((await shelfOf(workspace).read()).brand),
        );
        if (!brand.ok) return brand;
        const facts = await collectReport(parts, request, brand.value);
        if (!facts.ok) return facts;
        const files = await reportFiles(facts.value, locale, formats, parts.printPdf);
        if (!files.ok) return files;
        const extensions = files.value.map(({ extension }) => extension);
        const names = await freeNames(folder, reportTitle(facts.value, locale), extensions);
        const written = await writeReport(folder, names, files.value);
        return written.ok ? ok({ folder: basename(folder), files: written.value }) : written;
      });
    },
  };
  return {
    handlers,
    tick: () =>
      inTurn(async () => {
        const workspace = current.get();
        if (!workspace.ok || workspace.value.readOnly) return;
        await runSchedules(runParts(shelfOf(workspace.value)));
      }),
  };
}

const sameTime = (a: Pick<ReportSchedule, 'every' | 'minute'>, b: typeof a): boolean =>
  JSON.stringify([a.every, a.minute]) === JSON.stringify([b.every, b.minute]);

async function folderThere(folder: string): Promise<Result<null>> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder
    ? ok(null)
    : fail(
        appError('report.noFolder', 'The folder of this schedule is not there.', {
          details: { folder },
        }),
      );
}
