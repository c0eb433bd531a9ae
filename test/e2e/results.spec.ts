import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Bridge } from '#shared/ipc/contract';
import { fillArchive } from '../helpers/an-archive';
import { editorReady, expect, test } from './fixtures';

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

test.describe('results', () => {
  test('shows what the archive holds, with a gap where nothing is known and the mark of the rehearsal', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    fillArchive(studio.userData);
    await run(page, 'language.zh-TW');
    await run(page, 'go.results');
    await expect(page.getByTestId('simulated')).toBeVisible();
    await expect(page.locator('[data-testid=friends-chart] [data-ready=true]')).toBeAttached();
    await test.step('a mark on a day stands on the curve and in the list, and a name keeps the view', async () => {
      await page.getByTestId('annotate').click();
      await page.getByTestId('annotation-text').fill('颱風假，門市公休');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('annotations').locator('li')).toContainText('颱風假，門市公休');
      await page.screenshot({ path: 'test-results/results-overview.png' });
      await page.getByTestId('tab-friends').click();
      await page.getByTestId('saved-views').click();
      await page.getByRole('menuitem', { name: '儲存目前的檢視' }).click();
      await page.getByTestId('view-name').fill('每週好友');
      await page.getByTestId('view-save').click();
      await page.getByTestId('tab-overview').click();
      await page.getByTestId('saved-views').click();
      await page.getByRole('menuitem', { name: '每週好友' }).click();
      await expect(page.getByTestId('results-friends')).toBeVisible();
    });
    await test.step('a chart becomes a picture, a drawing and a table of its figures', async () => {
      const folder = join(studio.userData, 'charts');
      mkdirSync(folder);
      await studio.app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, folder);
      for (const kind of ['PNG', 'SVG', 'CSV']) {
        await page.getByTestId('chart-menu').click();
        await page.getByRole('menuitem', { name: kind }).click();
        await expect
          .poll(() => readdirSync(folder).some((file) => file.endsWith(kind.toLowerCase())))
          .toBe(true);
      }
      const read = (end: string) =>
        readFileSync(join(folder, readdirSync(folder).find((file) => file.endsWith(end)) ?? ''));
      expect(read('png').subarray(1, 4).toString()).toBe('PNG');
      // figures of a rehearsal say so wherever they go
      expect(read('svg').toString()).toContain('模擬');
      expect(read('csv').toString()).toContain('模擬');
    });
    await page.getByTestId('tab-friends').click();
    await page.screenshot({ path: 'test-results/results-friends.png' });
    await page.getByTestId('tab-richMenus').click();
    await page.screenshot({ path: 'test-results/results-menus.png' });
    await page.getByTestId('tab-broadcasts').click();
    await page.screenshot({ path: 'test-results/results-broadcasts.png' });
  });

  test('fetches from the channel, says what it got and draws the taps on what was published', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    await run(page, 'language.en');
    await run(page, 'document.publish');
    await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
    await page.getByTestId('publish-apply').click();
    await expect(page.getByTestId('run').first()).toBeVisible({ timeout: 60_000 });
    const same = /\d\d:\d\d:\d\d.*nothing has changed/;
    await expect(page.getByTestId('replan')).toBeEnabled({ timeout: 60_000 });
    await page.getByTestId('replan').click();
    await expect(page.getByTestId('plan-read-at')).toHaveText(same, { timeout: 60_000 });
    await run(page, 'go.results');
    await expect(page.getByText('Nothing fetched yet')).toBeVisible();
    await page.getByTestId('results-pull').click();
    await expect(page.getByTestId('pull-result')).toContainText('answers stored', {
      timeout: 30_000,
    });
    await page.getByTestId('tab-richMenus').click();
    await expect(page.getByTestId('area-figures').locator('li').first()).toBeVisible();
    await page.screenshot({ path: 'test-results/results-menus-live.png' });
    await test.step('reading again says when, and that nothing has changed', async () => {
      await run(page, 'go.channel');
      await page.getByTestId('channel-read-again').press('Enter');
      await expect(page.getByTestId('channel-read-at')).toHaveText(same);
      // a button that works for a moment keeps the focus
      await expect(page.getByTestId('channel-read-again')).toBeFocused();
      await run(page, 'go.audiences');
      await page.getByTestId('audience-refresh').click();
      await expect(page.getByTestId('audience-read-at')).toHaveText(same);
      await run(page, 'go.results');
    });
    await test.step('where there is no test yet, a button leads to where one is made', async () => {
      await page.getByTestId('tab-experiments').click();
      await page.getByTestId('experiments-empty').getByRole('button').click();
      await expect(page.getByTestId('planner-title')).toBeVisible();
      await run(page, 'go.results');
      await page.getByTestId('tab-richMenus').click();
    });
    const scan = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(
      scan.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([]);
    expect(studio.errors).toEqual([]);
  });

  test('a broadcast that went out stands in the table, by its name, with what LINE says so far', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    await run(page, 'language.en');
    const sent = await page.evaluate(async () => {
      const { invoke } = (window as unknown as { tapestry: Bridge }).tapestry;
      const book = (await invoke('channels.selected', undefined)) as { value: { id: string } };
      return invoke('outbox.enqueue', {
        request: {
          channelId: book.value.id,
          name: 'Moon preview',
          origin: { kind: 'file', documentId: null, itemId: null },
          messages: [{ type: 'text', text: 'https://example.com/moon' }],
          target: { method: 'broadcast' },
          undoMs: 0,
        },
        confirmation: null,
        draft: false,
      });
    });
    expect(sent).toMatchObject({ ok: true });
    await run(page, 'go.results');
    await page.getByTestId('tab-broadcasts').click();
    const row = page.getByTestId('broadcast-table').getByRole('row', { name: /Moon preview/ });
    await expect(row).toBeVisible({ timeout: 20_000 });
    await expect(row).toContainText('—');
    await page.getByTestId('results-pull').click();
    await expect(page.getByTestId('pull-result')).toBeVisible({ timeout: 30_000 });
    // LINE shows whom it reached, and withholds opens of fewer than 20 people
    await expect(row.getByRole('cell').nth(3)).toHaveText(/^[\d,]+$/);
    await page.screenshot({ path: 'test-results/results-sent.png' });
    expect(studio.errors).toEqual([]);
  });
});

