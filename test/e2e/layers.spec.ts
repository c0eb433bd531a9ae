import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { barriers } from './axe';
import { editorReady, expect, test } from './fixtures';

/* Every kind of layer is put on the page, found in the layers panel, grouped, and undone again. */
const OUT = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(OUT, { recursive: true });

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

test('layers of every kind: added, listed, grouped, undone', async ({ studio }) => {
  test.setTimeout(120_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await run(page, 'panel.layers');
  await expect(page.getByTestId('layers-panel')).toBeVisible();
  const rows = page.getByTestId('layer-row');
  const before = await rows.count();
  for (const id of ['shape.ellipse', 'shape.line', 'shape.gradient', 'shape.qr', 'shape.badge'])
    await run(page, id);
  await expect(rows).toHaveCount(before + 5);
  await expect(page.getByTestId('inspector-badge')).toBeVisible();
  await run(page, 'shape.icon');
  await page.getByTestId('icon-search').fill('ShoppingCart');
  await page.getByTestId('icon-ShoppingCart').click();
  await expect(page.getByTestId('inspector-icon')).toBeVisible();
  await expect(rows).toHaveCount(before + 6);
  await page.screenshot({ path: join(OUT, 'layers-icon.png') });
  await rows.nth(0).locator('button').nth(0).click();
  await rows
    .nth(1)
    .locator('button')
    .nth(0)
    .click({ modifiers: ['Shift'] });
  await run(page, 'layer.group');
  await expect(page.locator('[data-testid=layer-row][data-kind=group]')).toHaveCount(1);
  await expect(page.getByTestId('inspector-group')).toBeVisible();
  await page.screenshot({ path: join(OUT, 'layers-group.png') });
  for (let step = 0; step < 7; step += 1) await run(page, 'edit.undo');
  await expect(rows).toHaveCount(before);

  // an icon and a badge become a symbol, that stands twice and is said otherwise once
  for (let step = 0; step < 7; step += 1) await run(page, 'edit.redo');
  await run(page, 'symbol.make');
  const instances = page.locator('[data-testid=layer-row][data-kind=symbol]');
  await expect(instances).toHaveCount(1);
  await run(page, 'symbol.insert');
  await page.getByTestId('symbol-choice').waitFor();
  await page.screenshot({ path: join(OUT, 'symbol-dialog.png') });
  expect(await barriers(page, '[data-testid=symbol-dialog]')).toEqual([]);
  await page.getByTestId('symbol-choice').click();
  await expect(instances).toHaveCount(2);
  await page.getByTestId('symbol-text').fill('特價');
  await page.getByTestId('symbol-fill').fill('#1B7A4B');
  await expect(page.getByTestId('symbol-part-reset')).toHaveCount(1);
  await page.getByTestId('frame-y').fill('1200');
  await page.getByTestId('frame-y').press('Enter');
  await page.screenshot({ path: join(OUT, 'symbol-instance.png') });
  expect(await barriers(page, '[data-testid=inspector-symbol]')).toEqual([]);
  await page.getByTestId('symbol-edit').click();
  await expect(page.getByTestId('symbol-width')).toBeVisible();
  await page.screenshot({ path: join(OUT, 'symbol-itself.png') });
  // what is drawn in the symbol is there in the design at once, unsaved or not
  await rows.filter({ hasText: 'New' }).locator('button').nth(0).click();
  await page.getByTestId('badge-text').fill('HOT');
  await run(page, 'shape.ellipse');
  await run(page, 'document.previous');
  await expect(instances).toHaveCount(2);
  await instances.nth(0).locator('button').nth(0).click();
  await expect(page.getByTestId('symbol-part')).toHaveCount(3);
  await expect(page.getByTestId('symbol-text')).toHaveValue('特價');
  await page.screenshot({ path: join(OUT, 'symbol-followed.png') });
  await page.getByTestId('symbol-reset').click();
  await expect(page.getByTestId('symbol-text')).toHaveValue('HOT');
  await page.getByTestId('symbol-detach').click();
  await expect(instances).toHaveCount(1);

  // words are typed where the click was, are one step to undo, and can be taken up again; none leaves no layer behind
  const canvas = page.getByTestId('canvas').locator('[role=application]');
  const texts = page.locator('[data-testid=layer-row][data-kind=text]');
  const textsBefore = await texts.count();
  const field = page.getByTestId('text-on-canvas');
  const write = async (words: string) => {
    await canvas.focus();
    await page.keyboard.press('t');
    await canvas.click({ position: { x: 200, y: 60 } });
    await expect(field).toBeFocused();
    await page.keyboard.type(words);
  };
  await write('今日特餐 with large latte');
  await expect(page.getByTestId('layer-text')).toHaveValue('今日特餐 with large latte');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(canvas).toBeFocused();
  await expect(texts).toHaveCount(textsBefore + 1);
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await expect(texts).toHaveCount(textsBefore);
  await run(page, 'edit.undo');
  await expect(texts).toHaveCount(textsBefore + 1);
  expect(studio.errors).toEqual([]);
});

/** Keeps what the canvas shows of the page, without areas and handles, under a name in the window. */
const keepPicture = (page: Page, name: string): Promise<void> =>
  page.evaluate(`(() => {
    const canvas = document.querySelector('[data-testid=canvas]');
    const stage = Konva.stages.find((each) => canvas.contains(each.container()));
    const sheet = stage.find('Image')[0].image();
    window.${name} = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
  })()`);

/** The largest difference of a channel between two kept pictures, and how many channels differ at all. */
const difference = (page: Page, a: string, b: string): Promise<{ most: number; count: number }> =>
  page.evaluate(`(() => {
    let [most, count] = [0, 0];
    for (let at = 0; at < ${a}.data.length; at += 1) {
      const by = Math.abs(${a}.data[at] - ${b}.data[at]);
      if (by > 0) count += 1;
      most = Math.max(most, by);
    }
    return { most, count };
  })()`);

/** How far two screenshots are apart, in steps of a channel. */
const meanDifference = (a: PNG, b: PNG): number =>
  a.data.reduce((sum, value, at) => sum + Math.abs(value - (b.data[at] ?? 0)), 0) / a.data.length;

test('what is mended piece by piece looks as if the page was painted anew', async ({ studio }) => {
  const { page } = studio;
  await editorReady(page);
  for (const id of ['shape.ellipse', 'shape.badge', 'shape.qr']) await run(page, id);
  await page.getByTestId('canvas').locator('[role=application]').focus();
  await page.waitForTimeout(2_000);
  await keepPicture(page, 'before');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect
    .poll(async () => {
      await keepPicture(page, 'mended');
      return (await difference(page, 'before', 'mended')).most;
    })
    .toBeGreaterThan(40);
  // it is painted anew once it rests, from then on it does not change
  await page.waitForTimeout(2_000);
  await keepPicture(page, 'anew');
  // outlines of an SVG may end a shade otherwise
  const { most, count } = await difference(page, 'mended', 'anew');
  expect(most).toBeLessThan(40);
  expect(count).toBeLessThan(10_000);
  await run(page, 'edit.undo');
  await page.waitForTimeout(2_000);
  await keepPicture(page, 'undone');
  expect(await difference(page, 'before', 'undone')).toEqual({ most: 0, count: 0 });

  // what is dragged is painted once, on a canvas as large as itself, and stands where it stands when it is let go
  const box = await page.getByTestId('canvas').locator('[role=application]').boundingBox();
  if (!box) throw new Error('there is no canvas');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const clip = { x: x + 16, y: y - 30, width: 34, height: 40 };
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await page.mouse.down();
  await page.keyboard.up('Control');
  await page.mouse.move(x + 10, y - 10);
  const carried = page.getByTestId('moving-picture');
  await expect(carried).toBeVisible();
  const before = await carried.getAttribute('style');
  await page.mouse.move(x + 33, y - 10, { steps: 5 });
  await expect(carried).not.toHaveAttribute('style', before ?? '');
  const size = await carried.boundingBox();
  expect(size?.width).toBeLessThan(box.width / 4);
  const dragged = PNG.sync.read(await page.screenshot({ clip }));
  // a screenshot brings a move of the screen's own pointer
  await page.mouse.move(x + 33, y - 10);
  await page.mouse.up();
  await expect(carried).toHaveCount(0);
  await page.waitForTimeout(1_000);
  const dropped = PNG.sync.read(await page.screenshot({ clip }));
  expect(meanDifference(dragged, dropped)).toBeLessThan(12);
  await run(page, 'edit.undo');
  await page.waitForTimeout(500);
  expect(meanDifference(dragged, PNG.sync.read(await page.screenshot({ clip })))).toBeGreaterThan(
    30,
  );
});
