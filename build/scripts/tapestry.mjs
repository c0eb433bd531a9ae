// Runs the command line from the repository: builds it on first use, then hands over.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './paths.mjs';

await buildIfStale();
const child = spawn(
  process.execPath,
  [join(root, 'dist', 'cli', 'index.cjs'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      // how the command line starts Electron when it has to draw
      TAPESTRY_ELECTRON_LAUNCH: JSON.stringify([
        process.execPath,
        join(root, 'build', 'scripts', 'electron-launch.mjs'),
      ]),
    },
  },
);
// The child decides what an interrupt means; a terminal sends it to both.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  process.exit();
});
