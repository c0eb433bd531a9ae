import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bookOf } from '#electron/services/channels/handlers';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { insightFacts } from '#electron/services/insight/facts';
import { importHandlers } from '#electron/services/insight/imports';
import { ok } from '#shared/errors/app-error';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { unwrap } from '../../helpers/publish-bench';

const made: OnDisk[] = [];
afterEach(() => {
  for (const disk of made.splice(0)) disk.remove();
});

const TEXT =
  '日期,好友數,目標好友數,封鎖數\n2026/11/01,"1,200",<20,-\n2026/11/02,1210,1100,3\nbad,1,1,1\n';
const MAPPING = ['day', 'followers', 'targetedReaches', 'blocks'];

async function aStudio() {
  const disk = await aWorkspace();
  made.push(disk);
  const current = new CurrentWorkspace();
  unwrap(await current.open(disk.folder));
  const [channel] = await bookOf(unwrap(current.get())).list();
  if (!channel) throw new Error('the sample has no channel');
  const told: string[] = [];
  let time = Date.parse('2026-11-10T00:00:00Z');
  const handlers = importHandlers({
    current,
    emit: (name) => told.push(name),
    factsOf: insightFacts({
      current,
      whereOf: async () => {
        time += 1_000;
        return ok({ now: new Date(time), botUserId: null });
      },
      sendsOf: async () => ok([]),
    }),
  });
  const channelId = channel.id;
  const folder = join(disk.folder, 'insight', channelId);
  return {
    told,
    lines: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    state: async (from = '20261101', to = '20261130') =>
      unwrap(await handlers['insight.imports']({ channelId, from, to })),
    bring: (text = TEXT) =>
      handlers['insight.importFile']({
        channelId,
        file: '好友.csv',
        text,
        table: 'friends',
        mapping: MAPPING,
      }),
    withdraw: (importId: string) => handlers['insight.withdrawImport']({ channelId, importId }),
  };
}

describe('importing what LINE’s manager alone knows', () => {
  it('appends the good rows with time, source and mark, and remembers how the head was read', async () => {
    const studio = await aStudio();
    expect(unwrap(await studio.bring())).toMatchObject({ rows: 2, leftOut: 1 });
    expect(studio.lines()).toMatchObject([
      {
        kind: 'managerImport',
        fetchedAt: expect.stringMatching(/^2026-11-10T/),
        // the sample's channel is a rehearsal: what is brought there is practice
        simulated: true,
        answer: { file: '好友.csv', table: 'friends', rows: [{ line: 2 }, { line: 3 }] },
      },
    ]);
    const { imports, tables, heads } = await studio.state();
    expect(imports).toMatchObject([
      { rows: 2, from: '20261101', to: '20261102', withdrawnAt: null },
    ]);
    expect(tables.friends?.[0]?.figures).toEqual({
      followers: { known: true, value: 1200 },
      targetedReaches: { known: false, reason: 'withheld' },
      blocks: { known: false, reason: 'notCounted' },
    });
    expect(heads).toEqual([
      { head: ['日期', '好友數', '目標好友數', '封鎖數'], table: 'friends', mapping: MAPPING },
    ]);
    expect((await studio.state('20261102', '20261102')).tables.friends).toHaveLength(1);
    expect(studio.told).toEqual(['insight.changed']);
  });

  it('takes the same file once, also when the button was pressed twice', async () => {
    const studio = await aStudio();
    const both = await Promise.all([studio.bring(), studio.bring()]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.find((answer) => !answer.ok)).toMatchObject({
      error: { code: 'insight.alreadyImported' },
    });
    expect(studio.lines()).toHaveLength(1);
  });

  it('is withdrawn by one more line: nothing is taken out of the archive, and it may come again', async () => {
    const studio = await aStudio();
    const { importId } = unwrap(await studio.bring());
    const before = JSON.stringify(studio.lines()[0]);
    unwrap(await studio.withdraw(importId));
    expect(JSON.stringify(studio.lines()[0])).toBe(before);
    expect(studio.lines()[1]).toMatchObject({ kind: 'managerWithdrawal', answer: { importId } });
    const { imports, tables } = await studio.state();
    expect(imports[0]?.withdrawnAt).not.toBeNull();
    expect(tables).toEqual({});
    expect(await studio.withdraw(importId)).toMatchObject({
      error: { code: 'insight.unknownImport' },
    });
    unwrap(await studio.bring());
    expect((await studio.state()).tables.friends).toHaveLength(2);
  });

  it('stores nothing when no row can be read', async () => {
    const studio = await aStudio();
    expect(await studio.bring('日期,好友數,目標好友數,封鎖數\nx,1,1,1\n')).toMatchObject({
      error: { code: 'insight.nothingToImport' },
    });
    expect(studio.told).toEqual([]);
  });
});
