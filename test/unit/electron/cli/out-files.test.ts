import {
  linkSync,
  lstatSync,
  mkdirSync,
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
import { keepFolder, writeOut } from '#electron/cli/out-files';

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

describe('the files of a folder', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'many'));
    for (let at = 0; at < 100; at += 1) writeFileSync(join(folder, 'many', `${at}.json`), '{}');
    writeFileSync(join(folder, 'other.json'), 'old');
  });
  // whoever looks at a file asks first where the command was called
  const looks = { count: 0 };
  const context = {
    get cwd() {
      looks.count += 1;
      return folder;
    },
  } as CliContext;
  const keep = (out: string) => keepFolder(context, join(folder, 'many'), out);

  it('are kept by each of their names', async () => {
    symlinkSync(join(folder, 'many', '7.json'), join(folder, 'link.json'));
    linkSync(join(folder, 'many', '7.json'), join(folder, 'twin.json'));
    symlinkSync('many', join(folder, 'around'));
    for (const out of ['many/7.json', 'link.json', 'twin.json', 'around/9.json'])
      await expect(keep(out), out).rejects.toThrow('would be overwritten');
  });

  it('are looked at one by one only where a file has several names', async () => {
    looks.count = 0;
    await keep('other.json');
    await keep('new.json');
    expect(looks.count).toBeLessThan(6);
    linkSync(join(folder, 'other.json'), join(folder, 'second.json'));
    looks.count = 0;
    await keep('second.json');
    expect(looks.count).toBeGreaterThan(100);
  });
});
