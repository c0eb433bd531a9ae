import { describe, expect, test } from 'vitest';
import { hasDisplay, startPlan } from '../../../build/scripts/display.mjs';
import { ensureNeeds, missingLibraries } from '../../../build/scripts/system-needs.mjs';

const DEBIAN = 'ID=debian\nVERSION_ID="12"\n';
interface Facts {
  platform?: string;
  isRoot?: boolean;
  osRelease?: string;
  missing?: string[];
  hasXvfb?: boolean;
  installs?: boolean;
}
function system(facts: Facts) {
  const said: string[] = [];
  const ran: string[] = [];
  let missing = facts.missing ?? [];
  return {
    said,
    ran,
    platform: facts.platform ?? 'linux',
    isRoot: facts.isRoot ?? true,
    osRelease: facts.osRelease ?? DEBIAN,
    has: () => facts.hasXvfb ?? true,
    say: (line: string) => said.push(line),
    run(command: string, args: string[]) {
      ran.push([command, ...args].join(' '));
      if (command === 'ldd')
        return { status: 0, stdout: missing.map((name) => `\t${name} => not found`).join('\n') };
      if (args[0] === 'install' && facts.installs !== false) missing = [];
      return args[0] === 'install' && facts.installs === false
        ? { status: 100, stderr: 'E: no candidate' }
        : { status: 0 };
    },
  };
}
const ask = (s: ReturnType<typeof system>, display = true) =>
  ensureNeeds('/electron', { display }, s as never);

describe('what Electron needs from the system', () => {
  test('missing libraries are read from ldd', () => {
    const s = system({ missing: ['libnss3.so', 'libgbm.so.1'] });
    expect(missingLibraries('/electron', s as never)).toEqual(['libnss3.so', 'libgbm.so.1']);
  });
  test('nothing is missing: nothing is run or said', () => {
    const s = system({});
    ask(s);
    expect(s.said).toEqual([]);
    expect(s.ran).toEqual(['ldd /electron/electron']);
  });
  test('Debian and root: installed, and said in one line each', () => {
    const s = system({ missing: ['libnss3.so', 'libsmime3.so'], hasXvfb: false });
    ask(s);
    expect(s.said).toHaveLength(2);
    expect(s.ran.find((line) => line.includes(' install '))).toMatch(/ libnss3 xvfb$/);
  });
  test('not root: the exact command, and nothing is done', () => {
    const s = system({ missing: ['libgbm.so.1'], isRoot: false });
    expect(() => ask(s)).toThrow(/sudo apt-get install -y --no-install-recommends libgbm1/);
    expect(s.ran).toEqual(['ldd /electron/electron']);
  });
  test('another distribution: what is missing is named', () => {
    const s = system({ missing: ['libgbm.so.1'], osRelease: 'ID=fedora', hasXvfb: false });
    expect(() => ask(s)).toThrow(/libgbm\.so\.1, the command Xvfb/);
  });
  test('an installation that fails gives its reason and the command', () => {
    const s = system({ missing: ['libgbm.so.1'], installs: false });
    expect(() => ask(s)).toThrow(/no candidate[\s\S]*apt-get install/);
  });
  test('Xvfb is asked for only where there is no display', () => {
    const s = system({ hasXvfb: false });
    ask(s, false);
    expect(s.said).toEqual([]);
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({})).toBe(process.platform !== 'linux');
  });
});

test('npm start opens the studio, and where there is no display says so and runs the demo', () => {
  const out = '/somewhere/demo-out';
  expect(startPlan([], { hasDisplay: true, out })).toEqual({
    script: 'electron-launch.mjs',
    args: ['--sample'],
    said: null,
  });
  expect(startPlan(['--workspace=/a'], { hasDisplay: true, out }).args).toEqual(['--workspace=/a']);
  const blind = startPlan([], { hasDisplay: false, out });
  expect(blind).toMatchObject({ script: 'tapestry.mjs', args: ['demo', '--out', out] });
  // one sentence: what is the matter, what happens instead, where it is found
  expect(blind.said).toMatch(/^There is no display here, [^.]*demo[^.]*demo-out\.$/);
});
