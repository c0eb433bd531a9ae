import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { firstMenu, type OnDisk } from './a-workspace';

const root = join(import.meta.dirname, '..', '..');

export interface KillFigures {
  kills: number;
  acknowledged: number;
  lost: number;
  unreadable: number;
}

/** Kills a saving process at seeded random moments; what it acknowledged must be there each time. */
export async function killWhileSaving(
  place: OnDisk,
  kills: number,
  seed: number,
): Promise<KillFigures> {
  const figures: KillFigures = { kills, acknowledged: 0, lost: 0, unreadable: 0 };
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(root, 'test', 'helpers', 'saving-loop.ts'), place.folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'build', 'tsconfig.base.json') },
      },
    );
    let text = '';
    const begun = new Promise<void>((resolve) => {
      child.stdout.on('data', (data: Buffer) => {
        text += data.toString();
        resolve();
      });
    });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    await Promise.race([begun, ended]);
    // the moment itself is the subject: anywhere inside of a save
    await wait(random() * 40);
    child.kill('SIGKILL');
    await ended;
    const last = Number(text.trim().split('\n').at(-1));
    if (!(last > 0)) throw new Error('the saving process ended before its first save');
    figures.acknowledged = last;
    const workspace = await place.open();
    try {
      const { document } = await firstMenu(workspace);
      const found = Number(/(\d+)$/.exec(document.notes)?.[1] ?? 0);
      if (found < last) figures.lost += 1;
      if (workspace.info().notices.some((notice) => notice.code === 'store.restoredFromBackup'))
        figures.unreadable += 1;
    } finally {
      await workspace.close();
    }
  }
  return figures;
}