test.describe('the sample as people first meet it', () => {
  test.use({ startOptions: { args: ['--sample'], env: { TAPESTRY_PLAIN_SAMPLE: '0' } } });

  test('has months behind it: figures, heat before and after, decided tests, a full outbox; the first publish is left to do', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    await expect(page.getByTestId('preparing')).toHaveCount(0);
    await expect(page.getByTestId('onboarding').getByRole('button')).toHaveCount(1);
    await run(page, 'language.zh-TW');
    await run(page, 'go.results');
    await expect(page.getByTestId('simulated')).toBeVisible();
    await page.getByTestId('tab-richMenus').click();
    await expect(page.getByTestId('area-figures').locator('li').first()).toContainText('%');
    await page.screenshot({ path: 'test-results/sample-heat.png' });
    await page.getByTestId('tab-experiments').click();
    await expect(page.getByTestId('experiment-list').getByRole('row').nth(2)).toContainText('採用');
    await test.step('a report wears the colours and the logo of the kit, with the taps on the menu’s picture', async () => {
      const out = join(studio.userData, 'reports');
      mkdirSync(out);
      await studio.app.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
      }, out);
      await page.getByTestId('results-export').click();
      await page.getByTestId('tab-brand').click();
      await page.getByTestId('brand-kit-colour').first().click();
      await page.getByTestId('brand-kit-logo').click();
      await expect(page.getByTestId('brand-accent')).toHaveValue('#B8653C');
      await page.screenshot({ path: 'test-results/report-kit.png' });
      await page.getByTestId('brand-save').click();
      await page.getByTestId('tab-now').click();
      await page.getByTestId('report-make').click();
      await expect(page.getByTestId('report-dialog')).toHaveCount(0, { timeout: 30_000 });
      const html = readdirSync(out).find((name) => name.endsWith('.html')) ?? '';
      const text = readFileSync(join(out, html), 'utf8');
      // the menu of today is measured; its picture lies inside of the file
      expect(text).toMatch(/<figure><svg[^>]*><image href="data:image\/(png|jpeg);base64,/);
      expect(text).toContain('src="data:image/svg+xml;base64,');
    });
    await test.step('two files of LINE’s manager are there as examples, and can be taken back', async () => {
      await page.getByTestId('tab-manager').click();
      await expect(page.getByTestId('import-list')).toContainText('範例－聊天.csv');
      await expect(page.getByTestId('manager-table').locator('tbody tr').first()).toBeVisible();
      await expect(page.getByTestId('withdraw-import')).toHaveCount(2);
    });
    await test.step('each prediction stands beside LINE’s count of the month, in the currency of its plan', async () => {
      await page.getByTestId('tab-cost').click();
      const rows = page.getByTestId('consumption-table').locator('tbody tr');
      await expect(rows.filter({ hasText: 'NT$' }).first()).toContainText('至');
      await expect(page.getByTestId('results-cost')).not.toContainText('NaN');
      await page.screenshot({ path: 'test-results/sample-cost.png' });
    });
    await run(page, 'go.outbox');
    await expect(page.getByText('最後三天').first()).toBeVisible();
    expect(studio.errors).toEqual([]);
    // made once: the same workspace with the same past is opened again
    await studio.restart();
    await editorReady(studio.page);
    await run(studio.page, 'go.outbox');
    await expect(studio.page.getByText('最後三天').first()).toBeVisible();
  });
});
