import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

export interface Studio {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** What the page's console called an error; a test that expects none asserts on it. */
  errors: string[];
  /**
   * Ends the app as a person would and starts it again on the same folder; `between` runs while it is ended,
   * `args` and `env` stand in for those of the first start.
   */
  restart(
    between?: () => void | Promise<void>,
    args?: string[],
    env?: Record<string, string>,
  ): Promise<void>;
  /** Starts it on the same folder, whatever has become of the one before. */
  open(args?: string[], env?: Record<string, string>): Promise<void>;
}

export interface LaunchOptions {
  args: string[];
  env: Record<string, string>;
}

const root = join(import.meta.dirname, '..', '..');
const electronArgs = JSON.parse(process.env.TAPESTRY_ELECTRON_ARGS ?? '[]') as string[];

async function launch(userData: string, options: LaunchOptions) {
  const proxy = process.env.TAPESTRY_E2E_PROXY;
  const app = await _electron.launch({
    cwd: root,
    args: [
      ...electronArgs,
      '--force-device-scale-factor=1',
      `--user-data-dir=${userData}`,
      ...(proxy ? [`--proxy-server=${proxy}`] : []),
      root,
      ...options.args,
    ],
    env: {
      ...(process.env as Record<string, string>),
      // a sample without months behind it: a test sees only what it did itself
      TAPESTRY_PLAIN_SAMPLE: '1',
      ...options.env,
    },
  });
  const page = await app.firstWindow();
  return { app, page };
}

/** The real app on a fresh folder; `startOptions` may be set per file with `test.use`. */
export const test = base.extend<{ studio: Studio; startOptions: LaunchOptions }>({
  startOptions: [{ args: ['--sample'], env: {} }, { option: true }],
  studio: async ({ startOptions }, use) => {
    const userData = mkdtempSync(join(tmpdir(), 'tapestry-e2e-'));
    const errors: string[] = [];
    const watch = (page: Page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
    };
    const started = await launch(userData, startOptions);
    watch(started.page);
    const studio: Studio = {
      ...started,
      userData,
      errors,
      async restart(between, args = startOptions.args, env = startOptions.env) {
        await studio.app.close();
        await between?.();
        await studio.open(args, env);
      },
      async open(args = startOptions.args, env = startOptions.env) {
        Object.assign(studio, await launch(userData, { args, env }));
        watch(studio.page);
      },
    };
    await use(studio);
    await studio.app.close().catch(() => undefined);
    rmSync(userData, { recursive: true, force: true });
  },
});

/** The editor shows a document whose artwork is drawn. */
export async function editorReady(page: Page): Promise<void> {
  await page.getByTestId('canvas').waitFor();
  await page.locator('[data-testid=canvas][data-ready=true]').waitFor();
}

/** What fades in or out has done so: half faded, a notice has no contrast to be judged by. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const willEnd = (animation: Animation) =>
      animation.playState === 'running' &&
      Number(animation.effect?.getComputedTiming().endTime) !== Number.POSITIVE_INFINITY;
    for (;;) {
      const running = document.getAnimations().filter(willEnd);
      if (running.length === 0) return;
      await Promise.allSettled(running.map(({ finished }) => finished));
    }
  });

/** Asks the window through the main process: the driver loses a page that crashed, and waits for navigations that were refused. */
export const inWindow = <T>(studio: Studio, script: string): Promise<T | null> =>
  studio.app.evaluate(async ({ BrowserWindow }, code) => {
    const window = BrowserWindow.getAllWindows().find((candidate) => candidate.isVisible());
    if (!window || window.webContents.isCrashed()) return null;
    // a page that goes while it is asked never answers
    const late = new Promise((resolve) => setTimeout(resolve, 1_000));
    const answer = window.webContents.executeJavaScript(code).catch(() => null);
    return ((await Promise.race([answer, late])) as T | undefined) ?? null;
  }, script);
