// What Electron needs from a Linux system: shared libraries, and a virtual display where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Debian and Ubuntu packages by the library whose absence asks for them. */
const PACKAGE_OF = {
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libgbm.so.1': 'libgbm1',
  'libexpat.so.1': 'libexpat1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libasound.so.2': 'libasound2',
  'libudev.so.1': 'libudev1',
};

export class MissingNeedsError extends Error {}

export function system() {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
    has: (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0,
    run: (command, args, options = {}) =>
      spawnSync(command, args, { encoding: 'utf8', ...options }),
    say: (line) => process.stderr.write(`${line}\n`),
  };
}

/** Shared libraries of the binary that the system lacks, by name. */
export function missingLibraries(dir, s = system()) {
  if (s.platform !== 'linux') return [];
  const listed = s.run('ldd', [join(dir, 'electron')]);
  return [...(listed.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

/**
 * Makes sure that Electron can start. Debian or Ubuntu and root: what is missing is installed and said in
 * one line each. Everybody else gets the exact command, and nothing is half done.
 */
export function ensureNeeds(dir, { display }, s = system()) {
  if (s.platform !== 'linux') return;
  const libraries = missingLibraries(dir, s);
  const needsXvfb = display && !s.has('Xvfb');
  if (libraries.length === 0 && !needsXvfb) return;

  const unknown = libraries.filter((name) => !PACKAGE_OF[name]);
  const packages = [...new Set(libraries.map((name) => PACKAGE_OF[name]).filter(Boolean))];
  if (needsXvfb) packages.push('xvfb');
  const isDebian = /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(s.osRelease);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isDebian) {
    const lacking = [...libraries, ...(needsXvfb ? ['the command Xvfb'] : [])];
    throw new MissingNeedsError(
      `Electron needs ${lacking.join(', ')}. Install them with your system's package manager and run again.`,
    );
  }
  if (!s.isRoot) {
    throw new MissingNeedsError(
      `Electron needs a few system packages. Run this once:\n  sudo ${command}`,
    );
  }
  if (libraries.length > 0)
    s.say(`Installing the system libraries that Electron needs (${libraries.length} are missing).`);
  if (needsXvfb) s.say('Installing Xvfb, because there is no display.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 };
  const updated = s.run('apt-get', ['update', '-qq'], quiet);
  const installed = s.run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    quiet,
  );
  if (installed.status !== 0) {
    const why = (installed.stderr || updated.stderr || '').trim().split('\n').pop();
    throw new MissingNeedsError(
      `The system packages could not be installed (${why}). Run by hand:\n  ${command}`,
    );
  }
  const still = missingLibraries(dir, s);
  if (still.length > 0) {
    throw new MissingNeedsError(`Electron still lacks ${[...still, ...unknown].join(', ')}.`);
  }
}
