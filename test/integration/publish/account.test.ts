import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adoptDrift, adoptUnmanaged } from '#electron/services/publish/adoption';
import { signOff } from '#electron/services/publish/approvals';
import { confirmCopy } from '#electron/store/copied';
import { Workspace } from '#electron/store/workspace';
import { aPng } from '../../helpers/a-rich-menu';
import { watchFollowers } from '../../helpers/follower-promise';
import { type Bench, publishBench, repaint, unwrap } from '../../helpers/publish-bench';

/* What others do on the account, what a reviewer signs, what was live when, and copies of a workspace. */
let bench: Bench;
beforeEach(async () => {
  bench = await publishBench();
});
afterEach(() => bench.close());

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const publish = async () => unwrap(await bench.service.apply(bench.target, await scope()));
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

/** A set of two menus with tabs to each other, made by another tool. */
function theirs() {
  const { platform } = bench.server;
  const tab = (alias: string) => ({
    bounds: { x: 0, y: 0, width: 400, height: 540 },
    action: { type: 'richmenuswitch', richMenuAliasId: alias, data: `go-${alias}` },
  });
  const ids = ['left', 'right'].map((name, index) => {
    const id = platform.createRichMenu({
      size: { width: 800, height: 540 },
      selected: true,
      name: `Their ${name}`,
      chatBarText: 'Theirs',
      areas: [tab(name === 'left' ? 'their-right' : 'their-left')],
    });
    platform.setImage(id, aPng(800, 540, 40 + index), 'image/png');
    platform.createAlias(`their-${name}`, id);
    return id;
  });
  return { left: ids[0] as string, right: ids[1] as string };
}

describe('somebody changes the account between plan and last step', () => {
  test('before the publish begins: the plan is outdated', async () => {
    await publish();
    await bench.change(repaint);
    const plan = unwrap(await bench.service.plan(bench.target, await scope()));
    const { left } = theirs();
    bench.server.platform.setDefault(left);
    const refused = await bench.service.apply(bench.target, await scope(), { planHash: plan.hash });
    expect(codeOf(refused)).toBe('publish.planOutdated');
  });

  for (const moment of ['setRichMenuImage', 'updateRichMenuAlias'])
    test(`after ${moment}: it stops, takes its own back and leaves theirs`, async () => {
      await publish();
      await bench.change(repaint);
      const { platform } = bench.server;
      const before = structuredClone(platform.state);
      let done = false;
      platform.onTransition(({ change }) => {
        if (change !== moment || done) return;
        done = true;
        platform.setDefault(theirs().left);
      });
      const run = await publish();
      expect(run.state).toBe('failed');
      expect(run.error?.code).toBe('publish.accountMoved');
      const foreign = platform.state.richMenus.filter((m) => m.richMenu.chatBarText === 'Theirs');
      expect(platform.state.defaultRichMenuId).toBe(foreign[0]?.richMenuId);
      const own = before.richMenus.map((menu) => menu.richMenuId);
      expect(platform.state.richMenus.map((m) => m.richMenuId)).toEqual([
        ...own,
        ...foreign.map((m) => m.richMenuId),
      ]);
      for (const alias of before.aliases)
        expect(platform.alias(alias.richMenuAliasId).richMenuId).toBe(alias.richMenuId);
    });

  test('a menu that somebody made the default meanwhile is not deleted under them', async () => {
    await publish();
    const { platform } = bench.server;
    const [old] = platform.state.richMenus;
    await bench.change(repaint);
    platform.onTransition(({ change, subject }) => {
      if (change === 'setDefaultRichMenu' && subject !== old?.richMenuId)
        platform.createAlias('kept-by-them', old?.richMenuId ?? '');
    });
    expect((await publish()).state).toBe('done');
    expect(platform.state.richMenus.map((m) => m.richMenuId)).toContain(old?.richMenuId);
    expect(platform.alias('kept-by-them').richMenuId).toBe(old?.richMenuId);
    // Once they let go of it, the next publish clears it away.
    platform.deleteAlias('kept-by-them');
    expect((await publish()).state).toBe('done');
    expect(platform.state.richMenus.map((m) => m.richMenuId)).not.toContain(old?.richMenuId);
  });
});

