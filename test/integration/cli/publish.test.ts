import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apply, rollback } from '#electron/cli/commands/apply';
import { runCli } from '#electron/cli/program';
import { buildOnce, type Running, start, tapestry } from '#test/helpers/command-line';

/* Plan, apply, drift and rollback as a person at a terminal meets them, against a rehearsal channel of its own. */

const folder = mkdtempSync(join(tmpdir(), 'tapestry-cli-publish-'));
const workspace = join(folder, 'workspace');
let rehearsal: Running;
let where: Record<string, string> = {};

beforeAll(async () => {
  buildOnce();
  await tapestry(['sample', '--out', workspace, '--campaigns', '1', '--json']);
  rehearsal = start(['rehearse', '--port', '0', '--followers', '30', '--seed', '3']);
  where = JSON.parse(await rehearsal.firstLine) as Record<string, string>;
}, 240_000);
afterAll(async () => {
  rehearsal.kill('SIGINT');
  await rehearsal.ended;
  rmSync(folder, { recursive: true, force: true });
});

const on = (command: string, ...more: string[]) =>
  tapestry(
    [
      ...[command, '--workspace', workspace, '--channel', 'rehearsal'],
      ...['--endpoint', where.url ?? '', '--token-env', 'TOKEN', ...more],
    ],
    { env: { TOKEN: where.channelAccessToken ?? '', LC_ALL: 'C' } },
  );
async function line(method: string, path: string, body?: unknown): Promise<void> {
  const answer = await fetch(`${where.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${where.channelAccessToken}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
}
interface Row {
  op: string;
  resource: string;
  id: string;
  name: string;
  code: string;
  reason: string;
  left: boolean;
}
const rowsOf = (json: unknown): Row[] => (json as { operations: Row[] }).operations;

test('plan says why in every language, apply says each step, drift is asked about, and rollback brings back', async () => {
  const fresh = await on('plan', '--locale', 'zh-TW');
  expect(fresh.stdout).toMatch(/^新增 +圖文選單 +首頁 {2}LINE 上還沒有這份選單。/m);
  expect(fresh.stdout).not.toContain('plan.');

  const applied = await on('apply', '--locale', 'zh-TW');
  expect(applied).toMatchObject({ status: 0 });
  expect(applied.stderr).toContain('✓ 「首頁」設為預設選單');
  expect(applied.stderr).not.toMatch(/done|createRichMenu/);
  const again = await on('apply');
  expect(again.stdout).toBe('Nothing to do: live and design are the same.\n');

  await line('DELETE', '/v2/bot/richmenu/alias/moon');
  await line('DELETE', '/v2/bot/user/all/richmenu');
  const asked = await on('plan');
  expect(asked.stdout).toContain(
    'moon  It was deleted on LINE since; tabs to it do nothing.\n' +
      '          · Left alone until you decide: --overwrite moon or --leave moon',
  );
  expect(asked.stdout).toContain('Differences on LINE that are left alone: 2');
  // the code is the same whatever the language, the sentence is not
  const english = rowsOf((await on('plan', '--json')).json);
  const chinese = rowsOf((await on('plan', '--json', '--locale', 'zh-TW')).json);
  expect(chinese.map(({ code }) => code)).toEqual(english.map(({ code }) => code));
  expect(english.find(({ id }) => id === 'moon')?.reason).toMatch(/^It was deleted/);
  expect(chinese.find(({ id }) => id === 'moon')?.reason).toMatch(/^它後來在 LINE 上被刪除/);

  // What was left once is not asked again, until it is taken back.
  const leaving = await on('apply', '--leave', 'moon', 'default', '--json');
  expect(leaving.json).toMatchObject({ state: 'done', leftAlone: expect.any(Array), problems: [] });
  const settled = await on('plan', '--locale', 'zh-TW');
  expect(settled.stdout).toMatch(/^維持現狀 +別名 +moon {2}它後來在 LINE 上被刪除/m);
  expect(settled.stdout).toContain('· 之後不再詢問；要取消這個決定：apply --ask moon');
  expect(settled.stdout).not.toContain('--overwrite');
  expect(rowsOf((await on('plan', '--json')).json).filter((row) => row.left)).toHaveLength(2);
  expect((await on('plan', '--ask', 'moon')).stdout).toContain('--leave moon');
  expect((await on('apply', '--ask', 'moon', '--leave', 'moon')).status).toBe(2);
  expect(await on('apply', '--ask', 'moon', 'default')).toMatchObject({ status: 0 });
  expect(rowsOf((await on('plan', '--json')).json).some((row) => row.left)).toBe(false);

  const left = await on('apply');
  expect(left.stdout).toBe('Nothing to do. Differences on LINE that are left alone: 2\n');
  expect(left.stderr).toContain('publish.aliasGone');
  const mended = await on('apply', '--overwrite', 'moon', '--json');
  expect(mended.json).toMatchObject({
    state: 'done',
    done: [{ code: 'createAlias' }, { code: 'readBack' }],
    leftAlone: [expect.stringMatching(/^richmenu-/)],
    problems: [{ code: 'publish.defaultGone' }],
  });
  expect((await on('plan', '--overwrite', 'default')).stdout).not.toContain('--leave');

  await line('POST', '/v2/bot/audienceGroup/upload', { description: '常客', audiences: [] });
  const adoptable = rowsOf((await on('plan', '--json')).json);
  expect(adoptable.filter(({ op }) => op === 'adopt')).toMatchObject([
    { resource: 'audience', name: '常客', code: 'plan.audienceElsewhere' },
  ]);
  expect((await on('pull', '--json')).json).toMatchObject({
    fetched: { audiences: 1, documents: 1 },
  });
  const taken = rowsOf((await on('plan', '--json')).json);
  expect(taken.find(({ resource }) => resource === 'audience')).toMatchObject({
    op: 'unchanged',
    code: 'plan.audienceSame',
  });

  const back = await on('rollback');
  expect(back).toMatchObject({ status: 0 });
  expect(back.stderr).toContain('✓ Delete the alias moon');
  const after = rowsOf((await on('plan', '--json')).json);
  expect(after.find(({ id }) => id === 'moon')).toMatchObject({ code: 'plan.aliasGone' });
}, 240_000);

test.each(['apply', 'rollback'])(
  '%s that is interrupted while it still reads changes nothing and says so',
  async (command) => {
    let stdout = '';
    const exit = await runCli(
      {
        argv: [
          ...[command, '--workspace', workspace, '--channel', 'rehearsal'],
          ...['--endpoint', where.url ?? '', '--token-env', 'TOKEN', '--json'],
        ],
        env: { TOKEN: where.channelAccessToken },
        cwd: folder,
        version: '0',
        stdout: (text) => {
          stdout += text;
        },
        stderr: () => undefined,
        readStdin: async () => new Uint8Array(),
        signal: AbortSignal.abort(),
      },
      [apply, rollback],
    );
    expect({ exit, json: JSON.parse(stdout) }).toMatchObject({
      exit: 1,
      json: { error: { code: 'cli.stopped' } },
    });
  },
);
