import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultScript } from '#electron/rehearsal/faults';
import { userLinkFiles } from '#electron/services/publish/user-links';
import type { PlanOperation } from '#shared/domain/publishing';
import { formatError, formatSaid } from '#shared/i18n/say';
import { aPng } from '../../helpers/a-rich-menu';
import { type Bench, publishBench, repaint, unwrap } from '../../helpers/publish-bench';

/* Why a plan does something: a stable code for every state of an account, said in the reader's language. */

let bench: Bench;
beforeEach(async () => {
  bench = await publishBench();
});
afterEach(() => bench.close());

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const publish = async () => unwrap(await bench.service.apply(bench.target, await scope()));
const rows = async () => unwrap(await bench.service.plan(bench.target, await scope())).operations;
const codes = (operations: readonly PlanOperation[], resource: PlanOperation['resource']) => [
  ...new Set(operations.filter((row) => row.resource === resource).map(({ code }) => code)),
];
const LOCALES = ['en', 'zh-TW', 'ja'] as const;
/** Every row has its sentence in three languages, and carries the English one. */
const spoken = (operations: readonly PlanOperation[]) => {
  for (const row of operations) {
    expect(row.reason).toBe(formatSaid(row, 'en'));
    const sentences = LOCALES.map((locale) => formatSaid(row, locale));
    expect(new Set(sentences).size, row.code).toBe(3);
    expect(sentences.join()).not.toContain('plan.');
  }
  return operations;
};

