import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { largeWorkspace } from '../helpers/large-workspace';
import { type BenchGroup, type BenchLine, line, median } from '../line';

const root = join(import.meta.dirname, '..', '..', '..');
const RUNS = 5;

interface Started {
  app: ElectronApplication;
  shell: number;
  ready: number;
}

/** P10, P11, P25: the real window. */
export const windowLines: BenchGroup = {
  names: ['P10', 'P11', 'P25'],
  async run(context) {
    const workspace = await largeWorkspace.folder(context.note);
    const runtime = process.env.TAPESTRY_ELECTRON_DIR;
    if (runtime === undefined) throw new Error('start it with npm run bench');
    const electronArgs = JSON.parse(process.env.TAPESTRY_ELECTRON_ARGS ?? '[]') as string[];
    const base = mkdtempSync(join(tmpdir(), 'tapestry-bench-window-'));
    const empty = join(base, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'package.json'), '{"name":"empty","main":"main.cjs"}');
    writeFileSync(
      join(empty, 'main.cjs'),
      "const { app, BrowserWindow } = require('electron');\napp.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<p id=shell>empty</p>'));\n",
    );
    const executablePath = join(runtime, 'electron');
    const start = async (args: string[], ready: string): Promise<Started> => {
      const began = Date.now();
      const app = await _electron.launch({
        executablePath,
        args: [...electronArgs, `--user-data-dir=${mkdtempSync(join(base, 'user-'))}`, ...args],
        env: process.env as Record<string, string>,
      });
      const page = await app.firstWindow();
      await page.waitForSelector(ready);
      // what the page noted itself: when the bench comes to look is later, by what it needs to attach
      const at = (type: string, name: string) =>
        page
          .waitForFunction(
            ([entryType, entryName]) => {
              const entry = performance
                .getEntriesByType(entryType ?? '')
                .find((found) => found.name === entryName);
              return entry && performance.timeOrigin + entry.startTime;
            },
            [type, name],
          )
          .then((handle) => handle.jsonValue());
      const shell = (await at('paint', 'first-contentful-paint')) ?? Number.NaN;
      const usable = ready === '#shell' ? shell : await at('mark', 'tapestry.library');
      return {
        app,
        shell: shell - began,
        ready: (usable ?? Number.NaN) - began,
      };
    };
    const startEmpty = () => start([empty], '#shell');
    const startStudio = () =>
      start([root, `--workspace=${workspace}`], '[data-testid=library-item]');
    const memory = (app: ElectronApplication) =>
      app.evaluate(({ app: electronApp }) =>
        electronApp.getAppMetrics().reduce((sum, metric) => sum + metric.memory.workingSetSize, 0),
      );
    const found: BenchLine[] = [];
    try {
      const floors: number[] = [];
      const shells: number[] = [];
      const readies: number[] = [];
      const memories = { empty: 0, studio: 0 };
      for (let run = 0; run <= RUNS; run += 1) {
        context.note(`P10, P11: start ${run} of ${RUNS}`);
        const floor = await startEmpty();
        memories.empty = await memory(floor.app);
        await floor.app.close();
        const studio = await startStudio();
        if (run > 0) {
          floors.push(floor.ready);
          shells.push(studio.shell);
          readies.push(studio.ready);
        }
        if (run === RUNS) {
          const page = await studio.app.firstWindow();
          await page.getByTestId('library-item').first().click();
          await page.waitForSelector('[data-testid=canvas][data-ready=true]');
          memories.studio = await memory(studio.app);
        }
        await studio.app.close();
      }
      found.push(
        line(
          'P10',
          'start to a usable library of 10,000, against an empty window',
          'ms',
          median(readies),
          median(floors),
          1.8,
        ),
        line(
          'P11',
          'start to the first painted shell, against an empty window',
          'ms',
          median(shells),
          median(floors),
          1.35,
        ),
        line(
          'P25',
          'memory with one open menu and a library of 10,000, against an empty window',
          'kB',
          memories.studio,
          memories.empty,
          1.8,
        ),
      );
      return found;
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  },
};
