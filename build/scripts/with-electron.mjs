// Everything a script needs to start Electron here: runtime, system packages, display, arguments.
import { hasDisplay, startDisplay } from './display.mjs';
import { resolveRuntime } from './electron-runtime.mjs';
import { ensureNeeds } from './system-needs.mjs';

/**
 * `display: 'virtual'` starts a virtual display where there is none; `'own'` takes the session's.
 * As root Chromium refuses its outer sandbox, so it is given up, with a warning; the renderers keep theirs.
 */
export async function prepareElectron({ display = 'virtual', quiet = false } = {}) {
  const runtime = await resolveRuntime();
  const virtual = display === 'virtual' && !hasDisplay();
  ensureNeeds(runtime.dir, { display: virtual });
  // Chromium’s own notes about buses, desktops and graphics are no sentences for people
  const args = process.env.ELECTRON_ENABLE_LOGGING ? [] : ['--log-level=3'];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    args.push('--no-sandbox');
    if (!quiet) {
      process.stderr.write(
        'Running as root: Chromium’s outer sandbox is off. Use an ordinary account for real work.\n',
      );
    }
  }
  const started = virtual ? await startDisplay() : null;
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dir };
  delete env.ELECTRON_RUN_AS_NODE;
  if (started) env.DISPLAY = started.display;
  return { runtime, env, args, isVirtual: started !== null, stop: () => started?.stop() };
}
