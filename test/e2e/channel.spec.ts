import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/* A channel of real people: known by its colour wherever something may leave, and changed only on purpose. */

const COLOUR = 'rgb(138, 75, 42)';
const go = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};
const bookIn = (folder: string): string => {
  const [found] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('channels.json'),
  );
  return join(folder, found ?? '');
};

test('its name and use are changed on purpose, and its colour fills what confirms a send', async ({
  studio,
}, info) => {
  test.setTimeout(150_000);
  await editorReady(studio.page);
  await studio.restart(() => {
    const file = bookIn(studio.userData);
    const book = JSON.parse(readFileSync(file, 'utf8'));
    book.channels.push({
      id: 'chn_0000000000000shop',
      name: 'Shop',
      kind: 'production',
      colour: '#8A4B2A',
      basicId: '@shop',
      botUserId: `U${'1'.repeat(32)}`,
      requiresApproval: false,
    });
    book.selected = 'chn_0000000000000shop';
    writeFileSync(file, JSON.stringify(book));
  });
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await go(page, 'language.en');
  await go(page, 'go.channel');
  const save = page.getByTestId('edit-channel-save');
  const kinds = page.getByTestId('channel-kind').locator('label');

  await test.step('another use waits until its consequence was agreed to', async () => {
    await page.getByTestId('edit-channel').click();
    await kinds.nth(0).click();
    await expect(page.getByTestId('channel-other-use')).toContainText('no longer asks twice');
    await expect(save).toBeDisabled();
    await page.getByTestId('channel-agree').click();
    await expect(save).toBeEnabled();
    await page.screenshot({ path: info.outputPath('edit.png') });
    // and back: nothing to agree to
    await kinds.nth(1).click();
    await expect(page.getByTestId('channel-other-use')).toBeHidden();
  });

  await test.step('the new name is there, and its use is as before', async () => {
    await page.getByTestId('channel-name').fill('Corner shop');
    await save.click();
    const row = page.getByTestId('channel').filter({ hasText: 'Corner shop' });
    await expect(row).toContainText('Production');
  });

  await test.step('what confirms a send is filled with its colour', async () => {
    await page.getByTestId('rail-plan').click();
    await page.getByTestId('new-campaign').click();
    await page.getByTestId('test-switch').press('Space');
    await page.getByTestId('start-test').click();
    const title = page.getByTestId('dialog-account');
    await expect(title).toHaveText('Production channel: Corner shop');
    await expect(title.locator('xpath=../..')).toHaveCSS('background-color', COLOUR);
    // an Enter that could be a slip sends nothing
    const dialog = page.getByTestId('start-test-dialog');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.screenshot({ path: info.outputPath('start-test.png') });
  });
});
