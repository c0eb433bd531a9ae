// Builds the bundles of the app: the pages, main, preload and the command line.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { bundles } from '../vite/bundles.mjs';
import { alone } from './alone.mjs';
import { root } from './paths.mjs';

const STAMP = join(root, 'dist', '.built');
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'build/vite',
  'vite.config.ts',
  'package-lock.json',
];

/** Newest change below a file or folder, in ms. */
function newest(path) {
  // what is written about the sources makes no other program of them
  if (path.endsWith('.md')) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    info.mtimeMs,
  );
}

/** True when the bundles are older than any source they are made of. */
export function isStale() {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > built);
}

/** @param {{ quiet?: boolean, only?: string[] }} [options] */
export async function buildAll({ quiet = true, only } = {}) {
  const names = only ?? Object.keys(bundles);
  for (const name of names) {
    await build({
      ...(await bundles[name]()),
      configFile: false,
      logLevel: quiet ? 'warn' : 'info',
    });
  }
  if (only === undefined) {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(STAMP, new Date().toISOString());
  }
}

/** Builds when a source changed; says so once, on standard error. */
export async function buildIfStale() {
  if (!isStale()) return;
  await alone(BUILDER, async () => {
    if (!isStale()) return;
    process.stderr.write('Building Tapestry.\n');
    await buildAll();
  });
}

/** Who builds; not in `dist`, which is emptied. */
const BUILDER = join(root, 'node_modules', '.tapestry-builder');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--if-stale')) await buildIfStale();
  else await buildAll({ quiet: false });
}
