import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { editorReady, expect, test } from './fixtures';

const OUT = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(OUT, { recursive: true });

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

test('a table makes a design of each row, names what does not fit, and exports every row', async ({
  studio,
}) => {
  test.setTimeout(120_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await run(page, 'shape.badge');
  await page.getByLabel('Layer name').fill('price');
  await page.locator('[data-editor-canvas]').focus();
  await page.keyboard.press('Escape');
  await run(page, 'table.open');
  const dialog = page.getByTestId('table-dialog');
  const give = (text: string) =>
    page.getByTestId('table-file').setInputFiles({
      name: 'shops.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text, 'utf8'),
    });
  await give('shop,price\n台北店,"NT$ 120');
  await expect(page.getByTestId('table-error')).toContainText('line 2');

  await give(
    `shop,price,big\n台北店,NT$ 120,短\n高雄店,NT$ 95,${'很長的字'.repeat(60)}\n1,2,3,4\n`,
  );
  await expect(page.getByTestId('table-error')).toBeHidden();
  await expect(dialog.getByTestId('table-problems')).toContainText('Line 4');
  // one text of the sample takes the column whose second row is far too long
  const text = dialog.locator('li', { hasText: 'Text' }).filter({ hasText: '線上點餐' });
  await text.getByTestId('table-column').click();
  await page.getByRole('option', { name: 'big' }).click();
  const tooLong = dialog.getByTestId('table-problems').getByRole('button');
  await expect(tooLong.first()).toContainText('Line 3');
  await tooLong.first().click();
  await expect(dialog.getByTestId('table-row')).toContainText('line 3');
  await page.screenshot({ path: join(OUT, 'table-dialog.png') });
  expect(await barriers(page, '[data-testid=table-dialog]')).toEqual([]);

  // the canvas itself shows a row, and the design again when the preview is left
  const artwork = () =>
    page.evaluate(() =>
      document
        .querySelector<HTMLCanvasElement>('[data-testid=canvas] [role=application] canvas')
        ?.toDataURL(),
    );
  const asItIs = await artwork();
  await dialog.getByTestId('table-on-canvas').click();
  await expect(dialog).toBeHidden();
  const shown = page.getByTestId('row-preview-row');
  await expect(shown).toContainText('row 2 of 2');
  await expect(page.getByTestId('row-preview')).toBeFocused();
  await expect.poll(artwork).not.toBe(asItIs);
  const second = await artwork();
  await page.screenshot({ path: join(OUT, 'table-on-canvas.png') });
  expect(await barriers(page, '[data-testid=row-preview]')).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await expect(shown).toContainText('row 1 of 2');
  await expect.poll(artwork).not.toBe(second);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('row-preview')).toBeHidden();
  await expect.poll(artwork).toBe(asItIs);
  await run(page, 'table.open');
  await give(`shop,price,big\n台北店,NT$ 120,短\n高雄店,NT$ 95,長\n`);

  const folder = mkdtempSync(join(tmpdir(), 'tapestry-rows-'));
  await studio.app.evaluate(({ dialog: system }, target) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [target] });
  }, folder);
  await dialog.getByTestId('table-export').click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  const folders = readdirSync(folder).sort();
  expect(folders).toEqual(['row-0002-台北店', 'row-0003-高雄店']);
  for (const name of folders) {
    const files = readdirSync(join(folder, name));
    expect(files.filter((file) => /\.(png|jpg)$/.test(file)).length).toBeGreaterThan(0);
    expect(files.some((file) => file.endsWith('.json'))).toBe(true);
  }
  rmSync(folder, { recursive: true, force: true });
  expect(existsSync(folder)).toBe(false);

  await run(page, 'table.open');
  await give('shop,price\n台北店,NT$ 120\n高雄店,NT$ 95\n');
  await dialog.getByTestId('table-make').click();
  await expect(dialog).toBeHidden();
  for (const shop of ['台北店', '高雄店']) {
    await page.getByPlaceholder('Search menus').fill(shop);
    await expect(page.getByTestId('library-item')).toHaveCount(1);
  }
  expect(studio.errors).toEqual([]);
});
