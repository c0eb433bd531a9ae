import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ScratchDisk {
  folder: string;
  /** Makes the whole disk read-only, or writable again. */
  remount(mode: 'ro' | 'rw'): void;
  remove(): void;
}

const run = (command: string, args: string[]): string | null => {
  const ended = spawnSync(command, args, { encoding: 'utf8' });
  if (ended.error) return ended.error.message;
  return ended.status === 0 ? null : ended.stderr.trim();
};

/** A file system in memory of a given size, or the reason why this machine gives none. */
export function scratchDisk(kilobytes: number): ScratchDisk | string {
  if (process.platform !== 'linux') return 'only Linux mounts a file system in memory';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-disk-'));
  const refused = run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  if (refused !== null) {
    rmSync(folder, { recursive: true, force: true });
    return `mount was refused: ${refused}`;
  }
  return {
    folder,
    remount: (mode) => void run('mount', ['-o', `remount,${mode}`, folder]),
    remove() {
      run('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
