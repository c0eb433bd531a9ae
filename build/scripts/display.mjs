// A virtual display for machines without one; stopped by its process id, never by name.
import { spawn } from 'node:child_process';

const SCREEN = '1920x1200x24';

export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/**
 * What `npm start` does: the studio on its sample or on what was named; the demo where nobody could see a window.
 * @param {readonly string[]} named
 * @param {{ hasDisplay: boolean, out: string }} here
 * @returns {{ script: string, args: readonly string[], said: string | null }}
 */
export const startPlan = (named, here) =>
  here.hasDisplay
    ? { script: 'electron-launch.mjs', args: named.length > 0 ? named : ['--sample'], said: null }
    : {
        script: 'tapestry.mjs',
        args: ['demo', '--out', here.out],
        said: 'There is no display here, so the demo runs instead of the window; its files go to demo-out.',
      };

/** Starts Xvfb on a free display that it chooses itself. */
export async function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended at once with status ${code}`)));
    child.stdio[3]?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  return {
    display: `:${number}`,
    pid: child.pid,
    stop() {
      process.removeListener('exit', stop);
      stop();
    },
  };
}
