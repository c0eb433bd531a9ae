import { AxeBuilder } from '@axe-core/playwright';
import { editorReady, expect, test } from './fixtures';

/* Coupons and definitions: what is no message and no design has a place to be worked on, too. */

test('a coupon is made, checked and seen as a follower sees it; a definition is repaired and given back', async ({
  studio,
}) => {
  test.setTimeout(90_000);
  const { page } = studio;
  const axe = async (name: string) => {
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
  expect(studio.errors).toEqual([]);
});
