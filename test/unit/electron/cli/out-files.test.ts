import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '#electron/cli/command';
import { writeOut } from '#electron/cli/out-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-out-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (out: string, text: string, options?: { isSecret?: boolean }) =>
  writeOut({ cwd: folder } as CliContext, out, text, options);
const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o777;

describe('a file that a command writes', () => {
  it('may be opened by whoever the user’s mask lets, unless it is a secret', async () => {
    const mask = process.umask();
    await write('open.json', '{}');
    expect(modeOf('open.json')).toBe(0o666 & ~mask);
    await write('sealed.json', '{}', { isSecret: true });
    expect(modeOf('sealed.json')).toBe(0o600);
  });

  it('goes where a link leads, and the link stays', async () => {
    writeFileSync(join(folder, 'there.json'), 'old');
    symlinkSync('there.json', join(folder, 'link.json'));
    symlinkSync(join(folder, 'made.json'), join(folder, 'dangling.json'));
    await write('link.json', 'new');
    await write('dangling.json', 'new');
    expect(readFileSync(join(folder, 'there.json'), 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'made.json'), 'utf8')).toBe('new');
    for (const link of ['link.json', 'dangling.json'])
      expect(lstatSync(join(folder, link)).isSymbolicLink()).toBe(true);
  });

  it('a link that leads to itself is refused, and stays', async () => {
    symlinkSync('loop.json', join(folder, 'loop.json'));
    await expect(write('loop.json', 'x')).rejects.toThrow('cannot be written: ELOOP');
    expect(lstatSync(join(folder, 'loop.json')).isSymbolicLink()).toBe(true);
  });
});
