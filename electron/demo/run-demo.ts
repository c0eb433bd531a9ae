import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { RehearsalAccount } from '../services/account';
import { type DemoFigures, readFigures } from './figure-steps';
import { sendTest } from './test-steps';
import { byTestId, WindowDriver } from './window-driver';

export interface DemoStep {
  name: string;
  ok: boolean;
  seconds: number;
  error?: string;
}
export interface DemoReport {
  steps: DemoStep[];
  /** Null: the demonstration did not get so far. */
  figures: DemoFigures | null;
  files: string[];
}

export const DEMO_REPORT = 'report.json';
const NAME = '示範選單';
const GROUND = '#F3DDB8';
const HALVES = [
  { title: '今日推薦', answer: '今天想喝什麼？' },
  { title: '找門市', answer: '離我最近的門市' },
];

/** Where the demo writes what it exported. */
export const exportFolder = (folder: string): string => join(folder, 'export');

/**
 * The main job without a person, in the real window on the sample workspace and the rehearsal
 * channel: draw, export, publish, read back, send an A/B test, fetch what came of it. Leaves pictures of every step and a report in `folder`.
 */
export async function runDemo(
  window: BrowserWindow,
  folder: string,
  account: RehearsalAccount,
): Promise<DemoReport> {
  await mkdir(exportFolder(folder), { recursive: true });
  const driver = new WindowDriver(window, folder);
  const steps: DemoStep[] = [];
  let figures: DemoFigures | null = null;
  const plan: [string, () => Promise<void>][] = [
    ['open', () => open(driver)],
    ['draw', () => draw(driver)],
    ['export', () => exportPictures(driver, folder)],
    ['publish', () => publish(driver)],
    ['readBack', () => readBack(driver, account)],
    ['sendTest', () => sendTest(driver)],
    [
      'pullInsight',
      async () => {
        figures = await readFigures(driver);
      },
    ],
  ];
  for (const [name, work] of plan) {
    const startedAt = performance.now();
    const seconds = () => Math.round((performance.now() - startedAt) / 10) / 100;
    try {
      await work();
      steps.push({ name, ok: true, seconds: seconds() });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      steps.push({ name, ok: false, seconds: seconds(), error: reason });
      await driver.shot(`failed-${name}`).catch(() => undefined);
      break;
    }
  }
  const exported = await readdir(exportFolder(folder));
  const report: DemoReport = {
    steps,
    figures,
    files: [...driver.shots, ...exported.sort().map((file) => `export/${file}`), DEMO_REPORT],
  };
  await writeFile(join(folder, DEMO_REPORT), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

const READY = '[data-testid=canvas][data-ready=true]';

async function open(driver: WindowDriver): Promise<void> {
  await driver.see(READY);
  await driver.shot('open');
}

/** An empty menu; two areas are drawn by hand, and each is given something to say. */
async function draw(driver: WindowDriver): Promise<void> {
  await driver.press('N', ['control']);
  await driver.see(byTestId('new-menu-dialog'));
  await driver.click(byTestId('new-menu-name'));
  await driver.type(NAME);
  await driver.click('[data-testid=layout-template] label:has(input[value=free])');
  await driver.shot('new-menu');
  await driver.click(byTestId('create-menu'));
  await driver.until('the new menu on the canvas', async () =>
    (await driver.text('[data-testid=document-tab-editor][aria-selected=true]')) === NAME
      ? true
      : null,
  );
  // the tab is there before the dialog has gone, and while it stands the keys are the dialog's
  await driver.gone(byTestId('new-menu-dialog'));
  const canvas = await driver.see(READY);
  await driver.write(byTestId('page-chatBarText'), '看今日推薦');
  await driver.write(byTestId('background-colour'), GROUND);
  await driver.press('Tab');
  // to a field's own keys the canvas would be deaf: the focus goes back to it
  await driver.clickAt(canvas.x + canvas.width / 2, canvas.y + canvas.height * 0.97);
  for (const [index, { title, answer }] of HALVES.entries()) {
    const middle = canvas.x + canvas.width / 2;
    const left = index === 0 ? middle - canvas.width * 0.4 : middle;
    await driver.press('A');
    await driver.see('[data-testid="tool.area"][aria-pressed=true]');
    await driver.drag(
      [left, canvas.y + canvas.height * 0.2],
      [left + canvas.width * 0.4, canvas.y + canvas.height * 0.75],
    );
    await driver.see(byTestId('inspector-area'));
    await driver.click(byTestId('action-kind'));
    await driver.click('[role=option][value=message]');
    await driver.enter(byTestId('action-text'));
    await driver.type(answer);
    // to the field's own keys the canvas would be deaf: first the focus goes back to it
    await driver.clickAt(canvas.x + canvas.width / 2, canvas.y + canvas.height * 0.97);
    await driver.press('T');
    await driver.see('[data-testid="tool.text"][aria-pressed=true]');
    await driver.clickAt(left + canvas.width * 0.06, canvas.y + canvas.height * 0.45);
    await driver.enter(byTestId('layer-text'));
    await driver.press('A', ['control']);
    await driver.type(title);
    await driver.clickAt(canvas.x + canvas.width / 2, canvas.y + canvas.height * 0.97);
  }
  await driver.see('[data-testid=status-problems][data-count="0"]');
  await driver.until('saved', async () =>
    (await driver.text('[data-testid=save-status][data-state=saved]')) === null ? null : true,
  );
  await driver.shot('drawn');
}

async function exportPictures(driver: WindowDriver, folder: string): Promise<void> {
  await driver.click(byTestId('export'));
  await driver.click(byTestId('export-run'));
  await driver.see(byTestId('export-result'));
  await driver.shot('exported');
  await driver.press('Escape');
  const files = await readdir(exportFolder(folder));
  if (!files.some((file) => file.endsWith('.richmenu.json')))
    throw new Error(`the export left only ${files.join(', ')}`);
}

async function publish(driver: WindowDriver): Promise<void> {
  await driver.click(byTestId('publish'));
  await driver.see(byTestId('plan-row'));
  await driver.see(byTestId('publish-apply'));
  await driver.shot('plan');
  await driver.click(byTestId('publish-apply'));
  await driver.see(byTestId('run'));
  await driver.see(byTestId('rollback'));
  // the run is over when the plan was read again, and live and design are the same
  await driver.see(`${byTestId('plan-row')}[data-op=unchanged]`);
  await driver.shot('published');
}

/** The rehearsal platform itself says what it serves; the screen must show the same. */
async function readBack(driver: WindowDriver, account: RehearsalAccount): Promise<void> {
  const served = account.served();
  const mine = served.find((menu) =>
    HALVES.every(({ answer }) => JSON.stringify(menu.richMenu).includes(answer)),
  );
  if (!mine) throw new Error('the platform does not serve the menu that was drawn');
  if (!mine.hasPicture) throw new Error('the platform has no picture of the menu');
  await driver.click(byTestId('rail-channel'));
  await driver.see(byTestId('live-menu'));
  await driver.shot('live');
}
