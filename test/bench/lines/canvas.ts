import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { createWorkspace } from '#electron/store/create-workspace';
import { Workspace } from '#electron/store/workspace';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { sceneMenu, scenePictures } from '../helpers/canvas-scene';
import {
  dragSteps,
  plainRedraws,
  prepare,
  release,
  undoSteps,
  zoomSteps,
} from '../helpers/in-canvas-page';
import { type BenchGroup, line, median, p95 } from '../line';

const root = join(import.meta.dirname, '..', '..', '..');
const LOADS = 5;
const STEPS = 120;
/** The canvas beside its panels is about 1,250 pixels wide then, as the figures of the targets were taken. */
const VIEW = { width: 1900, height: 1080 };

/** P7, P8, P9: the editor's canvas with 200 layers and 20 areas, against the same scene on a plain canvas. */
export const canvasLines: BenchGroup = {
  names: ['P7', 'P8', 'P9'],
  async run(context) {
    const runtime = process.env.TAPESTRY_ELECTRON_DIR;
    if (runtime === undefined) throw new Error('start it with npm run bench');
    const base = mkdtempSync(join(tmpdir(), 'tapestry-bench-canvas-'));
    const menu = await makeScene(join(base, 'workspace'));
    const app = await _electron.launch({
      executablePath: join(runtime, 'electron'),
      args: [
        ...(JSON.parse(process.env.TAPESTRY_ELECTRON_ARGS ?? '[]') as string[]),
        '--force-device-scale-factor=1',
        `--user-data-dir=${join(base, 'user')}`,
        root,
        `--workspace=${join(base, 'workspace')}`,
      ],
      env: process.env as Record<string, string>,
    });
    try {
      const page = await app.firstWindow();
      await page.setViewportSize(VIEW);
      const drags: number[] = [];
      const undos: number[] = [];
      const zooms: number[] = [];
      const plain: number[] = [];
      const slow: number[] = [];
      const idle: number[] = [];
      for (let load = 0; load < LOADS; load += 1) {
        context.note(`P7, P8, P9: load ${load + 1} of ${LOADS}`);
        if (load > 0) await page.reload();
        await open(page);
        const [artboard] = menu.pages;
        if (!artboard) throw new Error('a set always has a page');
        plain.push(...(await inPage(page, plainRedraws, artboard, 20)));
        const at = await overFirstShape(page, artboard);
        await page.mouse.move(at.x, at.y);
        // through the area to the layer under it
        await page.keyboard.down('Control');
        await page.mouse.click(at.x, at.y);
        await page.keyboard.up('Control');
        // a step there is to undo, and to do again
        await page.keyboard.press('ArrowRight');
        await page.waitForTimeout(500);
        await inPage(page, prepare);
        undos.push(...(await inPage(page, undoSteps, 20)));
        await press(page, at);
        drags.push(...(await inPage(page, dragSteps, at, STEPS)));
        await letGo(page);
        zooms.push(...(await inPage(page, zoomSteps, at, 24)));
        await inPage(page, release);
        idle.push(await lateFrames(page, at, false));
        slow.push(await lateFrames(page, at, true));
      }
      if (median(undos) === 0) throw new Error('an undo has drawn nothing');
      const floor = median(plain);
      return [
        line(
          'P7',
          'a step of dragging one of 200 layers, p95, against a plain redraw of them all',
          'ms',
          p95(drags),
          floor,
          0.25,
        ),
        line(
          'P8',
          'full redraw after an undo or a step of zoom, whichever is slower, against a plain redraw',
          'ms',
          Math.max(median(undos), median(zooms)),
          floor,
          1.6,
          `undo ${median(undos).toFixed(1)} ms, zoom ${median(zooms).toFixed(1)} ms; drag median ${median(drags).toFixed(1)} ms`,
        ),
        line(
          'P9',
          'frames over 25 ms in a drag of 180 frames',
          '%',
          median(slow),
          null,
          1,
          `${slow.map((share) => share.toFixed(1)).join(', ')}; while the pointer moves and nothing is dragged ${idle.map((share) => share.toFixed(1)).join(', ')}`,
        ),
      ];
    } finally {
      await app.close();
      rmSync(base, { recursive: true, force: true });
    }
  },
};

