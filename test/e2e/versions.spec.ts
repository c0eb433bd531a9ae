import { editorReady, expect, test } from './fixtures';

test('a version is kept by name, compared with now, restored and undone', async ({ studio }) => {
  const { page } = studio;
  await editorReady(page);
  await page.keyboard.press('Control+Alt+h');
  const dialog = page.getByTestId('versions-dialog');
  await page.getByTestId('version-name').fill('Opening day');
  await page.getByTestId('keep-version').click();
  await expect(dialog.getByTestId('version').first()).toContainText('Opening day');
  await expect(page.getByTestId('version-changes').locator('li')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Alt+h');
  const removed = page.getByTestId('version-changes').locator('li');
  await expect(removed.first()).toBeVisible();
  const count = await removed.count();
  expect(count).toBeGreaterThan(0);
  await expect(page.getByTestId('version-picture')).toHaveCount(2);
  await page.getByTestId('restore-version').click();
  await page.keyboard.press('Control+Alt+h');
  await expect(page.getByTestId('versions-dialog').getByTestId('version').first()).toBeVisible();
  await expect(removed).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('versions-dialog')).toBeHidden();
  await page.locator('[data-editor-canvas]').click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Alt+h');
  await expect(removed).toHaveCount(count);
});
