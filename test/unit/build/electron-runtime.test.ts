import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FALLBACK, resolveRuntime } from '../../../build/scripts/electron-runtime.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-runtime-'));
  mkdirSync(join(folder, 'electron'));
  writeFileSync(join(folder, 'electron', 'package.json'), '{"version":"45.4.1"}');
  writeFileSync(join(folder, 'electron', 'install.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  status: number | null;
  stdout?: string;
  stderr?: string;
  error?: { code: string };
}
const calls: string[] = [];
const machineOf = (
  facts: { env?: Record<string, string>; platform?: string; arch?: string; now?: number },
  run: (command: string, args: string[]) => Run,
) => {
  calls.length = 0;
  return {
    platform: facts.platform ?? 'linux',
    arch: facts.arch ?? 'x64',
    env: facts.env ?? {},
    electronDir: join(folder, 'electron'),
    cacheDir: join(folder, 'cache'),
    fallback: FALLBACK,
    now: () => facts.now ?? Date.now(),
    say: () => undefined,
    run: (command: string, args: string[]) => {
      calls.push([command, ...args].join(' '));
      return run(command, args);
    },
  } as never;
};
const nothing = (): Run => ({ status: 1, stderr: 'Error: connect ECONNREFUSED' });
const unpackElectron = (dir: string, version: string) => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'version'), version);
  writeFileSync(join(dir, 'electron'), '');
};

describe('which Electron is run', () => {
  test('a folder that is given comes first', async () => {
    const dir = join(folder, 'mine');
    unpackElectron(dir, '45.4.1');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: dir };
    expect(await resolveRuntime(machineOf({ env }, nothing))).toEqual({ dir, source: 'given' });
    expect(calls).toEqual([]);
  });

  test('then the installed one, when it is of the version that package.json wants', async () => {
    unpackElectron(join(folder, 'electron', 'dist'), '45.4.1');
    const found = await resolveRuntime(machineOf({}, nothing));
    expect(found).toMatchObject({ source: 'official', version: '45.4.1' });
  });

  test('then the download', async () => {
    const run = (command: string): Run => {
      expect(command).toBe(process.execPath);
      unpackElectron(join(folder, 'electron', 'dist'), '45.4.1');
      return { status: 0 };
    };
    expect(await resolveRuntime(machineOf({}, run))).toMatchObject({ source: 'official' });
  });

  test('a failed download is remembered for a day and no longer', async () => {
    const now = Date.now();
    await expect(resolveRuntime(machineOf({ now }, nothing))).rejects.toThrow(/ECONNREFUSED/);
    expect(calls.some((call) => call.includes('install.js'))).toBe(true);
    await expect(resolveRuntime(machineOf({ now }, nothing))).rejects.toThrow(/less than a day/);
    expect(calls.some((call) => call.includes('install.js'))).toBe(false);
    const later = now + 25 * 3_600_000;
    await expect(resolveRuntime(machineOf({ now: later }, nothing))).rejects.toThrow();
    expect(calls.some((call) => call.includes('install.js'))).toBe(true);
  });

  test('contents other than the pinned ones are never unpacked', async () => {
    const run = (command: string, args: string[]): Run => {
      if (command !== 'npm') return nothing();
      const into = args[args.indexOf('--pack-destination') + 1] as string;
      writeFileSync(join(into, 'carried.tgz'), 'something else');
      return { status: 0, stdout: 'carried.tgz\n' };
    };
    await expect(resolveRuntime(machineOf({}, run))).rejects.toThrow(/not the pinned ones/);
    expect(calls.some((call) => call.startsWith('tar'))).toBe(false);
    const actual = createHash('sha512').update('something else').digest('base64');
    expect(FALLBACK.integrity).not.toContain(actual);
  });

  test('on other systems the error names the variables to set', async () => {
    const machine = machineOf({ platform: 'darwin', arch: 'arm64' }, nothing);
    await expect(resolveRuntime(machine)).rejects.toThrow(
      /ELECTRON_MIRROR[\s\S]*ELECTRON_OVERRIDE_DIST_PATH/,
    );
  });

  test('a given folder without an electron is named in the error', async () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', TAPESTRY_OFFLINE: '1' };
    await expect(resolveRuntime(machineOf({ env, arch: 'arm64' }, nothing))).rejects.toThrow(
      /\/nowhere[\s\S]*TAPESTRY_OFFLINE/,
    );
    expect(existsSync(join(folder, 'cache', 'electron-download-failed'))).toBe(false);
  });

  test('the pinned version is the one whose types the code is checked against', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(devDependencies['electron-25-types']).toBe(`npm:electron@${FALLBACK.version}`);
  });
});
