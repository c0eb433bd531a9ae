// `npm run test:e2e -- <file>`: end-to-end tests in real Electron, with what they need set up.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './paths.mjs';
import { prepareElectron } from './with-electron.mjs';

await buildIfStale();
const electron = await prepareElectron();
const child = spawn(
  join(root, 'node_modules', '.bin', 'playwright'),
  ['test', '--config', 'test/e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...electron.env, TAPESTRY_ELECTRON_ARGS: JSON.stringify(electron.args) },
  },
);
child.on('close', (code) => {
  electron.stop();
  process.exitCode = code ?? 1;
});
