import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/* What is written beside plain messages: coupons, definitions, emoji and stickers; and the library they lie in. */

/** Nothing that keeps somebody out, on the screen as it is. */
const axeOf = (page: Page) => async (name: string) => {
  const { violations } = await new AxeBuilder({ page })
    // the listbox has the focus and scrolls its rows into sight; axe looks for it inside the scroller
    .disableRules(['scrollable-region-focusable'])
    .setLegacyMode()
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes[0]?.target.join(' ')]),
    name,
  ).toEqual([]);
};

test('a coupon is made, checked and seen as a follower sees it; a definition is repaired and given back', async ({
  studio,
}) => {
  test.setTimeout(90_000);
  const { page } = studio;
  const axe = axeOf(page);
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-messages').click();

  await page.getByTestId('library-more').click();
  await page.getByTestId('menu-coupon.new').click();
  await expect(page.getByTestId('coupon-screen')).toBeVisible();
  await expect(page.getByTestId('coupon-state')).toHaveAttribute('title', /.+/);
  await page.getByTestId('field-title').fill('Second cup free');
  const opened = page.getByTestId('coupon-page');
  await expect(opened.getByText('Second cup free')).toBeVisible();

  // a price that does not fit the reward goes; LINE would refuse it
  await page.getByTestId('field-reward.type').click();
  await page.getByRole('option').filter({ hasText: 'gift' }).click();
  await expect(page.getByTestId('field-reward.priceInfo.type')).toHaveCount(0);
  await expect(page.getByTestId('no-problems')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('field-reward.priceInfo.type')).toBeVisible();

  // it ends before it begins: said at the field, and where findings are listed
  await page.getByTestId('field-endTimestamp').fill('2020-01-01T10:00');
  await page.getByTestId('problem').first().waitFor();
  await expect(page.locator('[data-code="coupon.endsBeforeStart"]')).toBeVisible();
  await page.getByTestId('field-endTimestamp').blur();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('no-problems')).toBeVisible();

  // a draw: nobody has the code before
  await page.getByTestId('field-couponCode').fill('TEA-2026');
  await page.getByTestId('field-acquisitionCondition.type').click();
  await page.getByRole('option').filter({ hasText: 'lottery' }).click();
  await expect(opened.getByText('TEA-2026')).toHaveCount(0);
  await page.getByTestId('coupon-use').click();
  await expect(opened.getByText('TEA-2026')).toBeVisible();
  await axe('coupon');

  // the message in the chat opens it
  await page.getByTestId('coupon-shown').locator('label').nth(1).click();
  await page.getByTestId('message-phone').locator('[data-kind=coupon]').click();
  await expect(page.getByTestId('coupon-page')).toBeVisible();

  // a definition that nobody draws: text with findings at the line, repaired, given back whole
  await page.keyboard.press('Control+i');
  const recipient = { type: 'audience', audienceGroupId: '4711', xOwn: { kept: true } };
  await page.getByTestId('import-file').setInputFiles({
    name: 'members.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ type: 'operator', and: [recipient] })),
  });
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('definition-screen')).toBeVisible();
  await expect(page.getByTestId('definition-no-phone')).toBeVisible();
  await expect(page.locator('.cm-lint-marker').first()).toBeVisible();
  await axe('definition');
  const text = page.getByTestId('json-editor').locator('.cm-content');
  await expect(text).toContainText('"4711"');
  await page.getByTestId('repair-definition').click();
  await expect(text).toContainText('"audienceGroupId": 4711');
  await page.keyboard.press('Control+z');
  await expect(text).toContainText('"4711"');

  // a bare Flex container: its parts, the phone, and a message of it
  await page.keyboard.press('Control+i');
  const bubble = {
    type: 'bubble',
    body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'Oolong' }] },
  };
  await page.getByTestId('import-file').setInputFiles({
    name: 'tea.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(bubble)),
  });
  await page.getByTestId('import-as').locator('label').nth(1).click();
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('message-phone').getByText('Oolong')).toBeVisible();
  // what is tapped on the phone is chosen in the tree
  await page.getByTestId('message-phone').getByText('Oolong').click();
  await page.getByTestId('field-contents.body.contents.0.text').fill('Sencha');
  await expect(page.getByTestId('message-phone').getByText('Sencha')).toBeVisible();
  await page.getByTestId('flex-pane').locator('label').nth(1).click();
  await expect(page.getByTestId('json-editor').locator('.cm-content')).toContainText('Sencha');
  await page.getByTestId('definition-to-message').click();
  await expect(page.getByTestId('message-screen')).toBeVisible();
  await expect(page.getByTestId('message-phone').getByText('Sencha')).toBeVisible();

  // as in LINE's manager: three bubbles at most
  // the switch follows the settings, which answer a moment later
  await page.getByTestId('manager-limit').click({ force: true });
  await expect(page.getByTestId('add-bubble')).toContainText('1/3');
  expect(studio.errors).toEqual([]);
});

