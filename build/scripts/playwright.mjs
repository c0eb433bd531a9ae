// End-to-end tests in real Electron, with what they need set up; for `npm test` and `npm run test:e2e`.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from './display.mjs';
import { root } from './paths.mjs';
import { prepareElectron } from './with-electron.mjs';

const MOST_AT_ONCE = 2;

/**
 * Two studios at once where this machine has the cores and the displays are virtual: each has a display, and so a
 * clipboard and a focus, of its own. On a person's own display one after the other.
 */
export async function runPlaywright(args, more = {}) {
  const electron = await prepareElectron();
  const displays = electron.isVirtual ? [electron.env.DISPLAY] : [];
  const others = [];
  while (electron.isVirtual && displays.length < Math.min(MOST_AT_ONCE, cpus().length)) {
    const other = await startDisplay();
    others.push(other);
    displays.push(other.display);
  }
  try {
    return await new Promise((resolve) => {
      const child = spawn(
        join(root, 'node_modules', '.bin', 'playwright'),
        ['test', '--config', 'test/e2e/playwright.config.ts', ...args],
        {
          cwd: root,
          stdio: 'inherit',
          env: {
            ...electron.env,
            ...more,
            TAPESTRY_ELECTRON_ARGS: JSON.stringify(electron.args),
            TAPESTRY_E2E_DISPLAYS: displays.join(','),
          },
        },
      );
      child.on('close', (code) => resolve(code ?? 1));
    });
  } finally {
    for (const other of others) other.stop();
    electron.stop();
  }
}