describe('taking in what others made', () => {
  test('an unmanaged set comes whole, with pictures, and is unchanged after that', async () => {
    const { left } = theirs();
    bench.server.platform.setDefault(left);
    const before = structuredClone(bench.server.platform.state);
    const ports = bench.ports();
    const plan = unwrap(await bench.service.plan(bench.target, await scope()));
    const adopt = plan.operations.filter((row) => row.op === 'adopt');
    expect(adopt.map((row) => row.name)).toEqual(['Their left', 'Their right']);
    expect(adopt.every((row) => row.before !== null)).toBe(true);

    const { documentIds } = unwrap(await adoptUnmanaged(bench.target, left, ports));
    const id = documentIds[0] as (typeof documentIds)[number];
    const { document } = unwrap(await bench.workspace.loadAs('richMenuSet', id));
    expect(document.pages.map((page) => page.richMenuAliasId)).toEqual([
      'their-left',
      'their-right',
    ]);
    expect(bench.server.platform.state).toEqual(before);
    const chosen = { kind: 'chosen' as const, documentIds };
    const next = unwrap(await bench.service.plan(bench.target, chosen));
    expect(
      next.operations.filter((row) => row.resource === 'richMenu').map((row) => row.op),
    ).toEqual(['unchanged', 'unchanged']);
    expect(
      next.steps.filter((step) => step.code !== 'clearDefault' && step.code !== 'readBack'),
    ).toEqual([]);
  });

  test('drift can become the design; the design before is kept, and nothing is left over', async () => {
    await publish();
    const { platform } = bench.server;
    const watch = watchFollowers(platform);
    const [alias] = platform.state.aliases;
    const theirMenu = platform.createRichMenu({
      ...platform.richMenu(alias?.richMenuId ?? '').richMenu,
      chatBarText: '別人改的',
    });
    platform.setImage(theirMenu, aPng(2500, 1686, 9), 'image/png');
    platform.updateAlias(alias?.richMenuAliasId ?? '', theirMenu);
    const plan = unwrap(await bench.service.plan(bench.target, await scope()));
    const row = plan.operations.find((o) => o.drift === 'changed' && o.resource === 'richMenu');
    expect(row?.liveId).toBe(theirMenu);
    expect(row?.before).not.toBeNull();

    const documents = bench.workspace.ids('richMenuSet').length;
    unwrap(await adoptDrift(bench.target, row?.pageId ?? '', bench.ports()));
    expect(bench.workspace.ids('richMenuSet')).toHaveLength(documents + 1);
    const page = (await bench.home()).pages.find((entry) => entry.id === row?.pageId);
    expect(page?.chatBarText).toBe('別人改的');
    const after = unwrap(await bench.service.plan(bench.target, await scope()));
    expect(
      after.operations.filter((o) => o.drift === 'changed' && o.resource !== 'defaultRichMenu'),
    ).toEqual([]);
    expect((await publish()).state).toBe('done');
    expect(platform.alias(alias?.richMenuAliasId ?? '').richMenuId).toBe(theirMenu);
    expect(platform.state.richMenus).toHaveLength(3);
    expect(watch.broken).toEqual([]);
  });
});

describe('a reviewer’s signature', () => {
  test('is on exact pixels and JSON; without it nothing goes out', async () => {
    const target = { ...bench.target, requiresApproval: true };
    const apply = async () => bench.service.apply(target, await scope());
    expect(codeOf(await apply())).toBe('publish.notApproved');
    expect(bench.server.platform.state.richMenus).toEqual([]);
    const by = { reviewer: '林經理', note: '' };
    unwrap(await signOff(await bench.home(), by, bench.ports()));
    const shown = unwrap(await bench.service.plan(target, await scope(), { withPictures: true }));
    expect(shown.requiresApproval).toBe(true);
    expect(
      shown.operations.filter((o) => o.resource === 'richMenu').map((o) => o.approval?.reviewer),
    ).toEqual(['林經理', '林經理', '林經理']);
    // One letter later the signature no longer counts.
    const signed = await bench.home();
    await bench.change(repaint);
    expect(codeOf(await apply())).toBe('publish.notApproved');
    await bench.change(() => signed);
    expect(unwrap(await apply()).state).toBe('done');
  });

  test('counts for two people only: nobody signs for themselves', async () => {
    const target = { ...bench.target, requiresApproval: true };
    unwrap(await signOff(await bench.home(), { reviewer: '林經理', note: '' }, bench.ports()));
    const apply = async (by: string) => bench.service.apply(target, await scope(), { by });
    expect(codeOf(await apply(' 林經理 '))).toBe('publish.ownApproval');
    expect(bench.server.platform.state.richMenus).toEqual([]);
    expect(unwrap(await apply('小陳'))).toMatchObject({ state: 'done', by: '小陳' });
  });

  test('is asked for on every way back as well', async () => {
    const first = await publish();
    await bench.change(repaint);
    await publish();
    const { platform } = bench.server;
    const state = structuredClone(platform.state);
    const target = { ...bench.target, requiresApproval: true };
    expect(codeOf(await bench.service.rollback(target, null))).toBe('publish.notApproved');
    expect(codeOf(await bench.service.restore(target, first.id))).toBe('publish.notApproved');
    expect(platform.state).toEqual(state);
    const reviewer = { reviewer: '林經理', note: '' };
    unwrap(await bench.service.approveKept(target, first.id, 'after', reviewer));
    const own = await bench.service.restore(target, first.id, { by: '林經理' });
    expect(codeOf(own)).toBe('publish.ownApproval');
    const back = unwrap(await bench.service.restore(target, first.id, { by: '小陳' }));
    expect(back).toMatchObject({ state: 'done', kind: 'rollback', by: '小陳' });
  });

  test('is refused on pictures that are no longer what the reviewer saw', async () => {
    const plan = unwrap(
      await bench.service.plan(bench.target, await scope(), { withPictures: true }),
    );
    const row = plan.operations.find((o) => o.resource === 'richMenu');
    const shown = { [row?.pageId ?? '']: row?.after } as never;
    await bench.change((set) => ({
      ...set,
      pages: set.pages.map((page) => ({ ...page, layers: [] })),
    }));
    const signed = await signOff(
      await bench.home(),
      { reviewer: 'x', note: '', shown },
      bench.ports(),
    );
    expect(codeOf(signed)).toBe('publish.approvalOutdated');
  });
});

