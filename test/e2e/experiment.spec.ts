import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Bridge } from '#shared/ipc/contract';
import { editorReady, expect, test } from './fixtures';

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

test.describe('an A/B test', () => {
  test.setTimeout(180_000);

  test('is started, rehearsed for days, looked at, decided and sent to the rest', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    await run(page, 'language.zh-TW');
    const started = await page.evaluate(async () => {
      const { invoke } = (window as unknown as { tapestry: Bridge }).tapestry;
      type Row = { id: string; broadcasts: { id: string; experiment: unknown }[] };
      const channel = (await invoke('channels.selected', undefined)) as { value: { id: string } };
      const plan = (await invoke('plan.range', {
        from: '2000-01-01T00:00:00Z',
        to: '2100-01-01T00:00:00Z',
      })) as { value: { campaigns: Row[] } };
      for (const campaign of plan.value.campaigns) {
        const broadcast = campaign.broadcasts.find(({ experiment }) => experiment !== null);
        if (broadcast)
          return invoke('experiments.start', {
            campaignId: campaign.id,
            broadcastId: broadcast.id,
            channelId: channel.value.id,
            confirmation: null,
          } as never);
      }
      return null;
    });
    expect(started).toMatchObject({ ok: true });
    await run(page, 'go.results');
    await page.getByTestId('tab-experiments').click();
    await page.getByTestId('experiment-list').getByRole('row').nth(1).click();
    await expect(page.getByTestId('experiment-page')).toBeVisible();
    await test.step('its arms leave one after the other', async () => {
      await expect(page.getByTestId('test-state')).toHaveText('等待數字', { timeout: 90_000 });
    });
    for (let day = 0; day < 2; day += 1) {
      await page.getByTestId('rehearse-day').click();
      await expect(page.getByTestId('results-pull')).toBeEnabled({ timeout: 60_000 });
      await expect(page.getByTestId('pull-result')).toBeVisible({ timeout: 60_000 });
    }
    await expect(page.locator('[data-check=ratio]')).toHaveAttribute('data-tone', 'good');
    await expect(page.getByTestId('arm-table').locator('tbody tr')).toHaveCount(3);
    await expect(page.getByTestId('run-record')).toContainText('查看結果');
    await page.screenshot({ path: 'test-results/experiment.png' });
    const scan = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      scan.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([]);
    await test.step('a person ends it; the rest gets what was chosen', async () => {
      await page.getByTestId('decide-A').click();
      await page.getByTestId('decide-reason').fill('差距太小，維持原案');
      await page.getByTestId('decide-confirm').click();
      await expect(page.getByTestId('test-state')).toHaveText('已決定', { timeout: 60_000 });
      await expect(page.getByTestId('run-record')).toContainText('差距太小，維持原案');
    });
    await page.screenshot({ path: 'test-results/experiment-decided.png' });
    expect(studio.errors).toEqual([]);
  });
});
