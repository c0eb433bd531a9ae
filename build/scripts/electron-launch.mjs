// Starts Electron on the built app with the arguments given; finds runtime, libraries and display first.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './paths.mjs';
import { prepareElectron } from './with-electron.mjs';

try {
  await buildIfStale();
  const electron = await prepareElectron({ quiet: process.env.TAPESTRY_QUIET === '1' });
  const binary =
    process.platform === 'darwin'
      ? join(electron.runtime.dir, 'Electron.app', 'Contents', 'MacOS', 'Electron')
      : join(electron.runtime.dir, process.platform === 'win32' ? 'electron.exe' : 'electron');
  // stdin, stdout and an IPC channel pass through, so that a parent may talk to the app
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = process.send ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
  const child = spawn(binary, [...electron.args, root, ...process.argv.slice(2)], {
    env: electron.env,
    stdio,
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  if (process.send) {
    process.on('message', (/** @type {any} */ message) => child.send(message));
    child.on('message', (message) => process.send?.(message));
    process.on('disconnect', () => child.kill('SIGTERM'));
  }
  child.on('exit', (code) => {
    electron.stop();
    process.exit(code ?? 1);
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
