import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { commands } from '#shared/commands/registry';
import { editorReady, expect, settled, test } from './fixtures';

const saveStatus = (page: Page) => page.getByTestId('save-status');
const run = async (page: Page, id: string, typed: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(typed);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
};
const seriousFindings = async (page: Page) => {
  // Electron gives no second page to work in, which axe's newer mode wants.
  const { violations } = await new AxeBuilder({ page })
    // the listbox has the focus and scrolls its rows into sight; axe looks for it inside the scroller
    .disableRules(['scrollable-region-focusable'])
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
};

test.describe('the window', () => {
  test.use({
    startOptions: { args: ['--sample'], env: { TAPESTRY_FIXED_NOW: '2026-09-08T02:42:00Z' } },
  });
  test.beforeEach(async ({ studio }) => {
    await editorReady(studio.page);
  });

  test('opens on a finished menu and draws the small pictures of the others', async ({
    studio,
  }) => {
    const { page } = studio;
    await expect(page.getByTestId('library-item')).toHaveCount(3);
    await expect(page.getByTestId('library-item').locator('img')).toHaveCount(3);
    await expect(page.getByTestId('document-tab-editor')).toHaveText('首頁・秋季');
    expect(studio.errors).toEqual([]);
  });

  test('saves by itself, says when, and has it after a restart', async ({ studio }) => {
    const { page } = studio;
    await page.getByTestId('page-name').fill('新首頁');
    await expect(saveStatus(page)).toHaveAttribute('data-state', 'saved');
    await expect(saveStatus(page)).toContainText('10:42');
    await studio.restart();
    await editorReady(studio.page);
    await expect(studio.page.getByTestId('page-name')).toHaveValue('新首頁');
  });

  test('saves what was typed a moment before the window is closed', async ({ studio }) => {
    await studio.page.getByTestId('page-name').fill('最後一刻');
    await studio.restart();
    await editorReady(studio.page);
    await expect(studio.page.getByTestId('page-name')).toHaveValue('最後一刻');
  });

  test('says what failed above its tabs and its status bar', async ({ studio }) => {
    const { page } = studio;
    const failure = async () => {
      await page.getByTestId('comments-file').setInputFiles({
        name: 'none.json',
        mimeType: 'application/json',
        buffer: Buffer.from('no comments'),
      });
      await expect(page.getByRole('alert')).toHaveCount(1);
      await settled(page);
    };
    const lowerEdge = async () => {
      const box = await page.getByRole('alert').boundingBox();
      return box ? box.y + box.height : Number.POSITIVE_INFINITY;
    };
    const topOf = async (id: string) => (await page.getByTestId(id).boundingBox())?.y ?? 0;
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1180, height: 720 },
    ]) {
      await page.setViewportSize(size);
      await page.getByTestId('tab-comments').click();
      await failure();
      expect(await lowerEdge()).toBeLessThanOrEqual(await topOf('page-tabs'));
    }
    // folded, the panel leaves its tabs, and the notice follows them down
    await page.getByTestId('bottom-panel').locator('header > button').last().click();
    await expect.poll(lowerEdge).toBeGreaterThan((await topOf('page-tabs')) - 40);
    expect(await lowerEdge()).toBeLessThanOrEqual(await topOf('page-tabs'));
    // over a dialog it leaves the buttons at the foot alone
    await run(page, 'document.newMessage', 'document.newMessage');
    const make = await page.getByTestId('create-message').boundingBox();
    await expect.poll(lowerEdge).toBeLessThanOrEqual(make?.y ?? 0);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('create-message')).toBeHidden();
    // where no tabs are at the foot, it stands over the status bar
    await page.getByTestId('rail-settings').click();
    await expect.poll(lowerEdge).toBeGreaterThan((await topOf('status-bar')) - 40);
    expect(await lowerEdge()).toBeLessThanOrEqual(await topOf('status-bar'));
  });

  test('comes back with its tabs, zoom and panels', async ({ studio }) => {
    const { page } = studio;
    await page.locator('[data-testid=library-item][data-name=中秋限定]').click();
    await editorReady(page);
    await page.keyboard.press('Control+0');
    await expect(page.getByTestId('zoom')).toHaveText('100\u2009%');
    await page.keyboard.press('Control+Alt+4');
    await studio.restart();
    await editorReady(studio.page);
    await expect(studio.page.getByTestId('document-tab-editor')).toHaveText([
      '首頁・秋季',
      '中秋限定',
    ]);
    await expect(studio.page.getByTestId('zoom')).toHaveText('100\u2009%');
    await expect(studio.page.getByTestId('bottom-panel').getByRole('tabpanel')).toHaveCount(0);
  });

  test('lists every command in the palette, and switches language and theme at once', async ({
    studio,
  }) => {
    const { page } = studio;
    await page.keyboard.press('Control+k');
    const listed = await page
      .getByTestId('palette-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
    expect(commands.map(({ id }) => id).filter((id) => !listed.includes(id))).toEqual([]);
    await page.keyboard.press('Escape');
    await run(page, 'language.ja', 'language.ja');
    await expect(page.getByTestId('rail-settings')).toHaveText('設定');
    await expect(page.getByTestId('new-menu')).toHaveText('新規');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await run(page, 'language.zh-TW', 'language.zh-TW');
    await expect(page.getByTestId('new-menu')).toHaveText('新增');
    await run(page, 'theme.dark', 'theme.dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    // fields for dates are Chromium's own and follow with the next start
    await studio.restart();
    await expect(studio.page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
    expect(await studio.page.evaluate(() => navigator.language)).toBe('zh-TW');
  });

  test('finds menus by a Chinese word inside their name', async ({ studio }) => {
    const { page } = studio;
    await page.getByTestId('library-search').fill('秋限');
    await expect(page.getByTestId('library-item')).toHaveCount(1);
    await page.getByTestId('library-search').fill('沒有這個');
    await expect(page.getByTestId('library-item')).toHaveCount(0);
    // the palette finds everything, and says what each thing is
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').fill('中秋');
    const rows = page.getByTestId('palette-row');
    await expect(rows.filter({ hasText: '中秋限定' })).toContainText('1 page');
    await expect(rows.filter({ hasText: '中秋禮盒 85 折' })).toContainText('Coupon');
  });

  test('makes a menu from a size and a layout by keyboard alone', async ({ studio }) => {
    const { page } = studio;
    await page.keyboard.press('Control+n');
    await page.getByTestId('new-menu-name').fill('鍵盤選單');
    await page.keyboard.press('Enter');
    await editorReady(page);
    await expect(page.getByTestId('document-tab-editor')).toHaveText(['首頁・秋季', '鍵盤選單']);
    await expect(page.locator('[data-testid=library-item][data-name=鍵盤選單]')).toBeVisible();
  });

  test('deletes a menu and takes it back', async ({ studio }) => {
    const { page } = studio;
    const list = page.getByTestId('library-list');
    await list.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('library-item')).toHaveCount(2);
    await page.getByRole('status').getByRole('button').first().click();
    await expect(page.getByTestId('library-item')).toHaveCount(3);
  });

  test('leaves shortcuts alone while a composition runs in a field', async ({ studio }) => {
    const { page } = studio;
    const field = page.getByTestId('page-name');
    await field.focus();
    const tool = await page.getByTestId('canvas').getAttribute('data-tool-path');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', {
      text: 'ㄓㄨ',
      selectionStart: 2,
      selectionEnd: 2,
    });
    await session.send('Input.insertText', { text: '主頁' });
    await expect(field).toHaveValue(/主頁/);
    await expect(page.getByTestId('canvas')).toHaveAttribute('data-tool-path', tool ?? '');
    // all of them can be read up, those that stand in no menu too
    await run(page, 'app.shortcuts', 'app.shortcuts');
    await expect(page.getByTestId('shortcuts')).toContainText('Move 10 px left');
  });

  test('is read by screen readers without a serious finding', async ({ studio }) => {
    const { page } = studio;
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const theme of ['theme.light', 'theme.dark']) {
      await run(page, theme, theme);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByTestId('new-menu').click();
      await page.getByTestId('new-menu-dialog').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('new-menu-dialog')).toBeHidden();
      await page.getByTestId('rail-settings').click();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByTestId('rail-menus').click();
    }
  });

  for (const language of ['zh-TW', 'en', 'ja']) {
    test(`cuts off nothing in the smallest window: ${language}`, async ({ studio }) => {
      const { page } = studio;
      await page.setViewportSize({ width: 960, height: 600 });
      await run(page, `language.${language}`, `language.${language}`);
      await page.getByTestId('canvas').waitFor();
      const cut = await page.evaluate(() => {
        const visible = [...document.querySelectorAll('button, label, h1, h2, h3, [role=tab]')];
        return visible
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && box.height > 1)
          .filter(({ box }) => box.right > window.innerWidth + 1 || box.left < -1)
          .map(({ element }) => element.textContent);
      });
      expect(cut).toEqual([]);
      const publish = page.getByTestId('publish');
      const { width = 0, height = 0 } = (await publish.boundingBox()) ?? {};
      // the column beside it lies on what does not fit
      await publish.click({ trial: true, position: { x: width - 2, y: height / 2 } });
      await expect(page.getByTestId('status-channel')).toBeInViewport({ ratio: 1 });
      // nor by the word that there is no network, which goes when there is one again
      await page.context().setOffline(true);
      await expect(page.getByTestId('status-offline')).toBeInViewport({ ratio: 1 });
      await page.context().setOffline(false);
      await expect(page.getByTestId('status-offline')).toHaveCount(0);
    });
  }

  test('ends with its window, though hidden pages have been drawing', async ({ studio }) => {
    await editorReady(studio.page);
    await studio.page.getByTestId('publish').click();
    await expect(studio.page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
    // two windows: the one that people see, and the page that draws what would be published
    await expect
      .poll(() => studio.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBeGreaterThan(1);
    const ended = new Promise((resolve) =>
      studio.app.process().once('exit', (code, signal) => resolve(signal ?? code)),
    );
    await studio.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close();
    });
    expect(await ended).toBe(0);
  });

  test('ends at once when it is closed while it still starts', async ({ studio }) => {
    // the frame is there long before the studio is; a person may close it in between
    for (const pause of [0, 30, 60, 90, 120, 150]) {
      await studio.restart();
      await studio.page.waitForTimeout(pause);
      const ended = new Promise((resolve) =>
        studio.app.process().once('exit', (code, signal) => resolve(signal ?? code)),
      );
      await studio.app.close();
      expect(await ended).toBe(0);
    }
  });

  test('ends by force when the main thread never comes back from ending', async ({ studio }) => {
    await editorReady(studio.page);
    const ended = new Promise((resolve) =>
      studio.app.process().once('exit', (code, signal) => resolve(signal ?? code)),
    );
    await studio.app.evaluate(({ app, BrowserWindow }) => {
      app.once('will-quit', () => {
        for (;;);
      });
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close();
    });
    expect(await ended).toBe('SIGKILL');
  });

  test('repairs a Flex Message while it is imported, takes that back, and opens what was kept', async ({
    studio,
  }) => {
    const { page } = studio;
    await editorReady(page);
    await run(page, 'language.en', 'English');
    await run(page, 'document.import', 'import');
    await page.getByTestId('import-file').setInputFiles({
      name: 'hello.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({
          type: 'bubble',
          body: {
            type: 'box',
            layout: 'vertical',
            contents: [{ type: 'filler' }, { type: 'text', text: 'Hello', color: '#fff' }],
          },
        }),
      ),
    });
    const dialog = page.getByTestId('import-dialog');
    await expect(dialog.locator('[data-code="flex.filler"]')).toBeVisible();
    await page.getByTestId('import-repair').click();
    await expect(dialog.getByText(/Everything certain is repaired/)).toBeVisible();
    await expect(dialog.locator('[data-code="flex.filler"]')).toHaveCount(0);
    await page.getByTestId('import-repair').click();
    await expect(dialog.locator('[data-code="flex.filler"]')).toBeVisible();
    await page.getByTestId('import-repair').click();
    await page.getByTestId('import-commit').click();
    await expect(page.getByTestId('rail-messages')).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('tab', { name: 'hello', selected: true })).toBeVisible();
    expect(studio.errors).toEqual([]);
  });
});
