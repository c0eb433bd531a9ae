import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { changeBehindUs } from './behind-us';
import { editorReady, expect, test } from './fixtures';

/*
 * Every screen in every language and theme, as pictures in `test-results/screens` for people to look
 * at. What a machine can see is asserted: no text key is shown, no label is cut off without an ellipsis.
 */
const OUT = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(OUT, { recursive: true });

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

const close = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

/** Texts that are keys of a catalog, and labels that are cut off in the middle of a letter. */
const findings = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (!parent || text === '' || parent.closest('code, kbd, style, script')) continue;
      if (/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/.test(text) || /\{\{\w+\}\}/.test(text))
        found.push(`key: ${text}`);
      const style = getComputedStyle(parent);
      const box = parent.getBoundingClientRect();
      const isCut =
        box.width > 1 &&
        parent.scrollWidth > parent.clientWidth + 1 &&
        parent.clientWidth > 1 &&
        style.overflowX === 'hidden' &&
        style.textOverflow !== 'ellipsis' &&
        !['INPUT', 'TEXTAREA'].includes(parent.tagName);
      if (isCut) found.push(`cut: ${text}`);
    }
    return found;
  });

// Nothing is cut off by a colour, and a round costs a minute: where nobody looks at the pictures the light ones are
// enough, and none is taken. `npm run screenshots` makes all six.
const isWatched = process.env.TAPESTRY_UNWATCHED === undefined;
test.describe.configure({ mode: 'parallel' });
for (const language of ['zh-TW', 'en', 'ja']) {
  for (const theme of isWatched ? ['light', 'dark'] : ['light']) {
    test(`every screen: ${language}, ${theme}`, async ({ studio }) => {
      test.setTimeout(300_000);
      await editorReady(studio.page);
      await run(studio.page, `language.${language}`);
      await run(studio.page, `theme.${theme}`);
      // fields for dates take their language from the start
      await studio.restart();
      let { page } = studio;
      await editorReady(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      const shot = async (name: string) => {
        await page.mouse.move(2, 450);
        if (isWatched)
          await page.screenshot({ path: join(OUT, `${language}-${theme}-${name}.png`) });
        expect(await findings(page), name).toEqual([]);
      };
      await shot('editor');
      await run(page, 'select.next');
      await expect(page.getByTestId('inspector-area')).toBeVisible();
      await shot('area');
      await run(page, 'edit.selectAll');
      await shot('several');
      await page.keyboard.press('Control+k');
      await shot('palette');
      await close(page);
      await run(page, 'document.versions');
      await page.getByTestId('versions-dialog').waitFor();
      await shot('versions');
      await close(page);
      await run(page, 'document.export');
      await page.getByTestId('export-run').waitFor();
      await shot('export');
      await page.locator('[data-testid=export-purpose] label').nth(1).click();
      await shot('handoff');
      await close(page);
      await page.getByTestId('tab-comments').click();
      await shot('comments');
      await page.getByTestId('tab-problems').click();
      await run(page, 'document.new');
      await page.getByTestId('create-menu').waitFor();
      await shot('new-menu');
      await close(page);
      await run(page, 'document.newMessage');
      await page.getByTestId('create-message').waitFor();
      await shot('new-message');
      await close(page);
      await run(page, 'document.import');
      await page.getByTestId('import-dialog').waitFor();
      await shot('import');
      await close(page);
      await run(page, 'template.change');
      await page.getByTestId('template-dialog').waitFor();
      await shot('template');
      await close(page);
      await run(page, 'table.open');
      await page.getByTestId('table-file').setInputFiles({
        name: 'shops.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('shop,線上點餐\n台北店,線上點\n高雄店,\n1,2,3\n'),
      });
      await page.getByTestId('table-problems').waitFor();
      await shot('table');
      await page.getByTestId('table-on-canvas').click();
      await page.getByTestId('row-preview').waitFor();
      await shot('table-on-canvas');
      await page.getByTestId('row-preview-leave').click();
      await run(page, 'app.shortcuts');
      await page.getByTestId('shortcuts').waitFor();
      await shot('shortcuts');
      await close(page);
      await run(page, 'app.handbook');
      await page.getByTestId('passage').first().waitFor();
      await shot('handbook');
      await page.getByTestId('handbook-search').fill('LINE');
      await shot('handbook-search');
      await close(page);
      await run(page, 'app.about');
      await page.getByTestId('about').waitFor();
      await shot('about');
      await close(page);

      await page.getByTestId('publish').click();
      await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
      await shot('plan');
      await page.getByTestId('open-wishes').click();
      await page.getByTestId('wish-coupon').first().waitFor();
      await shot('wishes');
      await close(page);
      await page.getByTestId('publish-apply').click();
      await expect(page.getByTestId('rollback')).toBeVisible({ timeout: 60_000 });
      await expect(page.getByTestId('publish-apply')).toBeDisabled();
      await shot('published');
      await page.getByTestId('journal').first().click();
      await page.getByTestId('run-dialog').waitFor();
      await shot('journal');
      await close(page);
      await page.getByTestId('tab-timeline').click();
      await page.getByTestId('then-menu').first().waitFor();
      await shot('timeline');
      await run(page, 'go.channel');
      await expect(page.getByTestId('phone-live-image')).toBeVisible();
      await shot('channel');
      await page.getByTestId('add-channel').click();
      await page.getByTestId('add-channel-dialog').waitFor();
      await shot('add-channel');
      await close(page);
      await run(page, 'go.messages');
      await run(page, 'message.new');
      await page.getByTestId('new-message-from').locator('label').nth(1).click();
      await page.getByTestId('template-event').waitFor();
      await shot('new-message');
      await page.getByTestId('template-event').check({ force: true });
      await page.getByTestId('create-message').click();
      await page.getByTestId('flex-editor').waitFor();
      await page.locator('[data-testid=flex-row][data-type=button]').first().click();
      await shot('message-flex');
      await page.getByTestId('flex-pane').locator('label').nth(1).click();
      await page.getByTestId('json-editor').waitFor();
      await shot('message-json');
      await page.getByTestId('add-bubble').click();
      await page.locator('[role=menuitem]').nth(5).click();
      await page.getByTestId('bubble-form').waitFor();
      await shot('message-buttons');
      await page.getByTestId('phone-shown').locator('label').nth(1).click();
      await shot('message-outside');
      await page.getByTestId('phone-shown').locator('label').nth(0).click();
      await page.getByTestId('message-test').click();
      await page.getByTestId('test-dialog').waitFor();
      await shot('message-test');
      await close(page);
      await page.getByTestId('bubble').first().click();
      await page.getByTestId('add-bubble').click();
      await page.getByTestId('menu-text').click();
      await page.getByTestId('add-emoji').click();
      await page.getByTestId('unicode-grid').waitFor();
      await shot('emoji');
      await page.getByTestId('emoji-mode').locator('label').nth(1).click();
      await shot('emoji-line');
      await close(page);
      await page.getByTestId('add-bubble').click();
      await page.getByTestId('menu-sticker').click();
      await page.getByTestId('choose-sticker').click();
      await page.getByTestId('sticker-grid').waitFor();
      await shot('sticker');
      await close(page);
      await run(page, 'coupon.new');
      await page.getByTestId('coupon-page').waitFor();
      await shot('coupon');
      await page.getByTestId('coupon-shown').locator('label').nth(1).click();
      await page.getByTestId('field-barcodeImageUrl').scrollIntoViewIfNeeded();
      await shot('coupon-chat');
      await run(page, 'document.import');
      await page.getByTestId('import-file').setInputFiles({
        name: 'members.json',
        mimeType: 'application/json',
        buffer: Buffer.from(
          '{"type":"operator","and":[{"type":"audience","audienceGroupId":"1"}]}',
        ),
      });
      await page.getByTestId('import-commit').click();
      await page.locator('.cm-lint-marker').first().waitFor();
      await shot('definition');
      await run(page, 'links.open');
      await page.getByTestId('link-row').first().getByTestId('link-fold').click();
      await shot('links');
      await close(page);
      await run(page, 'go.results');
      await page.getByTestId('results-screen').waitFor();
      await shot('results');
      await page.getByTestId('tab-richMenus').click();
      await page.getByTestId('area-figures').waitFor();
      await shot('results-menus');
      await page.getByTestId('tab-manager').click();
      await page.getByTestId('manager-import').click();
      await page.getByTestId('manager-file').setInputFiles({
        name: 'Chat 2026-09.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('date,messages received,active rooms\n2026/09/01,120,34\n09/02,1,1\n'),
      });
      await page.getByTestId('manager-preview').waitFor();
      await shot('results-import');
      await close(page);
      await page.getByTestId('results-export').click();
      await page.getByTestId('tab-schedule').click();
      await page.getByTestId('schedule-add').click();
      await shot('results-report');
      await close(page);
      await run(page, 'go.plan');
      const view = (at: number) =>
        page.getByTestId('planner-view').locator('label').nth(at).click();
      await view(3);
      await page.getByTestId('timeline-view').waitFor();
      await shot('planner-menus');
      await view(4);
      await page.getByTestId('board-card').first().waitFor();
      await shot('planner-board');
      await view(0);
      await page.getByTestId('calendar-entry').first().click();
      await shot('planner');
      await page.getByTestId('open-campaign').click();
      await page.getByTestId('campaign-problems').locator('p').first().waitFor();
      await shot('campaign');
      await run(page, 'go.audiences');
      await page.getByTestId('audience-from-send').waitFor();
      await shot('audiences');
      await page.getByTestId('audience-place').locator('label').nth(1).click();
      await page.getByTestId('lists').waitFor();
      await shot('lists');
      await run(page, 'go.settings');
      await page.getByTestId('setting-theme').waitFor();
      await shot('settings');
      await page.getByTestId('brand-add-colour').click();
      await page.getByTestId('brand-add-font').click();
      await page.getByTestId('brand-kit').scrollIntoViewIfNeeded();
      await shot('brand-kit');
      await page.getByTestId('rehearsal-host').getByTestId('test-host').click();
      await page.getByTestId('host-checks').scrollIntoViewIfNeeded();
      await shot('media-hosts');
      await page.getByTestId('add-host').click();
      await page.getByTestId('host-dialog').waitFor();
      await shot('add-host');
      await close(page);
      await run(page, 'go.menus');
      await run(page, 'document.newMessage');
      await page.getByTestId('message-product').locator('label').nth(1).click();
      await page.getByTestId('create-message').click();
      await editorReady(page);
      await run(page, 'view.safeZones');
      await shot('carousel');
      await run(page, 'document.newMessage');
      await page.getByTestId('create-message').click();
      await editorReady(page);
      await shot('rich-message');
      await run(page, 'document.export');
      await page.getByTestId('export-run').waitFor();
      await shot('export-message');
      await close(page);
      await run(page, 'shape.badge');
      await run(page, 'symbol.make');
      await page.getByTestId('symbol-part').first().waitFor();
      await shot('symbol-instance');
      await run(page, 'symbol.insert');
      await page.getByTestId('symbol-choice').waitFor();
      await shot('symbol-choose');
      await close(page);
      await page.getByTestId('symbol-edit').click();
      await page.getByTestId('symbol-width').waitFor();
      await shot('symbol');
      await run(page, 'go.menus');
      await page.getByTestId('library-search').fill('zzz');
      await expect(page.getByTestId('library-item')).toHaveCount(0);
      await shot('nothing-found');
      await page.getByTestId('library-search').fill('');
      const item = page.getByTestId('library-item').filter({ hasText: '中秋限定' });
      await item.click({ button: 'right' });
      await page.getByTestId('menu-template').click();
      await run(page, 'document.new');
      await page.getByTestId('begin-with').locator('label').nth(1).click();
      await page.getByTestId('own-template').first().waitFor();
      await shot('own-templates');
      await close(page);

      await studio.restart(() => changeBehindUs(studio));
      page = studio.page;
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByTestId('library-item').filter({ hasText: '首頁' }).dblclick();
      await page.getByTestId('publish').click();
      const gone = page.locator('[data-testid=plan-row][data-drift=gone]');
      const differing = page.locator('[data-testid=plan-row][data-drift]');
      await expect(differing).toHaveCount(2, { timeout: 60_000 });
      await differing.first().scrollIntoViewIfNeeded();
      await shot('plan-differs');
      await gone.locator('input[value=leave]').click({ force: true });
      const left = page.locator('[data-testid=plan-row][data-left]');
      await expect(left).toHaveCount(1, { timeout: 60_000 });
      await left.scrollIntoViewIfNeeded();
      await shot('plan-left');
    });
  }
}
