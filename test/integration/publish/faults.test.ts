import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fault, faultScript } from '#electron/rehearsal/faults';
import type { LineEndpointName } from '#shared/line/endpoints';
import { watchFollowers } from '../../helpers/follower-promise';
import { type Bench, publishBench, repaint, unwrap } from '../../helpers/publish-bench';

/*
 * One fault at one call, for every call of a publish that replaces live menus: the run ends done or
 * taken back, followers never meet anything broken, and nothing is there twice.
 */
let bench: Bench;
beforeEach(async () => {
  bench = await publishBench();
});
afterEach(() => bench.close());

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const publish = async () => unwrap(await bench.service.apply(bench.target, await scope()));

const ENDPOINTS: LineEndpointName[] = [
  'validateRichMenuObject',
  'createRichMenu',
  'setRichMenuImage',
  'updateRichMenuAlias',
  'setDefaultRichMenu',
  'getRichMenuList',
  'getRichMenuImage',
  'deleteRichMenu',
];
const FAULTS: Fault[] = [
  'rateLimit',
  'serverErrorBefore',
  'serverErrorAfter',
  'resetBefore',
  'resetAfter',
  'timeoutAfter',
];

describe('one fault in a publish that replaces live menus', () => {
  for (const endpoint of ENDPOINTS) {
    test(endpoint, async () => {
      const { server } = bench;
      expect((await publish()).state).toBe('done');
      const watch = watchFollowers(server.platform);
      for (const [index, fault] of FAULTS.entries()) {
        await bench.change((set) => ({
          ...repaint(set),
          pages: set.pages.map((page) => ({ ...page, chatBarText: `選單 ${index}` })),
        }));
        server.setFaults(faultScript([{ fault, endpoint, times: 1 }]));
        const run = await publish();
        server.setFaults(null);
        expect(watch.broken, `${fault} at ${endpoint}`).toEqual([]);
        // A create, upload or visible step that was refused outright is taken back; all else is repeated.
        expect(['done', 'failed'], `${fault} at ${endpoint}: ${run.error?.message}`).toContain(
          run.state,
        );
        if (run.state === 'failed') expect((await publish()).state).toBe('done');
        const { richMenus, aliases } = server.platform.state;
        expect(richMenus, `${fault} at ${endpoint}`).toHaveLength(3);
        expect(aliases).toHaveLength(3);
        for (const menu of richMenus) expect(menu.richMenu.chatBarText).toBe(`選單 ${index}`);
      }
      expect((await publish()).steps).toEqual([]);
    });
  }
});

describe('an account that stays unreachable', () => {
  test('halfway leaves a run that another process finishes', async () => {
    const { server, target } = bench;
    expect((await publish()).state).toBe('done');
    await bench.change(repaint);
    const watch = watchFollowers(server.platform);
    server.setFaults(
      faultScript([
        { fault: 'serverErrorBefore', endpoint: 'updateRichMenuAlias', after: 1, times: 99 },
      ]),
    );
    const cut = await publish();
    expect(cut.state).toBe('interrupted');
    expect(cut.error?.code).toBe('publish.stoppedHalfway');
    server.setFaults(null);

    const other = bench.another();
    const [left] = await other.unfinished(target);
    expect(left?.id).toBe(cut.id);
    const blocked = await other.apply(target, await scope());
    expect(blocked.ok ? null : blocked.error.code).toBe('publish.unfinishedRun');
    const resumed = unwrap(await other.resume(target, cut.id));
    expect(resumed).toMatchObject({ state: 'done', resumed: true, error: null });
    expect(watch.broken).toEqual([]);
    expect(server.platform.state.richMenus).toHaveLength(3);
    expect(unwrap(await other.apply(target, await scope())).steps).toEqual([]);
  });

  test('from the first create on, everything is taken back', async () => {
    const { server } = bench;
    expect((await publish()).state).toBe('done');
    const before = structuredClone(server.platform.state);
    await bench.change(repaint);
    server.setFaults(
      faultScript([
        { fault: 'serverErrorBefore', endpoint: 'setRichMenuImage', after: 1, times: 99 },
      ]),
    );
    const run = await publish();
    expect(run.state).toBe('failed');
    expect(run.error?.code).toBe('line.serverError');
    server.setFaults(null);
    expect(server.platform.state.richMenus).toEqual(before.richMenus);
    expect(server.platform.state.aliases).toEqual(before.aliases);
    expect(server.platform.state.defaultRichMenuId).toBe(before.defaultRichMenuId);
  });
});

