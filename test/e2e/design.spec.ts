import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editorReady, expect, type Studio, test } from './fixtures';

/* Messages that are drawn: made, given areas and actions, exported and taken in again as they were. */
const SCREENS = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(SCREENS, { recursive: true });

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

const layout = (page: Page, id: string) =>
  page.locator(`[data-testid=layout-template] label:has(input[value="${id}"])`).click();

async function giveMessage(page: Page, text: string): Promise<void> {
  await page.getByTestId('action-kind').click();
  await page.locator('[role=option][value=message]:visible').click();
  await page.getByTestId('action-text').fill(text);
}

async function exportTo(studio: Studio, folder: string, base: string): Promise<void> {
  mkdirSync(folder);
  await studio.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  const { page } = studio;
  await page.getByTestId('export').click();
  await page.getByTestId('export-media-base').fill(base);
  await page.getByTestId('export-run').click();
  await expect(page.getByTestId('export-done')).toBeVisible({ timeout: 90_000 });
}

const pngSize = (file: string) => {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

test('a rich message and a carousel: made, drawn, exported and taken in again', async ({
  studio,
}) => {
  test.setTimeout(240_000);
  const { page, userData } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await run(page, 'document.newMessage');
  await page.getByTestId('new-message-name').fill('autumn');
  await layout(page, 'M-C');
  await page.screenshot({ path: join(SCREENS, 'new-message.png') });
  await page.getByTestId('create-message').click();
  await editorReady(page);
  await expect(page.getByTestId('rail-messages')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('[data-testid=library-item][data-name=autumn]')).toBeVisible();
  await page.getByTestId('design-altText').fill('Autumn is here');
  await run(page, 'shape.badge');
  for (const text of ['menu', 'map']) {
    await run(page, 'select.next');
    await giveMessage(page, text);
  }
  await expect(page.getByTestId('status-problems')).toHaveAttribute('data-count', '0');
  await page.screenshot({ path: join(SCREENS, 'rich-message.png') });
  await page.getByTestId('phone').getByTestId('phone-area-1').click();
  await expect(page.getByTestId('phone-remark')).toContainText('map');

  const out = join(userData, 'message');
  await exportTo(studio, out, 'https://cdn.example/autumn');
  await page.screenshot({ path: join(SCREENS, 'export-message.png') });
  await page.keyboard.press('Escape');
  const names = ['1040', '240', '300', '460', '700', 'message.json'];
  expect(readdirSync(join(out, 'autumn')).sort()).toEqual(names);
  expect(pngSize(join(out, 'autumn', '460'))).toEqual([460, 460]);
  const json = join(out, 'autumn', 'message.json');
  const wire = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>;
  expect(wire).toMatchObject({
    type: 'imagemap',
    baseUrl: 'https://cdn.example/autumn',
    altText: 'Autumn is here',
    baseSize: { width: 1040, height: 1040 },
    actions: [
      { type: 'message', text: 'menu', area: { x: 0, y: 0, width: 1040, height: 520 } },
      { type: 'message', text: 'map', area: { x: 0, y: 520, width: 1040, height: 520 } },
    ],
  });

  await run(page, 'document.import');
  await page.getByTestId('import-file').setInputFiles(json);
  await expect(page.getByTestId('import-as')).toBeVisible();
  await page.screenshot({ path: join(SCREENS, 'import-message.png') });
  await page.getByTestId('import-commit').click();
  await editorReady(page);
  const again = join(userData, 'again');
  await exportTo(studio, again, 'https://cdn.example/autumn');
  await page.keyboard.press('Escape');
  expect(JSON.parse(readFileSync(join(again, 'message', 'message.json'), 'utf8'))).toEqual(wire);

  await run(page, 'document.newMessage');
  await page.getByTestId('message-product').locator('label:has(input[value=richCarousel])').click();
  await page.getByTestId('new-message-name').fill('cards');
  await page.getByTestId('message-cards').fill('2');
  await page.getByTestId('create-message').click();
  await editorReady(page);
  await expect(page.getByTestId('page-tab')).toHaveCount(2);
  await page.getByTestId('design-altText').fill('Two cards and more');
  await page.getByTestId('add-page').click();
  await page.getByRole('menuitem').nth(2).click();
  await expect(page.getByTestId('page-tab')).toHaveCount(3);
  await run(page, 'edit.undo');
  await expect(page.getByTestId('page-tab')).toHaveCount(2);
  await run(page, 'edit.redo');
  for (const [index, text] of ['one', 'two', 'more'].entries()) {
    await page.getByTestId('page-tab').nth(index).click();
    await run(page, 'select.next');
    await giveMessage(page, text);
  }
  await expect(page.getByTestId('status-problems')).toHaveAttribute('data-count', '0');
  await page.screenshot({ path: join(SCREENS, 'carousel.png') });
  const cards = join(userData, 'carousel');
  await exportTo(studio, cards, 'https://cdn.example/cards');
  await page.keyboard.press('Escape');
  const written = readdirSync(join(cards, 'cards')).sort();
  expect(written).toEqual(['card-1.png', 'card-2.png', 'card-3.png', 'message.json']);
  expect(pngSize(join(cards, 'cards', 'card-3.png'))).toEqual([1024, 1024]);
  expect(JSON.parse(readFileSync(join(cards, 'cards', 'message.json'), 'utf8'))).toMatchObject({
    type: 'flex',
    altText: 'Two cards and more',
    contents: { type: 'carousel' },
  });

  await run(page, 'document.newMessage');
  await page.getByTestId('message-product').locator('label:has(input[value=cardMessage])').click();
  await page.getByTestId('new-message-name').fill('shop');
  await page.getByTestId('message-cards').fill('2');
  await page.getByTestId('create-message').click();
  await expect(page.getByTestId('card-screen')).toBeVisible();
  await page.getByTestId('card-altText').fill('Two of our best');
  for (const [index, title] of ['Latte', 'Toast'].entries()) {
    await page.getByTestId('card-tab').nth(index).click();
    await page.getByTestId('card-title').fill(title);
    await page.getByTestId('card-price').fill('NT$ 120');
    await page.getByTestId('card-add-label').click();
    await page.getByTestId('card-action-0-label').fill('Order');
    await page.getByTestId('card-action-0-detail').fill('https://example.com/order');
  }
  await page.getByTestId('card-right').isDisabled();
  await page.getByTestId('card-left').click();
  await expect(page.getByTestId('card-tab').first()).toContainText('Toast');
  await run(page, 'edit.undo');
  await expect(page.getByTestId('card-tab').first()).toContainText('Latte');
  await expect(page.getByTestId('card-chat')).toContainText('Latte');
  await page.screenshot({ path: join(SCREENS, 'card-message.png') });
  const shop = join(userData, 'shop');
  await exportTo(studio, shop, 'https://cdn.example/shop');
  await page.keyboard.press('Escape');
  const cardWire = JSON.parse(readFileSync(join(shop, 'shop', 'message.json'), 'utf8'));
  expect(cardWire).toMatchObject({
    type: 'flex',
    altText: 'Two of our best',
    contents: {
      type: 'carousel',
      contents: [{ footer: { contents: [{ action: { label: 'Order' } }] } }, { type: 'bubble' }],
    },
  });
  expect(studio.errors).toEqual([]);
});
