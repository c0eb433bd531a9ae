import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSampleWorkspace } from '#electron/services/sample';
import { TEMP_PATTERN } from '#electron/store/durable-write';
import { Workspace } from '#electron/store/workspace';
import { aWorkspace, firstMenu, type OnDisk } from '../../helpers/a-workspace';
import { cannot, figures } from '../../helpers/figures';
import { unwrap } from '../../helpers/publish-bench';
import { scratchDisk } from '../../helpers/scratch-disk';
import { readTrace } from '../../helpers/system-calls';

const root = join(import.meta.dirname, '..', '..', '..');
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('R3b: the order of system calls', () => {
  let place: OnDisk;
  beforeEach(async () => {
    place = await aWorkspace();
  });
  afterEach(() => place.remove());

  test('every store file: its bytes reach the disk, then its name moves, then the folder', (context) => {
    if (spawnSync('strace', ['-V']).status !== 0) {
      cannot('R3b', 'strace is not installed (apt-get install strace)');
      context.skip();
    }
    const trace = join(place.folder, '..', 'trace');
    const userData = join(place.folder, '..', 'user');
    mkdirSync(userData);
    const ended = spawnSync(
      'strace',
      [
        ...['-f', '-y', '-s', '0', '-o', trace],
        ...['-e', 'trace=fsync,fdatasync,rename,renameat,renameat2'],
        process.execPath,
        ...['--import', 'tsx', join(root, 'test', 'helpers', 'write-everything.ts')],
        ...[place.folder, userData],
      ],
      {
        encoding: 'utf8',
        env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'build', 'tsconfig.base.json') },
      },
    );
    if (/ptrace|Operation not permitted/.test(ended.stderr) && ended.status !== 0) {
      cannot('R3b', `this machine lets no process be watched: ${ended.stderr.trim()}`);
      context.skip();
    }
    expect(ended.status, ended.stderr).toBe(0);
    const [id = '', hash = ''] = ended.stdout.trim().split(' ');
    const expected = [
      join(place.folder, 'documents', `${id}.json`),
      join(place.folder, 'index.json'),
      join(place.folder, 'assets', hash.slice(0, 2), `${hash}.png`),
      join(userData, 'settings.json'),
    ];
    const calls = readTrace(readFileSync(trace, 'utf8'));
    for (const path of expected) {
      const moved = calls.find(({ name, to }) => name.startsWith('rename') && to === path);
      if (!moved?.from) throw new Error(`${basename(path)} was never moved into place`);
      const before = calls.filter(({ end }) => end < moved.start);
      const after = calls.filter(({ start }) => start > moved.end);
      const synced = (path_: string) => (call: { name: string; path?: string }) =>
        /^f(data)?sync$/.test(call.name) && call.path === path_;
      expect(before.some(synced(moved.from)), `${basename(path)}: bytes first`).toBe(true);
      expect(after.some(synced(dirname(path))), `${basename(path)}: folder after`).toBe(true);
    }
    figures('R3b', { files: expected.length, inOrder: expected.length, calls: calls.length });
  }, 60_000);
});

describe('R8: a disk that is full, or turns read-only, for real', () => {
  test('old data stays, the work in memory can be saved once there is room, nothing strays', async (context) => {
    const disk = scratchDisk(4096);
    if (typeof disk === 'string') {
      cannot('R8', disk);
      return context.skip();
    }
    const folder = join(disk.folder, 'workspace');
    const filler = join(disk.folder, 'filler');
    const strays = () => filesBelow(folder).filter((path) => TEMP_PATTERN.test(basename(path)));
    try {
      unwrap(await createSampleWorkspace(folder));
      const workspace = unwrap(await Workspace.open(folder));
      const { document, revision } = await firstMenu(workspace);
      const path = join(folder, 'documents', `${document.id}.json`);
      const good = readFileSync(path);
      const large = { ...document, notes: 'n'.repeat(15_000) };
      let refused = 0;
      // from no byte left to nearly enough: full while writing, while keeping the old one, while renaming
      for (const room of [0, 1, 2, 3]) {
        fill(filler, room * 4096);
        const saved = await workspace.save(large, revision);
        if (saved.ok) break;
        refused += 1;
        expect(saved.error.code).toBe('store.diskFull');
        expect(readFileSync(path).equals(good)).toBe(true);
        expect(strays()).toEqual([]);
        rmSync(filler);
      }
      expect(refused).toBeGreaterThan(0);
      rmSync(filler, { force: true });
      disk.remount('ro');
      const readOnly = await workspace.save(large, revision);
      expect(readOnly.ok ? null : readOnly.error.code).toBe('store.readOnlyDisk');
      disk.remount('rw');
      expect(readFileSync(path).equals(good)).toBe(true);
      const saved = unwrap(await workspace.save(large, revision));
      expect((await firstMenu(workspace)).revision).toBe(saved.revision);
      expect(strays()).toEqual([]);
      await workspace.close();
      expect(existsSync(join(folder, 'index.json'))).toBe(true);
      figures('R8', { refusedForRoom: refused, refusedReadOnly: 1, strays: 0, savedAfterwards: 1 });
    } finally {
      disk.remove();
    }
  });
});

/** Takes all room but so many bytes. */
function fill(path: string, room: number): void {
  const block = Buffer.alloc(4096, 1);
  let bytes = 0;
  writeFileSync(path, '');
  for (;;) {
    try {
      writeFileSync(path, block, { flag: 'a' });
      bytes += block.length;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      break;
    }
  }
  rmSync(path);
  writeFileSync(path, Buffer.alloc(Math.max(0, bytes - room), 1));
}