describe('taking back', () => {
  test('brings back what was live before, picture by picture', async () => {
    const { server, service, target } = bench;
    await publish();
    const first = server.platform.state.richMenus.map(({ richMenu, image }) => ({
      richMenu,
      image,
    }));
    await bench.change(repaint);
    await publish();
    const watch = watchFollowers(server.platform);
    const back = unwrap(await service.rollback(target, null));
    expect(back).toMatchObject({ state: 'done', kind: 'rollback' });
    expect(watch.broken).toEqual([]);
    expect(
      server.platform.state.richMenus.map(({ richMenu, image }) => ({ richMenu, image })),
    ).toEqual(first);
    const runs = unwrap(await service.runs(target.botUserId));
    expect(runs.map((run) => run.kind)).toEqual(['rollback', 'publish', 'publish']);
  });

  test('of the first publish clears the account', async () => {
    const { server, service, target } = bench;
    await publish();
    expect(unwrap(await service.rollback(target, null)).state).toBe('done');
    const { richMenus, aliases, defaultRichMenuId } = server.platform.state;
    expect({ richMenus, aliases, defaultRichMenuId }).toEqual({
      richMenus: [],
      aliases: [],
      defaultRichMenuId: null,
    });
    const again = await service.rollback(target, null);
    expect(again.ok ? null : again.error.code).toBe('publish.nothingToTakeBack');
  });

  test('a person who stops before anything is visible finds the account untouched', async () => {
    const { server, service, target } = bench;
    server.platform.onTransition(({ change }) => {
      if (change === 'setRichMenuImage') service.cancelAll();
    });
    const run = await publish();
    expect(run.state).toBe('cancelled');
    expect(server.platform.state.richMenus).toEqual([]);
    expect(await service.unfinished(target)).toEqual([]);
  });
});