describe('the reason of a row', () => {
  test('before the first publish, after it, and after a change of the design', async () => {
    const before = spoken(await rows());
    expect(codes(before, 'richMenu')).toEqual(['plan.menuNew']);
    expect(codes(before, 'richMenuAlias')).toEqual(['plan.aliasNew']);
    expect(codes(before, 'defaultRichMenu')).toEqual(['plan.defaultNew']);
    await publish();
    const after = spoken(await rows());
    expect(codes(after, 'richMenu')).toEqual(['plan.menuSame']);
    expect(codes(after, 'richMenuAlias')).toEqual(['plan.aliasSame']);
    expect(codes(after, 'defaultRichMenu')).toEqual(['plan.defaultSame']);
    await bench.change(repaint);
    const changed = spoken(await rows());
    expect(codes(changed, 'richMenu')).toEqual(['plan.menuChanged']);
    expect(codes(changed, 'defaultRichMenu')).toEqual(['plan.defaultMoves']);
  });

  test('says what others took away, not what a publish would need it for', async () => {
    await publish();
    const { line } = bench.target;
    const alias = (await bench.home()).pages[1]?.richMenuAliasId ?? '';
    unwrap(await line.deleteRichMenuAlias(alias));
    unwrap(await line.cancelDefaultRichMenu());
    const found = spoken(await rows());
    expect(found.filter(({ drift }) => drift === 'gone')).toMatchObject([
      { resource: 'richMenuAlias', id: alias, code: 'plan.aliasGone' },
      { resource: 'defaultRichMenu', code: 'plan.defaultGone' },
    ]);
  });

  test('asks before it takes back a default that others gave to another menu of ours', async () => {
    await publish();
    const second = (await bench.home()).pages[1];
    const record = unwrap(await bench.ports().publications.read(bench.target.botUserId));
    const menu = record?.pages.find(({ pageId }) => pageId === second?.id)?.richMenuId ?? '';
    unwrap(await bench.target.line.setDefaultRichMenu(menu));
    expect(
      spoken(await rows()).find(({ resource }) => resource === 'defaultRichMenu'),
    ).toMatchObject({ op: 'update', drift: 'changed', code: 'plan.defaultTaken' });
    expect((await publish()).steps).toEqual([]);
    const all = await scope();
    const choices = new Map([['default', 'overwrite' as const]]);
    expect(unwrap(await bench.service.apply(bench.target, all, { choices })).state).toBe('done');
    expect(codes(await rows(), 'defaultRichMenu')).toEqual(['plan.defaultSame']);
  });

  test('warns of what nobody has decided about, and of nothing that a person chose to leave or to overwrite', async () => {
    await publish();
    const { line } = bench.target;
    const [first] = (await bench.home()).pages;
    const theirs = unwrap(
      await line.createRichMenu({
        size: { width: 2500, height: 843 },
        selected: false,
        name: 'Theirs',
        chatBarText: 'x',
        areas: [
          {
            bounds: { x: 0, y: 0, width: 2500, height: 843 },
            action: { type: 'message', text: 'hi' },
          },
        ],
      }),
    ).value.richMenuId;
    unwrap(await line.setRichMenuImage(theirs, { bytes: aPng(2500, 843, 90), mime: 'image/png' }));
    const alias = first?.richMenuAliasId ?? '';
    unwrap(await line.updateRichMenuAlias({ richMenuAliasId: alias, richMenuId: theirs }));
    const warned = async (choices: [string, 'leave' | 'overwrite'][]) =>
      unwrap(
        await bench.service.plan(bench.target, await scope(), { choices: new Map(choices) }),
      ).problems.map(({ code }) => code);
    expect(await warned([])).toEqual(['publish.changedElsewhere']);
    expect(await warned([[alias, 'leave']])).toEqual([]);
    expect(await warned([[alias, 'overwrite']])).toEqual([]);
  });

  test('of a set outside of its period names the day in the reader’s way', async () => {
    await publish();
    await bench.change((set) => ({
      ...set,
      displayPeriod: { start: '2027-02-01T00:00:00+08:00', end: null },
    }));
    const found = spoken(await rows()).filter(({ resource }) => resource === 'richMenu');
    expect(found.map(({ op }) => op)).toEqual(['delete', 'delete', 'delete']);
    const [row] = found;
    expect(row?.reason).toBe('Its display period starts on 1 Feb 2027 00:00.');
    expect(row && formatSaid(row, 'zh-TW')).toBe('顯示期間從 2027年2月1日 00:00 開始。');
  });

  test('people who lose their own menu are not told that they get one', async () => {
    const home = await bench.home();
    const answer = await fetch(`${bench.server.url}/v2/bot/followers/ids`, {
      headers: { authorization: `Bearer ${bench.server.credentials.channelAccessToken}` },
    });
    const [userId = ''] = ((await answer.json()) as { userIds: string[] }).userIds;
    const pageId = home.pages[0]?.id;
    if (!pageId) throw new Error('the set has no page');
    const links = userLinkFiles(bench.workspace.folder);
    unwrap(await links.write(bench.target.botUserId, [{ userId, documentId: home.id, pageId }]));
    expect(codes(spoken(await rows()), 'userLinks')).toEqual(['plan.linksNew']);
    await publish();
    expect(codes(spoken(await rows()), 'userLinks')).toEqual(['plan.linksSame']);
    unwrap(await links.write(bench.target.botUserId, []));
    expect(spoken(await rows()).find(({ resource }) => resource === 'userLinks')).toMatchObject({
      op: 'delete',
      code: 'plan.linksTaken',
    });
  });
});

test('a run that stopped halfway says LINE’s reason in the reader’s language too', async () => {
  await publish();
  await bench.change(repaint);
  bench.server.setFaults(
    faultScript([
      { fault: 'serverErrorBefore', endpoint: 'updateRichMenuAlias', after: 1, times: 99 },
    ]),
  );
  const { error } = await publish();
  expect(error).toMatchObject({
    code: 'publish.stoppedHalfway',
    details: { cause: 'line.serverError', reason: { code: 'line.serverError' } },
  });
  const sentence = error ? formatError(error, 'zh-TW') : '';
  expect(sentence).toContain('發布在中途停止');
  expect(sentence).not.toMatch(/[a-z]{4,} [a-z]{2,}/);
});