async function makeScene(folder: string): Promise<RichMenuSet> {
  const made = await createWorkspace(folder, { name: 'canvas' });
  if (!made.ok) throw new Error(made.error.message);
  const opened = await Workspace.open(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  const hashes: string[] = [];
  for (const [index, bytes] of scenePictures().entries()) {
    const stored = await opened.value.assets.put(bytes, `${index}.png`);
    if (!stored.ok) throw new Error(stored.error.message);
    hashes.push(stored.value.hash);
  }
  const menu = sceneMenu(hashes, new Date());
  const created = await opened.value.create(menu);
  if (!created.ok) throw new Error(created.error.message);
  await opened.value.close();
  return menu;
}

async function open(page: Page): Promise<void> {
  const item = page.getByTestId('library-item').first();
  await item.waitFor();
  if ((await page.getByTestId('canvas').count()) === 0) await item.click();
  await page.waitForSelector('[data-testid=canvas][data-ready=true]');
  // pictures and fonts of the scene are there, and nothing is drawn any more
  await page.waitForTimeout(1_500);
}

/** Where the first rectangle of the scene is in the window. */
async function overFirstShape(page: Page, { layers }: RichMenuSet['pages'][number]) {
  const shape = layers.find(({ kind, rotation }) => kind === 'shape' && !rotation);
  if (!shape) throw new Error('the scene has no rectangle');
  const { x, y, width, height } = shape.frame;
  const middle = { x: x + width / 2, y: y + height / 2 };
  return page.evaluate<{ x: number; y: number }>(`(() => {
    const stage = Konva.stages.find((each) =>
      document.querySelector('[data-testid=canvas]').contains(each.container()));
    const group = stage.find('Group')[0];
    const box = stage.container().getBoundingClientRect();
    return {
      x: box.left + group.x() + ${middle.x} * group.scaleX(),
      y: box.top + group.y() + ${middle.y} * group.scaleY(),
    };
  })()`);
}

/** Takes hold of the layer under an area and begins to drag it. */
async function press(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await page.mouse.down();
  await page.keyboard.up('Control');
  await page.mouse.move(x + 6, y + 6);
}

/** Ends a drag as if it had never been: the next load finds the layer where it was. */
async function letGo(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

/** Share of 180 frames that took longer than 25 ms while the mouse drags, or only moves, in percent. */
async function lateFrames(
  page: Page,
  { x, y }: { x: number; y: number },
  isDrag: boolean,
): Promise<number> {
  if (isDrag) await press(page, { x, y });
  const frames = page.evaluate<number[]>(`new Promise((done) => {
    const gaps = [];
    let last = performance.now();
    const next = () => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (gaps.length < 180) requestAnimationFrame(next);
      else done(gaps);
    };
    requestAnimationFrame(next);
  })`);
  let isOver = false;
  void frames.then(() => {
    isOver = true;
  });
  for (let step = 0; !isOver; step += 1)
    await page.mouse.move(x + Math.sin(step / 10) * 60, y + Math.cos(step / 10) * 40);
  if (isDrag) await letGo(page);
  const gaps = await frames;
  return (gaps.filter((gap) => gap > 25).length / gaps.length) * 100;
}

/** Calls a function in the page, as text: what the loader adds to a function is not known there. */
function inPage<A extends unknown[], R>(
  page: Page,
  run: (...args: A) => R,
  ...args: A
): Promise<Awaited<R>> {
  return page.evaluate<Awaited<R>>(
    `((__name) => (${run.toString()})(...${JSON.stringify(args)}))((run) => run)`,
  );
}
