import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** File systems as people have them; `mount` as `-o` takes it, beside `loop`. */
export interface FileSystem {
  name: string;
  make: string[];
  mount: string;
  megabytes: number;
}

export const FILE_SYSTEMS: readonly FileSystem[] = [
  { name: 'ext4', make: ['mkfs.ext4', '-q', '-F'], mount: 'loop', megabytes: 64 },
  {
    // a file that is renamed over another is not written out by the file system itself
    name: 'ext4, noauto_da_alloc',
    make: ['mkfs.ext4', '-q', '-F'],
    mount: 'loop,noauto_da_alloc',
    megabytes: 64,
  },
  { name: 'XFS', make: ['mkfs.xfs', '-q', '-f'], mount: 'loop', megabytes: 320 },
  { name: 'btrfs', make: ['mkfs.btrfs', '-q', '-f'], mount: 'loop', megabytes: 128 },
];

const run = (command: string, args: readonly string[]): string | null => {
  const ended = spawnSync(command, args, { encoding: 'utf8' });
  if (ended.error) return `${command}: ${ended.error.message}`;
  return ended.status === 0 ? null : `${command}: ${ended.stderr.trim()}`;
};

export interface LoopDisk {
  folder: string;
  /**
   * What would be on the disk if the power went out now: a copy of the image as it is, without what the
   * file system still holds in memory, mounted for as long as `look` takes.
   */
  cut<T>(look: (folder: string) => Promise<T>): Promise<T>;
  remove(): void;
}

/** A disk of its own in a file, or the reason why this machine gives none. */
export function loopDisk(system: FileSystem): LoopDisk | string {
  if (process.platform !== 'linux') return 'only Linux mounts a file as a disk';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  const place = mkdtempSync(join(tmpdir(), 'tapestry-loop-'));
  const [image, copy] = [join(place, 'image'), join(place, 'copy')];
  const [folder, after] = [join(place, 'disk'), join(place, 'after')];
  const clear = () => rmSync(place, { recursive: true, force: true });
  mkdirSync(folder);
  mkdirSync(after);
  writeFileSync(image, '');
  truncateSync(image, system.megabytes * 1_000_000);
  const [command = '', ...args] = system.make;
  const failed =
    run(command, [...args, image]) ?? run('mount', ['-o', system.mount, image, folder]);
  if (failed !== null) {
    clear();
    return failed;
  }
  return {
    folder,
    async cut(look) {
      copyFileSync(image, copy);
      const refused = run('mount', ['-o', system.mount, copy, after]);
      if (refused !== null) throw new Error(`the disk cannot be read after the cut: ${refused}`);
      try {
        return await look(after);
      } finally {
        run('umount', ['-l', after]);
        rmSync(copy, { force: true });
      }
    },
    remove() {
      run('umount', ['-l', folder]);
      clear();
    },
  };
}
