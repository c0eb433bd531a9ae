import { editorReady, expect, test } from './fixtures';

/* A design that is kept as a template, and what is begun with it. */

test('a design is saved as a template, and a new menu begins with it', async ({ studio }) => {
  const { page } = studio;
  await editorReady(page);
  const items = page.getByTestId('library-item');
  const tabs = page.getByTestId('document-tab-editor');
  const before = await items.count();

  // without templates there is nothing to choose from
  await page.getByTestId('new-menu').click();
  await expect(page.getByTestId('layout-template')).toBeVisible();
  await expect(page.getByTestId('begin-with')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await items.filter({ hasText: '中秋限定' }).click({ button: 'right' });
  await page.getByTestId('menu-template').click();
  await expect(page.getByText('中秋限定” is a template now')).toBeVisible();
  // it is no menu beside the others
  await expect(items).toHaveCount(before);

  await page.getByTestId('new-menu').click();
  await page.getByTestId('begin-with').getByText('My templates (1)').click();
  await expect(page.getByTestId('layout-template')).toHaveCount(0);
  await expect(page.getByTestId('own-template').getByRole('radio')).toBeChecked();
  await page.getByTestId('new-menu-name').fill('雙十限定');
  await page.getByTestId('create-menu').click();
  await expect(tabs.last()).toHaveText('雙十限定');
  await editorReady(page);
  // with the areas and actions of the template
  await expect(page.getByTestId('mirror-A')).toHaveCount(1);
  await expect(items).toHaveCount(before + 1);

  // the template itself can be opened and changed, and is found among what is set aside
  await page.getByTestId('new-menu').click();
  await page.getByTestId('begin-with').getByText('My templates (1)').click();
  await page.getByTestId('open-template').click();
  await expect(page.getByTestId('new-menu-dialog')).toHaveCount(0);
  await expect(tabs.last()).toHaveText('中秋限定');
  await page.getByTestId('library-filter').getByText('Archive').click();
  await expect(items.filter({ hasText: '中秋限定' })).toContainText('Template');

  // by the palette as well, and taken back
  await page.getByTestId('library-filter').getByText('All').click();
  await tabs.filter({ hasText: '雙十限定' }).click();
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('document.saveAsTemplate');
  await page.locator('[data-testid=palette-row][data-id="document.saveAsTemplate"]').click();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.getByTestId('new-menu').click();
  await expect(page.getByTestId('begin-with')).toContainText('My templates (1)');
  await page.keyboard.press('Escape');
  expect(studio.errors).toEqual([]);
});
