import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bookOf } from '#electron/services/channels/handlers';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { insightFacts } from '#electron/services/insight/facts';
import { reportService } from '#electron/services/reports/handlers';
import { appError, fail, ok } from '#shared/errors/app-error';
import type { ScheduleChoice } from '#shared/report/schedule';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { unwrap } from '../../helpers/publish-bench';

const made: OnDisk[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const disk of made.splice(0)) disk.remove();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function aStudio() {
  const disk = await aWorkspace();
  made.push(disk);
  const out = mkdtempSync(join(tmpdir(), 'tapestry-reports-'));
  folders.push(out);
  let time = Date.parse('2026-11-04T00:00:00Z');
  let breaks = false;
  const start = async () => {
    const current = new CurrentWorkspace();
    unwrap(await current.open(disk.folder));
    const [channel] = await bookOf(unwrap(current.get())).list();
    if (!channel) throw new Error('the sample has no channel');
    const told: { name: string; payload: unknown }[] = [];
    const { handlers, tick } = reportService({
      current,
      dialogs: { pickFolder: async () => out },
      emit: (name, payload) => told.push({ name, payload }),
      now: () => new Date(time),
      factsOf: insightFacts({
        current,
        whereOf: async () => ok({ now: new Date(time), botUserId: null }),
        sendsOf: async () => ok([]),
      }),
      testsOf: async () => ok([]),
      printPdf: async () =>
        breaks
          ? fail(appError('report.notPrinted', 'no paper'))
          : ok(new TextEncoder().encode('%PDF-1.7')),
      refresh: async () => undefined,
    });
    return { current, channelId: channel.id, told, handlers, tick };
  };
  let studio = await start();
  const choice = (more: Partial<ScheduleChoice> = {}): ScheduleChoice => ({
    channelId: studio.channelId,
    every: { kind: 'week', weekday: 1 },
    minute: 9 * 60,
    locale: 'en',
    formats: ['html', 'pdf', 'xlsx', 'csv'],
    label: null,
    enabled: true,
    ...more,
  });
  return {
    out,
    choice,
    files: () => readdirSync(out).sort(),
    at: (iso: string) => {
      time = Date.parse(iso);
    },
    breakPrinter: (isBroken: boolean) => {
      breaks = isBroken;
    },
    get now() {
      return studio;
    },
    /** Ends without a goodbye, as a power cut does, and starts again. */
    async restart() {
      await studio.current.close();
      studio = await start();
    },
    schedule: async (more: Partial<ScheduleChoice> = {}) => {
      const saved = unwrap(
        await studio.handlers['reports.saveSchedule']({
          id: null,
          choice: choice(more),
          pickFolder: true,
        }),
      );
      if (!saved) throw new Error('no folder');
      return saved;
    },
    state: async () => unwrap(await studio.handlers['reports.state'](undefined)),
    journal: () =>
      readFileSync(join(disk.folder, 'reports', 'journal.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind),
  };
}

describe('reports by a schedule', () => {
  it('are written once at their time, in every format, and stand in the journal before and after', async () => {
    const studio = await aStudio();
    await studio.schedule();
    studio.at('2026-11-09T00:59:00Z');
    await studio.now.tick();
    expect(studio.files()).toEqual([]);
    studio.at('2026-11-09T01:00:10Z');
    await studio.now.tick();
    await studio.now.tick();
    const names = studio.files();
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['csv', 'html', 'pdf', 'xlsx']);
    expect(names[0]).toContain('20261102–20261108');
    expect(studio.journal()).toEqual(['began', 'written']);
    expect(studio.now.told.find(({ name }) => name === 'reports.written')?.payload).toMatchObject({
      late: false,
      dueAt: '2026-11-09T01:00:00.000Z',
    });
    const { schedules } = await studio.state();
    expect(schedules[0]).toMatchObject({ open: [], next: { key: '2026-11-16' } });
    // the sample's channel is a rehearsal, and every file says so
    expect(readFileSync(join(studio.out, names[1] ?? ''), 'utf8')).toContain('Rehearsal figures');
    expect(readFileSync(join(studio.out, names[0] ?? ''), 'utf8')).toContain('Rehearsal figures');
    expect(
      readFileSync(join(studio.out, names[3] ?? ''))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('that were missed: the newest is caught up with and says it is late, older ones wait for a person', async () => {
    const studio = await aStudio();
    const { id } = await studio.schedule({ formats: ['html'] });
    studio.at('2026-11-25T06:00:00Z');
    await studio.restart();
    await studio.now.tick();
    expect(studio.files()).toHaveLength(1);
    expect(studio.now.told.find(({ name }) => name === 'reports.written')?.payload).toMatchObject({
      late: true,
      dueAt: '2026-11-23T01:00:00.000Z',
    });
    const open = async () => (await studio.state()).schedules[0]?.open.map(({ key }) => key);
    // newest first is written; the next tick must not walk backwards through the pile
    await studio.now.tick();
    expect(studio.files()).toHaveLength(1);
    expect(await open()).toEqual(['2026-11-09', '2026-11-16']);
    const settle = (key: string, how: 'write' | 'skip') =>
      studio.now.handlers['reports.settle']({ scheduleId: id, key, how });
    unwrap(await settle('2026-11-16', 'write'));
    unwrap(await settle('2026-11-09', 'skip'));
    expect(await open()).toEqual([]);
    expect(studio.files()).toHaveLength(2);
    expect(await settle('2026-11-09', 'write')).toMatchObject({
      error: { code: 'report.notOpen' },
    });
    expect(studio.journal()).toEqual(['began', 'written', 'began', 'written', 'skipped']);
  });

  it('that broke off are written again under the names that were announced, and no others', async () => {
    const studio = await aStudio();
    await studio.schedule({ formats: ['html', 'pdf'] });
    studio.at('2026-11-09T01:00:10Z');
    studio.breakPrinter(true);
    await studio.now.tick();
    expect(studio.journal()).toEqual(['began', 'failed']);
    await studio.now.tick();
    // not every half minute
    expect(studio.journal()).toEqual(['began', 'failed']);
    await studio.restart();
    studio.breakPrinter(false);
    studio.at('2026-11-09T01:20:00Z');
    await studio.now.tick();
    expect(studio.journal()).toEqual(['began', 'failed', 'written']);
    expect(studio.files()).toHaveLength(2);
  });

  it('never write over a file that somebody else put there, and say when their folder is gone', async () => {
    const studio = await aStudio();
    await studio.schedule({ formats: ['html'] });
    studio.at('2026-11-09T01:00:10Z');
    await studio.now.tick();
    const [first] = studio.files();
    const bytes = readFileSync(join(studio.out, first ?? ''), 'utf8');
    // a second schedule of the same channel and week
    studio.at('2026-11-04T00:00:00Z');
    await studio.schedule({ formats: ['html'], minute: 600 });
    studio.at('2026-11-09T02:00:10Z');
    await studio.now.tick();
    expect(studio.files()).toHaveLength(2);
    expect(readFileSync(join(studio.out, first ?? ''), 'utf8')).toBe(bytes);
    rmSync(studio.out, { recursive: true });
    studio.at('2026-11-16T01:00:10Z');
    await studio.now.tick();
    const { journal, schedules } = await studio.state();
    expect(journal[0]).toMatchObject({ kind: 'failed', code: 'report.noFolder' });
    expect(schedules[0]?.open).toHaveLength(1);
  });
});

describe('a report by hand', () => {
  it('wears the brand of the workspace: name, colour and the picture itself', async () => {
    const studio = await aStudio();
    const { current, handlers, channelId } = studio.now;
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
    const logo = unwrap(
      await unwrap(current.get()).assets.put(new TextEncoder().encode(svg), 'logo.svg'),
    );
    unwrap(
      await handlers['reports.saveBrand']({
        name: '山嵐 <b>咖啡</b>',
        logo: logo.hash,
        accent: '#FFE600',
      }),
    );
    const answer = unwrap(
      await handlers['reports.make']({
        channelId,
        days: { last: 7 },
        label: null,
        campaignId: null,
        locale: 'ja',
        formats: ['html'],
      }),
    );
    const html = readFileSync(join(studio.out, answer?.files[0] ?? ''), 'utf8');
    expect(html).toContain(
      `src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"`,
    );
    expect(html).toContain('山嵐 &lt;b&gt;咖啡&lt;/b&gt;');
    expect(html).not.toContain('#FFE600');
  });
});
