import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { Workspace } from '#electron/store/workspace';
import { buildOnce, type Ended, start, tapestry } from '../../helpers/command-line';
import { watchFollowers } from '../../helpers/follower-promise';
import { repaint, unwrap } from '../../helpers/publish-bench';

/*
 * The process that publishes is killed the moment the platform has done its n-th change, so the answer
 * never arrives. The next call must finish or take back that run, and nothing may be there twice.
 */
const HOME = '首頁・秋季';
const folder = mkdtempSync(join(tmpdir(), 'tapestry-kill-'));
const original = join(folder, 'original');

beforeAll(async () => {
  buildOnce();
  expect((await tapestry(['sample', '--out', original])).status).toBe(0);
  // Draws once; copies find the drawings in the cache and never start Electron again.
  const drawn = await tapestry([
    'render',
    HOME,
    '--workspace',
    original,
    '--out',
    join(folder, 'out'),
  ]);
  expect(drawn.stderr).not.toContain('render.');
  expect(drawn.status).toBe(0);
  expect(readdirSync(join(original, '.tapestry', 'renders')).length).toBeGreaterThan(0);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const argsFor = (command: string, workspace: string, server: RehearsalServer) => [
  command,
  '--workspace',
  workspace,
  '--channel',
  'rehearsal',
  '--endpoint',
  server.url,
  '--token-env',
  'TAPESTRY_TEST_TOKEN',
  '--document',
  HOME,
  '--json',
];
const envFor = (server: RehearsalServer) => ({
  env: { TAPESTRY_TEST_TOKEN: server.credentials.channelAccessToken },
});
const apply = (workspace: string, server: RehearsalServer): Promise<Ended> =>
  tapestry(argsFor('apply', workspace, server), envFor(server));

/** Applies and kills at the n-th change of the account; answers how many changes there were. */
async function applyAndKill(workspace: string, server: RehearsalServer, at: number) {
  const running = start(argsFor('apply', workspace, server), envFor(server));
  let changes = 0;
  const stop = server.platform.onTransition(() => {
    changes += 1;
    if (changes === at) running.kill('SIGKILL');
  });
  const { status } = await running.ended;
  stop();
  return { status, changes };
}

async function change(workspace: string): Promise<void> {
  const opened = unwrap(await Workspace.open(workspace));
  const { heads } = opened.list({ offset: 0, limit: 100 });
  const head = heads.find((entry) => entry.name === HOME);
  if (!head) throw new Error('the sample has no home menu');
  const loaded = unwrap(await opened.loadAs('richMenuSet', head.id));
  unwrap(await opened.save(repaint(loaded.document), loaded.revision));
  await opened.close();
}

async function check(workspace: string, server: RehearsalServer) {
  const finished = await apply(workspace, server);
  expect(finished.status, finished.stderr).toBe(0);
  const { richMenus, aliases, defaultRichMenuId } = server.platform.state;
  expect(richMenus).toHaveLength(3);
  expect(richMenus.every((menu) => menu.image !== null)).toBe(true);
  expect(aliases.map((alias) => alias.richMenuAliasId).sort()).toEqual([
    'home',
    'member',
    'stores',
  ]);
  expect(richMenus.map((menu) => menu.richMenuId)).toContain(defaultRichMenuId);
  const again = await apply(workspace, server);
  expect(again.json).toMatchObject({ runId: null, done: [], failed: [], resumed: false });
  return finished.json as { resumed: boolean };
}

describe('killed at the n-th change of the account', () => {
  // 3 creates, 3 pictures, 3 aliases, the default
  test.each([1, 2, 4, 6, 7, 9, 10])('of a first publish, n = %i', async (at) => {
    const workspace = join(folder, `first-${at}`);
    cpSync(original, workspace, { recursive: true });
    const server = unwrap(await startRehearsal({ followers: 1 }));
    const watch = watchFollowers(server.platform);
    try {
      const killed = await applyAndKill(workspace, server, at);
      expect(killed.status).toBe(null);
      const { resumed } = await check(workspace, server);
      expect(resumed).toBe(true);
      expect(watch.broken).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  // 3 creates, 3 pictures, 3 aliases moved, the default, 3 deletes
  test.each([1, 3, 6, 7, 8, 9, 10, 11, 13])('of a replacement, n = %i', async (at) => {
    const workspace = join(folder, `replace-${at}`);
    cpSync(original, workspace, { recursive: true });
    const server = unwrap(await startRehearsal({ followers: 1 }));
    const watch = watchFollowers(server.platform);
    try {
      expect((await apply(workspace, server)).status).toBe(0);
      await change(workspace);
      const killed = await applyAndKill(workspace, server, at);
      expect(killed.status).toBe(null);
      const { resumed } = await check(workspace, server);
      expect(resumed).toBe(true);
      expect(watch.broken).toEqual([]);
      for (const menu of server.platform.state.richMenus)
        expect(menu.richMenu.chatBarText).toBe('新選單');
    } finally {
      await server.stop();
    }
  });
});
