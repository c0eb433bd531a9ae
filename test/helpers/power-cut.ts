import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSampleWorkspace } from '#electron/services/sample';
import { Workspace } from '#electron/store/workspace';
import { firstMenu } from './a-workspace';
import { type FileSystem, loopDisk } from './loop-disk';
import { unwrap } from './publish-bench';
import { below, seeded } from './random';

const root = join(import.meta.dirname, '..', '..');

export interface CutFigures {
  cuts: number;
  acknowledged: number;
  /** Cuts after which a save that had been acknowledged was not there. */
  lost: number;
  unreadable: number;
}

/**
 * Cuts the power of a disk on which a process saves without rest: the process is stopped, the disk's image is
 * read as it is, and what was acknowledged until then must be in it. Answers why, where that cannot be done.
 */
export async function cutWhileSaving(
  system: FileSystem,
  cuts: number,
  seed: number,
): Promise<CutFigures | string> {
  const disk = loopDisk(system);
  if (typeof disk === 'string') return disk;
  const random = seeded(seed);
  const found: CutFigures = { cuts: 0, acknowledged: 0, lost: 0, unreadable: 0 };
  const folder = join(disk.folder, 'workspace');
  unwrap(await createSampleWorkspace(folder));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'test', 'helpers', 'saving-loop.ts'), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'build', 'tsconfig.base.json') },
    },
  );
  let text = '';
  const begun = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
      resolve();
    });
    child.once('close', () => reject(new Error('the saving process ended by itself')));
  });
  try {
    await begun;
    for (; found.cuts < cuts; found.cuts += 1) {
      // the moment itself is the subject: anywhere inside of a save
      await wait(5 + below(random, 60));
      child.kill('SIGSTOP');
      // what it printed before it was stopped is still on its way to us
      await wait(5);
      const last = Number(text.trim().split('\n').at(-1));
      found.acknowledged = last;
      await disk.cut(async (after) => {
        const workspace = await Workspace.open(join(after, 'workspace'));
        if (!workspace.ok) {
          found.unreadable += 1;
          return;
        }
        const { document } = await firstMenu(workspace.value);
        const { notices } = workspace.value.info();
        if (notices.some(({ code }) => /restored|quarantined|setAside/i.test(code)))
          found.unreadable += 1;
        if (Number(/(\d+)$/.exec(document.notes)?.[1] ?? 0) < last) found.lost += 1;
        await workspace.value.close();
      });
      child.kill('SIGCONT');
    }
    return found;
  } finally {
    child.kill('SIGKILL');
    await new Promise((resolve) =>
      child.exitCode === null ? child.once('close', resolve) : resolve(null),
    );
    disk.remove();
  }
}