test('emoji and stickers are chosen by key; the library has folders and says what is used where', async ({
  studio,
}) => {
  test.setTimeout(90_000);
  const { page } = studio;
  const axe = axeOf(page);
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-messages').click();
  await page.getByTestId('new-message').click();
  await page.getByTestId('new-message-name').fill('Weekend');
  await page.getByTestId('create-message').click();
  await page.getByTestId('field-text').fill('Hello');
  await axe('composer');

  await page.getByTestId('add-emoji').click();
  await expect(page.getByTestId('unicode-grid')).toBeFocused();
  // a face that the browser cannot draw leaves an empty place, and no box that anybody would miss
  await expect.poll(() => page.evaluate(yellowOfEmoji)).toBeGreaterThan(100);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('field-text')).toHaveValue('Hello😃');
  await page.getByTestId('add-emoji').click();
  await page.getByTestId('emoji-mode').locator('label').nth(1).click();
  await axe('emoji');
  await page.getByTestId('line-emoji-grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('field-text')).toHaveValue('Hello😃$');
  await expect(page.getByTestId('field-emojis.0.emojiId')).toHaveValue('011');

  await page.getByTestId('add-bubble').click();
  await page.getByTestId('menu-sticker').click();
  await page.getByTestId('choose-sticker').click();
  await page.getByTestId('sticker-package-6632').click();
  await axe('sticker');
  await page.locator('[data-item="11825380"]').click();
  await expect(page.getByTestId('message-phone').getByText('6632 / 11825380')).toBeVisible();

  // folders: moved to one, found in it, out of it again by undo
  const item = (name: string) => page.locator(`[data-testid=library-item][data-name="${name}"]`);
  await item('Weekend').click({ button: 'right' });
  await page.getByTestId('menu-folder').click();
  await page.getByTestId('folder-name').fill('Season / Autumn');
  await page.getByTestId('folder-take').click();
  await page.getByTestId('library-folder').click();
  await page.getByRole('option', { name: 'Season', exact: true }).click();
  await expect(page.getByTestId('library-item')).toHaveCount(1);
  await axe('library');
  await page.getByTestId('library-folder').click();
  await page.getByRole('option', { name: 'All folders', exact: true }).click();

  // a message that a campaign sends: asked about before it goes
  await page.getByTestId('library-search').fill('咖啡日');
  await item('咖啡日').click({ button: 'right' });
  await page.getByTestId('menu-delete').click();
  await expect(page.getByTestId('usage-place')).toHaveCount(1);
  await axe('usage');
  await page.getByTestId('usage-delete').click();
  await expect(item('咖啡日')).toHaveCount(0);
  await page.keyboard.press('Escape');
  expect(studio.errors).toEqual([]);
});

test('links: found in everything, changed in one place and back, marked when a campaign goes out', async ({
  studio,
}) => {
  test.setTimeout(90_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('links.open');
  await page.locator('[data-testid=palette-row][data-id="links.open"]').click();
  const rows = page.getByTestId('link-row');
  await expect(rows.first()).toBeVisible();
  await axeOf(page)('links');
  const before = await rows.first().getAttribute('data-url');
  await rows.first().getByTestId('link-fold').click();
  await rows.first().getByTestId('link-to').fill('https://shop.example/changed');
  await rows.first().getByTestId('link-change').click();
  const changed = page.locator('[data-testid=link-row][data-url="https://shop.example/changed"]');
  await expect(changed).toBeVisible();
  await expect(page.locator(`[data-testid=link-row][data-url="${before}"]`)).toHaveCount(0);
  // an address of an inner network is never asked, and it says so
  await changed.getByTestId('link-fold').click();
  await changed.getByTestId('link-to').fill('https://127.0.0.1/admin');
  await changed.getByTestId('link-change').click();
  const inner = page.locator('[data-testid=link-row][data-url="https://127.0.0.1/admin"]');
  await inner.getByTestId('link-ask').click();
  await expect(inner.getByTestId('link-answer')).toHaveAttribute('title', /inner network/);
  await page.keyboard.press('Escape');

  await page.getByTestId('rail-plan').click();
  await page.getByTestId('calendar-entry').first().click();
  await page.getByTestId('open-campaign').click();
  await page.getByTestId('section-utm').getByRole('button').first().click();
  await page.getByTestId('utm-on').check({ force: true });
  await expect(page.getByTestId('utm-source')).toHaveValue('line');
  await page.getByTestId('campaign-links').click();
  await expect(page.getByTestId('links-dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(studio.errors).toEqual([]);
});

/** How many pixels of the bundled grinning face are yellow. */
async function yellowOfEmoji(): Promise<number> {
  const font = '32px "Noto Color Emoji"';
  await document.fonts.load(font, '😀');
  const context = new OffscreenCanvas(48, 48).getContext('2d');
  if (!context) return 0;
  context.font = font;
  context.fillText('😀', 0, 36);
  const { data } = context.getImageData(0, 0, 48, 48);
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 0) > 120 && (data[at + 2] ?? 255) < 90)
      count += 1;
  return count;
}
