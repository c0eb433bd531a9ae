import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DriftChoice } from '#shared/domain/publishing';
import { type Bench, publishBench, repaint, unwrap } from '../../helpers/publish-bench';

/* What a person has left as it is on LINE: remembered for exactly what they saw, shown in every plan, taken back. */

let bench: Bench;
beforeEach(async () => {
  bench = await publishBench();
});
afterEach(() => bench.close());

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const map = (choices: Record<string, DriftChoice>) => new Map(Object.entries(choices));
const publish = async (choices: Record<string, DriftChoice> = {}) =>
  unwrap(await bench.service.apply(bench.target, await scope(), { choices: map(choices) }));
const decide = async (choices: Record<string, DriftChoice>) =>
  unwrap(await bench.service.decide(bench.target, await scope(), map(choices)));
/** Another process over the same folder, so that only what is on the disk counts. */
const plan = async () => unwrap(await bench.another().plan(bench.target, await scope()));
const left = async () => (await plan()).operations.filter((row) => row.left).map(({ id }) => id);
const aliasOf = async (at: number) => (await bench.home()).pages[at]?.richMenuAliasId ?? '';

test('an alias that was left deleted is not asked about again, warned of, or made again', async () => {
  await publish();
  const alias = await aliasOf(1);
  const { line } = bench.target;
  unwrap(await line.deleteRichMenuAlias(alias));
  expect((await plan()).problems).toMatchObject([{ code: 'publish.aliasGone' }]);
  await decide({ [alias]: 'leave' });
  expect(await left()).toEqual([alias]);
  expect(await plan()).toMatchObject({ problems: [], steps: [] });
  expect((await publish()).steps).toEqual([]);
  expect(await left()).toEqual([alias]);

  await decide({ [alias]: 'ask' });
  expect(await left()).toEqual([]);
  expect((await plan()).problems).toMatchObject([{ code: 'publish.aliasGone' }]);
});

test('a choice of now is stronger than the one of then, and ends it', async () => {
  await publish();
  const alias = await aliasOf(1);
  const { line } = bench.target;
  unwrap(await line.deleteRichMenuAlias(alias));
  await publish({ [alias]: 'leave' });
  expect(await left()).toEqual([alias]);
  expect((await publish({ [alias]: 'overwrite' })).steps.length).toBeGreaterThan(0);
  // deleted once more, which nobody has decided about
  unwrap(await line.deleteRichMenuAlias(alias));
  expect(await left()).toEqual([]);
});

test('it holds for what was seen: another change on LINE is another question', async () => {
  await publish();
  const { line } = bench.target;
  unwrap(await line.cancelDefaultRichMenu());
  await decide({ default: 'leave' });
  expect(await left()).toHaveLength(1);
  const record = unwrap(await bench.ports().publications.read(bench.target.botUserId));
  const second = record?.pages.find(({ richMenuAliasId }) => richMenuAliasId !== null);
  const others = record?.pages.filter((page) => page !== second).map((page) => page.richMenuId);
  unwrap(await line.setDefaultRichMenu(others?.[1] ?? ''));
  expect(await left()).toEqual([]);
  expect((await plan()).problems).toMatchObject([{ code: 'publish.defaultTaken' }]);
});

test('a design that changes meanwhile does not make the question come back', async () => {
  await publish();
  const { line } = bench.target;
  const record = unwrap(await bench.ports().publications.read(bench.target.botUserId));
  const menu = record?.pages[2]?.richMenuId ?? '';
  unwrap(await line.deleteRichMenu(menu));
  const row = (await plan()).operations.find(
    ({ resource, drift }) => resource === 'richMenu' && drift === 'gone',
  );
  await decide({ [row?.id ?? '']: 'leave' });
  await bench.change(repaint);
  expect(await left()).toContain(row?.id);
  const run = await publish();
  expect(run.state).toBe('done');
  const served = unwrap(await line.getRichMenuList()).value;
  expect(served).toHaveLength(2);
  expect(await left()).toHaveLength(1);
});

test('the way back overwrites everything, so nothing stays left', async () => {
  await publish();
  await bench.change(repaint);
  await publish();
  const alias = await aliasOf(1);
  unwrap(await bench.target.line.deleteRichMenuAlias(alias));
  await decide({ [alias]: 'leave' });
  unwrap(await bench.service.rollback(bench.target, null));
  unwrap(await bench.target.line.deleteRichMenuAlias(alias));
  expect(await left()).toEqual([]);
});

test('a choice about nothing is refused, and a memory that cannot be read is named instead of guessed', async () => {
  await publish();
  const wrong = await bench.service.decide(bench.target, await scope(), map({ nowhere: 'leave' }));
  expect(wrong).toMatchObject({ ok: false, error: { code: 'publish.unknownChoice' } });
  const alias = await aliasOf(1);
  unwrap(await bench.target.line.deleteRichMenuAlias(alias));
  await decide({ [alias]: 'leave' });
  const file = join(bench.workspace.folder, 'left', `${bench.target.botUserId}.json`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ left: [{ name: alias }] });
  writeFileSync(file, '{"left": nul');
  expect(await bench.service.plan(bench.target, await scope())).toMatchObject({
    ok: false,
    error: {
      code: 'publish.memoryUnreadable',
      details: { file: `left/${bench.target.botUserId}.json` },
    },
  });
});
