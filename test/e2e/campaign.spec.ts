import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/*
 * The whole way of a campaign: three sends and an A/B test planned and priced while nothing can be reached, then
 * online: two weeks rehearsed in one go, a list of people read and taken to the account, the test begun for real on
 * the practice channel, looked at, decided, and the winner sent to the rest.
 */

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};
const hardships = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

/** Nothing listens there. */
const OFFLINE = { TAPESTRY_LINE_ENDPOINT: 'http://127.0.0.1:9' };
test.use({ startOptions: { args: ['--sample'], env: OFFLINE } });

test('a campaign: planned offline, priced, rehearsed, tested, decided, sent to the rest', async ({
  studio,
}, info) => {
  test.setTimeout(150_000);
  let { page } = studio;
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  const say = async (text: string) => {
    await page.getByTestId('add-text').first().click();
    await page.getByTestId('message-part').first().locator('textarea').fill(text);
  };

  await test.step('three sends are planned without a network, and each has its price', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await editorReady(page);
    await run(page, 'language.zh-TW');
    await page.getByTestId('rail-plan').click();
    await expect(page.getByTestId('month-view')).toBeVisible();
    await page.getByTestId('planner-next').click();
    await page.getByTestId('new-campaign').click();
    await page.getByTestId('campaign-name').fill('雙十一');
    const at = await page.getByTestId('send-at').inputValue();
    const month = at.slice(0, 8);
    for (const [index, [name, day]] of [
      ['預告', '05'],
      ['開賣', '11'],
      ['最後一天', '18'],
    ].entries()) {
      if (index > 0) await page.getByTestId('add-send').click();
      await page.getByTestId('send-name').fill(name as string);
      await page.getByTestId('send-at').fill(`${month}${day}T11:00`);
      await say(`${name} https://shop.example/1111?n=${index}`);
      await page.getByTestId('send-expected').fill('1200');
      await page.getByTestId('send-expected').press('Enter');
      await expect(page.getByTestId('send-price')).toContainText(/\d/);
    }
    await expect(page.getByTestId('send-tab')).toHaveCount(3);
    await page.getByTestId('send-tab').nth(1).click();
    await page.getByTestId('test-switch').press('Space');
    const second = page.getByTestId('test-arm').nth(1);
    await second.getByRole('switch').press('Space');
    await second.getByTestId('add-text').click();
    await second
      .getByTestId('message-part')
      .locator('textarea')
      .fill('今晚開賣 https://shop.example/1111?b=1');
    await expect(page.getByTestId('test-power')).toBeVisible();
    await expect(page.getByTestId('campaign-problems')).not.toBeEmpty();
    await shot('offline');
  });

  await studio.restart(undefined, ['--sample'], {});
  ({ page } = studio);
  await page.setViewportSize({ width: 1440, height: 900 });

  await test.step('online: two weeks are rehearsed in one go, the winner goes to the rest', async () => {
    await page.getByTestId('rail-plan').click();
    // the campaign that was open is open again
    await expect(page.getByTestId('campaign-screen')).toBeVisible();
    await page.getByTestId('send-tab').nth(1).click();
    await page.getByTestId('rehearse').click();
    await page.getByTestId('rehearse-run').click();
    await expect(page.getByTestId('rehearsal-figures')).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('[data-testid=rehearsed-send][data-state=accepted]')).toHaveCount(5);
    await expect(page.locator('[data-testid=rehearsed-send][data-seat=rest]')).toHaveCount(1);
    await expect(page.getByTestId('rehearsed-test')).toHaveCount(1);
    await expect(page.getByTestId('rehearse-dialog')).toContainText('模擬');
    await shot('rehearsed');
    expect(await hardships(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
  expect(studio.errors).toEqual([]);
});
