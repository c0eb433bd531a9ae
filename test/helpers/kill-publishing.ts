import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRehearsal } from '#electron/rehearsal/server';
import { Workspace } from '#electron/store/workspace';
import { buildOnce, start, tapestry } from './command-line';
import { watchFollowers } from './follower-promise';
import { unwrap } from './publish-bench';
import { below, seeded } from './random';

const HOME = '首頁・秋季';
/** A publish of three pages asks LINE about this often; a kill comes somewhere before. */
const CALLS = 45;
/** A person gives up on killing now and then, and looks whether all is well. */
const KILLS_BETWEEN_LOOKS = 3;

export interface PublishKills {
  kills: number;
  /** Runs that were let through, after up to four kills each, and looked at. */
  looks: number;
  /** Menus, aliases or texts that were not as wished after a run that said it was done. */
  wrong: number;
  /** Menus that nothing points at, and doubles. */
  orphans: number;
  /** Moments at which a follower would have met something broken. */
  broken: string[];
}

/**
 * Publishes changed menus again and again and kills the process at seeded random moments, also while it takes up
 * what an earlier kill left. Between the kills the account must come to what was wished, with nothing twice.
 */
export async function killWhilePublishing(kills: number, seed: number): Promise<PublishKills> {
  const place = mkdtempSync(join(tmpdir(), 'tapestry-kills-'));
  const [original, workspace] = [join(place, 'original'), join(place, 'workspace')];
  const random = seeded(seed);
  const found: PublishKills = { kills: 0, looks: 0, wrong: 0, orphans: 0, broken: [] };
  let calls = 0;
  let onCall: (count: number) => void = () => undefined;
  const server = unwrap(
    await startRehearsal({
      followers: 1,
      // LINE takes a hundred new menus an hour, and two hundred kills need more of them than that
      speed: 1_000,
      onExchange: () => {
        calls += 1;
        onCall(calls);
      },
    }),
  );
  const watch = watchFollowers(server.platform);
  const env = { TAPESTRY_TEST_TOKEN: server.credentials.channelAccessToken };
  const args = [
    ...['apply', '--workspace', workspace, '--channel', 'rehearsal', '--endpoint', server.url],
    ...['--token-env', 'TAPESTRY_TEST_TOKEN', '--document', HOME, '--json'],
  ];
  try {
    buildOnce();
    await tapestry(['sample', '--out', original]);
    // draws once; every later publish finds the pictures in the cache
    const drawn = await tapestry([
      'render',
      HOME,
      '--workspace',
      original,
      '--out',
      join(place, 'out'),
    ]);
    if (drawn.status !== 0) throw new Error(drawn.stderr);
    cpSync(original, workspace, { recursive: true });
    while (found.kills < kills) {
      const wish = `選單 ${found.looks + 1}`;
      await change(workspace, wish);
      const until = Math.min(kills, found.kills + KILLS_BETWEEN_LOOKS);
      while (found.kills < until) {
        const running = start(args, { env });
        const at = calls + 1 + below(random, CALLS);
        onCall = (count) => {
          // somewhere inside of the next step, not only between two of them
          if (count === at) setTimeout(() => running.kill('SIGKILL'), below(random, 12));
        };
        const { status } = await running.ended;
        onCall = () => undefined;
        // it was done before its time had come
        if (status !== null) break;
        found.kills += 1;
      }
      const done = await finish(args, env);
      found.looks += 1;
      const { richMenus, aliases, defaultRichMenuId } = server.platform.state;
      const pointedAt = new Set(aliases.map(({ richMenuId }) => richMenuId));
      found.orphans += richMenus.filter(({ richMenuId }) => !pointedAt.has(richMenuId)).length;
      const isRight =
        done &&
        richMenus.length === 3 &&
        aliases.length === 3 &&
        richMenus.some(({ richMenuId }) => richMenuId === defaultRichMenuId) &&
        richMenus.every(({ image, richMenu }) => image !== null && richMenu.chatBarText === wish);
      if (!isRight) found.wrong += 1;
    }
    found.broken = watch.broken;
    return found;
  } finally {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

/** Lets a publish run to its end: what was left is taken up first, then what is wished. */
async function finish(args: readonly string[], env: Record<string, string>): Promise<boolean> {
  for (let run = 0; run < 3; run += 1) {
    const { status, json } = await tapestry(args, { env });
    const { resumed } = (json ?? {}) as { resumed?: boolean };
    if (status === 0 && resumed === false) return true;
  }
  return false;
}

async function change(folder: string, chatBarText: string): Promise<void> {
  const opened = unwrap(await Workspace.open(folder));
  const head = opened.list({ offset: 0, limit: 100 }).heads.find(({ name }) => name === HOME);
  if (!head) throw new Error('the sample has no home menu');
  const { document, revision } = unwrap(await opened.loadAs('richMenuSet', head.id));
  const pages = document.pages.map((page) => ({ ...page, chatBarText }));
  unwrap(await opened.save({ ...document, pages }, revision));
  await opened.close();
}