describe('what customers saw', () => {
  test('at any moment, whoever changed it', async () => {
    const { clock, platform } = bench.server.platform.clock
      ? { clock: bench.server.platform.clock, platform: bench.server.platform }
      : (undefined as never);
    const now = () => new Date(clock.now()).toISOString();
    const later = (hours: number) => clock.advance(hours * 3_600_000);
    const bot = bench.target.botUserId;
    const beforeAll = now();
    later(1);
    await publish();
    later(1);
    const first = now();
    await bench.service.plan(bench.target, await scope());
    later(1);
    await bench.change(repaint);
    const second = await publish();
    later(2);
    const third = now();
    await bench.service.plan(bench.target, await scope());
    later(1);
    const { left } = theirs();
    platform.setDefault(left);
    later(1);
    await bench.service.plan(bench.target, await scope());
    const looked = now();
    later(1);

    const at = (moment: string) => bench.service.liveThen(bot, moment);
    expect(await at(beforeAll)).toMatchObject({ certainty: 'unknown', menus: [] });
    const one = await at(first);
    expect(one).toMatchObject({ certainty: 'certain', entry: { cause: 'publish' } });
    expect(one.menus.find((menu) => menu.isDefault)?.chatBarText).not.toBe('新選單');
    const two = await at(third);
    expect(two.menus.find((menu) => menu.isDefault)?.chatBarText).toBe('新選單');
    expect(two.menus.every((menu) => menu.picture !== null)).toBe(true);
    // Between the two looks somebody changed the default; nobody can say when.
    expect((await at(new Date(Date.parse(third) + 1_800_000).toISOString())).certainty).toBe(
      'between',
    );
    const last = await at(looked);
    expect(last.entry?.cause).toBe('others');
    expect(last.menus.find((menu) => menu.isDefault)?.name).toBe('Their left');
    expect((await at(now())).certainty).toBe('assumed');
    const causes = (await bench.service.timeline(bot)).map((entry) => entry.cause);
    expect(causes).toEqual(['first', 'publish', 'publish', 'others']);
    expect(second.state).toBe('done');
  });

  test('any earlier publish can be brought back', async () => {
    const first = await publish();
    const seen = () =>
      bench.server.platform.state.richMenus.map(({ richMenu, image }) => ({ richMenu, image }));
    const was = seen();
    for (const bar of ['甲', '乙', '丙']) {
      await bench.change((set) => ({
        ...set,
        pages: set.pages.map((page) => ({ ...page, chatBarText: bar })),
      }));
      await publish();
    }
    const watch = watchFollowers(bench.server.platform, { keepsDefault: true });
    const back = unwrap(await bench.service.restore(bench.target, first.id));
    expect(back).toMatchObject({ state: 'done', kind: 'rollback' });
    expect(seen()).toEqual(was);
    expect(watch.broken).toEqual([]);
  });
});

describe('a copy of the workspace', () => {
  test('made in the middle of a publish neither goes on with it nor publishes before it is confirmed', async () => {
    await publish();
    await bench.change(repaint);
    const { platform } = bench.server;
    const copyFolder = mkdtempSync(join(tmpdir(), 'tapestry-copy-'));
    let copied = false;
    platform.onTransition(({ change }) => {
      if (change !== 'updateRichMenuAlias' || copied) return;
      copied = true;
      cpSync(bench.workspace.folder, copyFolder, { recursive: true });
      rmSync(join(copyFolder, '.tapestry', 'lock'), { force: true, recursive: true });
    });
    expect((await publish()).state).toBe('done');
    expect(copied).toBe(true);
    const copy = unwrap(await Workspace.open(copyFolder));
    try {
      const service = bench.serviceOf(copy);
      const real = { ...bench.target, isReal: true };
      const state = structuredClone(platform.state);
      expect(await service.unfinished(real)).toEqual([]);
      expect(codeOf(await service.apply(real, await scope()))).toBe('publish.copiedWorkspace');
      expect(codeOf(await service.rollback(real, null))).toBe('publish.copiedWorkspace');
      const [cut] = unwrap(await service.runs(real.botUserId));
      expect(cut?.state).toBe('interrupted');
      if (cut) expect(codeOf(await service.resume(real, cut.id))).toBe('publish.copiedWorkspace');
      expect(platform.state).toEqual(state);
      await confirmCopy(copy.privateDir);
      if (cut) expect(codeOf(await service.resume(real, cut.id))).toBe('publish.nothingToResume');
      expect((await service.plan(real, await scope())).ok).toBe(true);
    } finally {
      await copy.close();
      rmSync(copyFolder, { recursive: true, force: true });
    }
  });
});
