import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editorReady, expect, type Studio, test } from './fixtures';

/** The whole main job: draw, export, import again, publish, restart, see it live, tap by tap. */
const command = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('palette-input')).toBeHidden();
};
const saved = (page: Page) =>
  expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'saved');

/** Nobody is there to answer the system's folder dialog. */
async function answerFolderDialog(studio: Studio, folder: string): Promise<void> {
  await studio.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
}

async function publishTo(page: Page): Promise<void> {
  await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId('publish-apply').click();
  await expect(page.getByTestId('run').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('publish-apply')).toBeDisabled();
  await expect(page.getByTestId('publish-error')).toHaveCount(0);
}

test.describe('the main job', () => {
  test.setTimeout(240_000);
  test.beforeEach(({ studio }) => editorReady(studio.page));

  test('by mouse, with a restart in the middle', async ({ studio }) => {
    const { page } = studio;
    await page.getByTestId('new-menu').click();
    await page.getByTestId('new-menu-name').fill('滑鼠選單');
    await page.locator('[data-testid=layout-template] label:has(input[value=free])').click();
    await page.getByTestId('create-menu').click();
    await expect(page.locator('[data-testid=document-tab-editor][aria-selected=true]')).toHaveText(
      '滑鼠選單',
    );
    // the tab is there before the dialog has gone, and while it stands the keys are the dialog's
    await expect(page.getByTestId('new-menu-dialog')).toHaveCount(0);
    await editorReady(page);
    const box = await page.getByTestId('canvas').locator('[role=application]').boundingBox();
    if (!box) throw new Error('there is no canvas');
    for (const [index, say] of ['早餐', '晚餐'].entries()) {
      const left = box.x + box.width * (0.12 + 0.38 * index);
      await page.keyboard.press('a');
      await page.mouse.move(left, box.y + box.height * 0.3);
      await page.mouse.down();
      await page.mouse.move(left + box.width * 0.38, box.y + box.height * 0.7, { steps: 8 });
      await page.mouse.up();
      await page.getByTestId('action-kind').click();
      await page.locator('[role=option][value=message]').click();
      await page.getByTestId('action-text').fill(say);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.95);
    }
    await expect(page.getByTestId('status-problems')).toHaveAttribute('data-count', '0');
    await saved(page);

    const out = join(studio.userData, 'exported');
    mkdirSync(out);
    await answerFolderDialog(studio, out);
    await page.getByTestId('export').click();
    await page.getByTestId('export-run').click();
    await expect(page.getByTestId('export-result')).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    const files = readdirSync(out).sort();
    expect(files.map((name) => name.replace(/^.*?\./, '.'))).toEqual(['.png', '.richmenu.json']);
    const json = files.find((name) => name.endsWith('.json')) ?? '';
    expect(JSON.parse(readFileSync(join(out, json), 'utf8'))).toMatchObject({
      size: { width: 2500, height: 1686 },
      areas: [
        { action: { type: 'message', text: '早餐' } },
        { action: { type: 'message', text: '晚餐' } },
      ],
    });

    await studio.restart();
    await editorReady(studio.page);
    const again = studio.page;
    await again.getByTestId('publish').click();
    // somebody looks at another window meanwhile
    await studio.app.evaluate(({ BrowserWindow, Notification }) => {
      const told: string[] = [];
      (globalThis as { told?: string[] }).told = told;
      BrowserWindow.prototype.isFocused = () => false;
      Notification.isSupported = () => true;
      Notification.prototype.show = function show() {
        told.push(this.title);
      };
    });
    await publishTo(again);
    const told = () => studio.app.evaluate(() => (globalThis as { told?: string[] }).told);
    await expect.poll(told).toEqual(['Published']);

    await again.getByTestId('rail-channel').click();
    await expect(again.getByTestId('live-menu')).toHaveCount(1);
    const phone = again.getByTestId('phone');
    await expect(phone.getByTestId('phone-live-image')).toBeVisible();
    await phone.getByTestId('phone-area-1').click();
    await expect(phone.getByTestId('phone-follower')).toHaveText('晚餐');
    expect(studio.errors).toEqual([]);
  });

  test('by keyboard alone', async ({ studio }) => {
    const { page } = studio;
    await page.keyboard.press('Control+n');
    await page.getByTestId('new-menu-name').waitFor();
    await page.keyboard.type('keys');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-testid=document-tab-editor][aria-selected=true]')).toHaveText(
      'keys',
    );
    await editorReady(page);
    // The large layout of six areas: all go, one is put there by command, moved and given an action.
    await command(page, 'edit.selectAll');
    await command(page, 'edit.delete');
    await command(page, 'area.add');
    await expect(page.getByTestId('inspector-area')).toBeVisible();
    await command(page, 'nudge.right');
    const kind = page.getByTestId('action-kind');
    await kind.focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=option][value=message]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByTestId('action-text').focus();
    await page.keyboard.type('menu please');
    await expect(page.getByTestId('status-problems')).toHaveAttribute('data-count', '0');
    await saved(page);
    await command(page, 'document.publish');
    await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
    await page.getByTestId('publish-apply').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('run').first()).toBeVisible({ timeout: 60_000 });
    await command(page, 'go.channel');
    await expect(page.getByTestId('live-menu')).toHaveCount(1);
    await page.screenshot({ path: 'test-results/channel.png' });
    expect(studio.errors).toEqual([]);
  });

  test('a change to a live menu shows both pictures and what differs, and can be taken back', async ({
    studio,
  }) => {
    const { page } = studio;
    await page.getByTestId('publish').click();
    await publishTo(page);
    await page.getByTestId('document-tab-editor').first().click();
    await editorReady(page);
    await page.getByTestId('page-chatBarText').fill('冬季新品');
    await saved(page);
    await expect(page.locator('[data-testid=library-item][aria-selected=true]')).toContainText(
      /Differs|與線上不同|不同/,
    );
    await page.getByTestId('publish').click();
    await page.getByTestId('replan').click();
    const row = page.locator('[data-testid=plan-row][data-op=replace]');
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('冬季新品');
    await expect(row.locator('img')).toHaveCount(2);
    await page.screenshot({ path: 'test-results/publish-replace.png' });
    await publishTo(page);
    await expect(row).toHaveCount(0);
    await page.getByTestId('rollback').click();
    await page.getByTestId('return-run').click();
    // what is live is the version before, so the design differs from it again
    await expect(page.getByTestId('run')).toHaveCount(3, { timeout: 60_000 });
    await expect(row).toHaveCount(1, { timeout: 60_000 });
    expect(studio.errors).toEqual([]);
  });
});
