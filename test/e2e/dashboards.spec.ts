import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { resultTab } from '#shared/insight/notes';
import type { Bridge } from '#shared/ipc/contract';
import { fillArchive } from '../helpers/an-archive';
import { editorReady, expect, settled, test } from './fixtures';

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

const CSV = [
  '日期,收到訊息數,活躍聊天室',
  '2026/11/01,120,34',
  '2026/11/02,<20,-',
  '11/03,1,1',
  '2026/11/04,"1,044",61',
].join('\r\n');

test.describe('the dashboards', () => {
  test.setTimeout(120_000);

  test('are without a finding of axe in both themes, every one with its figures; charts are reached by keyboard', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    fillArchive(studio.userData);
    await run(page, 'language.zh-TW');
    await run(page, 'document.publish');
    await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
    await page.getByTestId('publish-apply').click();
    await expect(page.getByTestId('run').first()).toBeVisible({ timeout: 60_000 });
    await page.evaluate(sendAndTest);
    await run(page, 'go.results');
    await page.getByTestId('results-pull').click();
    await expect(page.getByTestId('pull-result')).toBeVisible({ timeout: 30_000 });

    await test.step('a file of the manager is recognised, looked at, stored and taken back', async () => {
      await page.getByTestId('tab-manager').click();
      const folder = join(studio.userData, 'files');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, '聊天.csv'), CSV);
      await page.getByTestId('manager-import').click();
      await page.getByTestId('manager-file').setInputFiles(join(folder, '聊天.csv'));
      await expect(page.getByTestId('manager-problems').locator('li')).toHaveText([/4.*11\/03/]);
      await expect(page.getByTestId('manager-preview').locator('tbody tr')).toHaveCount(3);
      await page.getByTestId('manager-store').click();
      await page.getByTestId('results-range').click();
      await page.getByRole('option', { name: '90' }).click();
      const table = page.getByTestId('manager-table');
      await expect(table).toContainText('1,044');
      // what LINE keeps back stays kept back
      await expect(table).toContainText('<20');
      await page.getByTestId('manager-import').click();
      await page.getByTestId('manager-file').setInputFiles(join(folder, '聊天.csv'));
      await expect(page.getByTestId('manager-remembered')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('withdraw-import').click();
      await expect(table).toHaveCount(0);
      await page.getByTestId('manager-import').click();
      await page.getByTestId('manager-file').setInputFiles(join(folder, '聊天.csv'));
      await page.getByTestId('manager-store').click();
      await expect(table).toContainText('1,044');
    });

    for (const theme of ['light', 'dark']) {
      await run(page, `theme.${theme}`);
      for (const tab of resultTab.options) {
        await page.getByTestId(`tab-${tab}`).click();
        await expect(page.getByTestId(`results-${tab}`)).toBeVisible();
        expect(await findings(page, theme), `${tab}, ${theme}`).toEqual([]);
        await page.screenshot({ path: `test-results/dashboard-${tab}-${theme}.png` });
        if (tab !== 'experiments') continue;
        await page.getByTestId('experiment-list').getByRole('row').nth(1).click();
        await expect(page.getByTestId('arm-picture').first()).toBeVisible();
        expect(await findings(page, theme), `experiment, ${theme}`).toEqual([]);
        await page.screenshot({ path: `test-results/dashboard-experiment-${theme}.png` });
      }
    }

    await test.step('a report goes out with the brand, as HTML, PDF, XLSX and CSV', async () => {
      const out = join(studio.userData, 'reports');
      mkdirSync(out, { recursive: true });
      await studio.app.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
      }, out);
      await run(page, 'theme.light');
      await page.getByTestId('results-export').click();
      await page.getByTestId('tab-brand').click();
      await page.getByTestId('brand-name').fill('山嵐 <咖啡>');
      await page.getByTestId('brand-accent').fill('#0E6E83');
      await page.getByTestId('brand-save').click();
      expect(await findings(page)).toEqual([]);
      await page.getByTestId('tab-schedule').click();
      await page.getByTestId('schedule-add').click();
      await page.getByTestId('schedule-save').click();
      await expect(page.getByTestId('schedule-list').locator('li')).toHaveCount(1);
      expect(await findings(page)).toEqual([]);
      await page.screenshot({ path: 'test-results/report-schedule.png' });
      await page.getByTestId('tab-now').click();
      expect(await findings(page)).toEqual([]);
      await page.screenshot({ path: 'test-results/report-now.png' });
      await page.getByTestId('report-make').click();
      await expect(page.getByTestId('report-dialog')).toHaveCount(0, { timeout: 30_000 });
      const files = readdirSync(out).sort();
      expect(files.map((name) => name.split('.').at(-1))).toEqual(['csv', 'html', 'pdf', 'xlsx']);
      const read = (end: string) =>
        readFileSync(join(out, files.find((name) => name.endsWith(end)) ?? ''));
      const html = read('html').toString();
      expect(html).toContain('彩排數字');
      expect(html).toContain('山嵐 &lt;咖啡&gt;');
      expect(html).toContain('1,044');
      expect(read('pdf').subarray(0, 5).toString()).toBe('%PDF-');
      expect(read('pdf').byteLength).toBeGreaterThan(10_000);
      writeFileSync('test-results/report.html', html);
      writeFileSync('test-results/report.pdf', read('pdf'));
    });

    await test.step('what a chart offers is reached by Tab, and its table is there for readers', async () => {
      await page.getByTestId('tab-friends').click();
      await expect(
        page.getByTestId('friends-chart').getByRole('table', { includeHidden: true }),
      ).toHaveCount(1);
      await page.getByTestId('tab-friends').focus();
      await page.keyboard.press('Tab');
      const reached: string[] = [];
      for (let step = 0; step < 12; step += 1) {
        reached.push(
          await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? ''),
        );
        await page.keyboard.press('Tab');
      }
      expect(reached).toContain('chart-menu');
    });
    expect(studio.errors).toEqual([]);
  });
});

/** Every rule; in the second theme those that look at colours, for nothing else is different there. */
const findings = async (page: Page, theme = 'light') => {
  await settled(page);
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (theme === 'light'
    ? axe
    : axe.withRules(['color-contrast', 'link-in-text-block'])
  ).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

/** In the window: one broadcast goes out, and the sample's test is started. */
async function sendAndTest(): Promise<void> {
  const { invoke } = (window as unknown as { tapestry: Bridge }).tapestry;
  type Row = { id: string; broadcasts: { id: string; experiment: unknown }[] };
  const { value: channel } = (await invoke('channels.selected', undefined)) as {
    value: { id: string };
  };
  await invoke('outbox.enqueue', {
    request: {
      channelId: channel.id,
      name: '早鳥預告',
      origin: { kind: 'file', documentId: null, itemId: null },
      messages: [{ type: 'text', text: 'https://example.com/moon' }],
      target: { method: 'broadcast' },
      undoMs: 0,
    },
    confirmation: null,
    draft: false,
  });
  const plan = (await invoke('plan.range', {
    from: '2000-01-01T00:00:00Z',
    to: '2100-01-01T00:00:00Z',
  })) as { value: { campaigns: Row[] } };
  for (const campaign of plan.value.campaigns)
    for (const broadcast of campaign.broadcasts)
      if (broadcast.experiment !== null)
        await invoke('experiments.start', {
          campaignId: campaign.id,
          broadcastId: broadcast.id,
          channelId: channel.id,
          confirmation: null,
        });
}