describe('what others did', () => {
  test('a menu that somebody put behind our alias is left alone until it is chosen', async () => {
    const { server, service, target } = bench;
    await publish();
    const { platform } = server;
    const [mine] = platform.state.richMenus;
    if (!mine?.image) throw new Error('nothing was published');
    const theirs = platform.createRichMenu({ ...mine.richMenu, chatBarText: 'theirs' });
    const bytes = platform.image(mine.richMenuId);
    platform.setImage(theirs, bytes?.bytes ?? new Uint8Array(), 'image/png');
    const alias = platform.state.aliases.find((entry) => entry.richMenuId === mine.richMenuId);
    platform.updateAlias(alias?.richMenuAliasId ?? '', theirs);

    const plan = unwrap(await service.plan(target, await scope()));
    expect(plan.problems.map((problem) => problem.code)).toContain('publish.changedElsewhere');
    const drifted = plan.operations.filter((row) => row.drift === 'changed');
    expect(drifted.map((row) => row.resource)).toContain('richMenuAlias');
    await bench.change(repaint);
    expect((await publish()).state).toBe('done');
    expect(platform.alias(alias?.richMenuAliasId ?? '').richMenuId).toBe(theirs);

    const ids = new Map(
      unwrap(await service.plan(target, await scope()))
        .operations.filter((row) => row.drift !== null)
        .map((row) => [row.id, 'overwrite' as const]),
    );
    const forced = unwrap(await service.apply(target, await scope(), { choices: ids }));
    expect(forced.state).toBe('done');
    expect(platform.alias(alias?.richMenuAliasId ?? '').richMenuId).not.toBe(theirs);
    // Their menu is theirs: it is not deleted.
    expect(platform.state.richMenus.map((menu) => menu.richMenuId)).toContain(theirs);
  });

  test('a plan that no longer fits is refused', async () => {
    const { service, target } = bench;
    const plan = unwrap(await service.plan(target, await scope()));
    await bench.change(repaint);
    const refused = await service.apply(target, await scope(), { planHash: plan.hash });
    expect(refused.ok ? null : refused.error.code).toBe('publish.planOutdated');
  });

  test('a menu that was deleted on LINE is asked about, and made again only when a person says so', async () => {
    const { server, service, target } = bench;
    await publish();
    const { platform } = server;
    const gone = platform.state.richMenus[1];
    platform.deleteRichMenu(gone?.richMenuId ?? '');
    const { id } = await bench.home();
    expect(unwrap(await service.state(target, id)).state).toBe('differs');

    const asked = unwrap(await service.plan(target, await scope()));
    const row = asked.operations.find((entry) => entry.drift === 'gone');
    expect(row).toMatchObject({ resource: 'richMenu', op: 'create' });
    expect(asked.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['publish.goneElsewhere', 'warning'],
    ]);
    expect(asked.steps).toEqual([]);
    expect((await publish()).steps).toEqual([]);
    expect(platform.state.richMenus).toHaveLength(2);

    // Said once, it is not asked again in the same plan; what else changed still goes out.
    const left = new Map([[row?.id ?? '', 'leave' as const]]);
    expect(unwrap(await service.plan(target, await scope(), { choices: left })).problems).toEqual(
      [],
    );
    await bench.change(repaint);
    expect((await publish()).state).toBe('done');
    expect(platform.state.richMenus).toHaveLength(2);

    const again = new Map([[row?.id ?? '', 'overwrite' as const]]);
    const made = unwrap(await service.apply(target, await scope(), { choices: again }));
    expect(made.state).toBe('done');
    expect(platform.state.richMenus).toHaveLength(3);
    expect(unwrap(await service.state(target, id)).state).toBe('live');
  });

  test('an alias or a default that somebody took away is asked about too', async () => {
    const { server, service, target } = bench;
    await publish();
    const { platform } = server;
    const [alias] = platform.state.aliases;
    platform.deleteAlias(alias?.richMenuAliasId ?? '');
    platform.cancelDefault();
    const plan = unwrap(await service.plan(target, await scope()));
    expect(plan.problems.map((problem) => problem.code).sort()).toEqual([
      'publish.aliasGone',
      'publish.defaultGone',
    ]);
    expect(plan.steps).toEqual([]);
    const gone = plan.operations.filter((row) => row.drift === 'gone');
    const choices = new Map(gone.map((row) => [row.id, 'overwrite' as const]));
    expect(unwrap(await service.apply(target, await scope(), { choices })).state).toBe('done');
    expect(platform.alias(alias?.richMenuAliasId ?? '').richMenuId).toBe(alias?.richMenuId);
    expect(platform.state.defaultRichMenuId).not.toBeNull();
  });
});

describe('two at once on one account', () => {
  test('one is carried out, the other is told so, and nothing is there twice', async () => {
    const all = await scope();
    const both = await Promise.all([
      bench.service.apply(bench.target, all),
      bench.service.apply(bench.target, all),
    ]);
    expect(both.map((result) => (result.ok ? result.value.state : result.error.code))).toEqual([
      'done',
      'publish.alreadyRunning',
    ]);
    expect(bench.server.platform.state.richMenus).toHaveLength(3);
    expect((await publish()).steps).toEqual([]);
  });

  test('a way back beside a publish is refused from the first call on, and possible after it', async () => {
    const first = await publish();
    await bench.change(repaint);
    const [again, back] = await Promise.all([
      bench.service.apply(bench.target, await scope()),
      bench.service.rollback(bench.target, first.id),
    ]);
    const ends = [again, back].map((result) => (result.ok ? 'done' : result.error.code)).sort();
    expect(ends).toEqual(['done', 'publish.alreadyRunning']);
    expect((await bench.service.rollback(bench.target, first.id)).ok).toBe(true);
  });
});
