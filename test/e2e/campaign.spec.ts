import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Bridge } from '#shared/ipc/contract';
import { editorReady, expect, settled, test } from './fixtures';

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
const hardships = async (page: Page) => {
  await settled(page);
  return (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

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

  await test.step('a list of people is read, its wrong lines named, and taken to the account', async () => {
    // one follower of the practice account, and people it does not know, whom LINE drops without a word
    const known = await page.evaluate(async () => {
      const { invoke } = (window as unknown as { tapestry: Bridge }).tapestry;
      const channel = (await invoke('channels.selected', undefined)) as { value: { id: string } };
      const testers = await invoke('testers.list', { channelId: channel.value.id } as never);
      return (testers as { value: { userId: string }[] }).value[0]?.userId ?? '';
    });
    const ids = [
      known,
      ...Array.from({ length: 59 }, (_, at) => `U${String(at).padStart(32, '0')}`),
    ];
    await page.getByTestId('rail-audiences').click();
    await page.getByTestId('audience-place').locator('label').nth(1).click();
    await page.getByTestId('list-file').setInputFiles({
      name: 'members.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['userId', ...ids, ids[3], 'U12345'].join('\n')),
    });
    await expect(page.locator('[data-figure=unique]')).toContainText('60');
    await expect(page.getByTestId('list-problem')).toHaveCount(2);
    await expect(page.getByTestId('list-problem').first()).toContainText('62');
    await shot('list');
    expect(await hardships(page)).toEqual([]);
    await page.getByTestId('list-name').fill('老客戶');
    await page.getByTestId('list-keep').click();
    const row = page.getByTestId('list-row').filter({ hasText: '老客戶' });
    await row.getByTestId('list-actions').click();
    await page.getByTestId('menu-upload').click();
    await expect(row).toContainText('已上傳到 LINE');
    await shot('lists');
    await page.getByTestId('audience-place').locator('label').nth(0).click();
    await expect(page.getByTestId('audience-row').filter({ hasText: '老客戶' })).toBeVisible();
    // from now on it is chosen by its name
    await page.getByTestId('rail-plan').click();
    await page.getByTestId('send-tab').nth(2).click();
    await page.getByTestId('target-who').locator('label').nth(1).click();
    await page.getByTestId('add-condition').first().click();
    await page.getByTestId('menu-audience').click();
    await page.getByTestId('audience-leaf').click();
    await page.getByRole('option', { name: /老客戶/ }).click();
    await expect(page.getByTestId('target-sentence')).toContainText('老客戶');
    await shot('target');
  });

  await test.step('the test begins on the practice channel; its arms leave one after the other', async () => {
    await page.getByTestId('send-tab').nth(1).click();
    // its time is now, so that nobody waits for next month
    const { year, month, day } = Object.fromEntries(
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Taipei', dateStyle: 'short' })
        .formatToParts(new Date(Date.now() - 86_400_000))
        .map(({ type, value }) => [type, value]),
    ) as Record<string, string>;
    await page.getByTestId('send-at').fill(`${year}-${month}-${day}T11:00`);
    await page.getByTestId('start-test').click();
    await page.getByTestId('start-test-run').click();
    await page.getByTestId('tab-experiments').click();
    await page.getByTestId('experiment-list').getByRole('row').nth(1).click();
    await expect(page.getByTestId('experiment-page')).toBeVisible();
    await expect(async () => {
      // the practice account's clock runs ahead, and LINE is through with each arm at once
      await page.evaluate(() =>
        (window as unknown as { tapestry: Bridge }).tapestry.invoke('rehearsal.control', {
          verb: 'advanceMinute',
        }),
      );
      await expect(page.getByTestId('test-state')).toHaveText('等待數字', { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  });

  await test.step('its figures are fetched and a person ends it; the rest gets what was chosen', async () => {
    await page.getByTestId('rehearse-day').click();
    await expect(page.getByTestId('results-pull')).toBeEnabled({ timeout: 60_000 });
    await expect(page.getByTestId('pull-result')).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('[data-check=ratio]')).toHaveAttribute('data-tone', 'good');
    await expect(page.getByTestId('arm-table').locator('tbody tr')).toHaveCount(2);
    await expect(page.getByTestId('run-record')).toContainText('查看結果');
    expect(await hardships(page)).toEqual([]);
    await page.getByTestId('decide-A').click();
    await page.getByTestId('decide-reason').fill('差距太小，維持原案');
    await page.getByTestId('decide-confirm').click();
    await expect(page.getByTestId('test-state')).toHaveText('已決定', { timeout: 60_000 });
    await expect(page.getByTestId('run-record')).toContainText('差距太小，維持原案');
    await shot('decided');
    // the plan knows of its test, and leads back here
    await page.getByTestId('rail-plan').click();
    await page.getByTestId('send-tab').nth(1).click();
    await page.getByTestId('test-results').click();
    await expect(page.getByTestId('experiment-page')).toBeVisible();
  });
  expect(studio.errors).toEqual([]);
});
