// `npm run dev`: the studio with the renderer served live; main and preload are rebuilt when they change.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { rendererBundle } from '../vite/bundles.mjs';
import { buildAll } from './build.mjs';
import { root } from './paths.mjs';
import { prepareElectron } from './with-electron.mjs';

/** Editors write a file in several steps; one rebuild is enough for all of them. */
const SETTLE_MS = 200;

/** @type {any} the bundle is described once, in words that vite takes as they are */
const config = {
  ...rendererBundle(),
  configFile: false,
  server: { host: '127.0.0.1', port: 0, strictPort: false },
};
const server = await createServer(config);
await server.listen();
const address = server.httpServer?.address();
const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`;
await buildAll({ only: ['main', 'preload'] });
const electron = await prepareElectron();
process.stderr.write(`The renderer is at ${url}; main and preload are rebuilt when they change.\n`);

/** @type {import('node:child_process').ChildProcess | null} */
let app = null;
let isRestarting = false;

function start() {
  const args = process.argv.length > 2 ? process.argv.slice(2) : ['--sample'];
  const binary = join(
    electron.runtime.dir,
    process.platform === 'win32' ? 'electron.exe' : 'electron',
  );
  const path =
    process.platform === 'darwin'
      ? join(electron.runtime.dir, 'Electron.app', 'Contents', 'MacOS', 'Electron')
      : binary;
  app = spawn(path, [...electron.args, root, ...args], {
    stdio: 'inherit',
    env: { ...electron.env, TAPESTRY_DEV_URL: url },
  });
  app.on('exit', (code) => {
    if (!isRestarting) void stop(code ?? 0);
  });
}

async function restart() {
  isRestarting = true;
  try {
    await buildAll({ only: ['main', 'preload'] });
  } catch (error) {
    // the old one keeps running until the mistake is mended
    process.stderr.write(`${error.message}\n`);
    isRestarting = false;
    return;
  }
  const ended = new Promise((resolve) => app?.once('exit', resolve));
  app?.kill('SIGTERM');
  await ended;
  isRestarting = false;
  start();
}

async function stop(code) {
  for (const watcher of watchers) watcher.close();
  await server.close();
  electron.stop();
  process.exit(code);
}

/** @type {NodeJS.Timeout | undefined} */
let timer;
const watchers = ['electron', 'shared'].map((folder) =>
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void restart(), SETTLE_MS);
  }),
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    isRestarting = true;
    app?.kill('SIGTERM');
    void stop(0);
  });
start();
