import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
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
  expect(studio.errors).toEqual([]);
});
