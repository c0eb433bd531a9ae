import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/* A send may leave now instead of at its time: out of its campaign, and out of the outbox. */

const later = (days: number) => new Date(Date.now() + days * 86_400_000);

const go = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

/** One sentence to 800 people in twenty days, up to its last look. */
const aSend = async (page: Page, name: string) => {
  await page.getByTestId('send-name').fill(name);
  await page.getByTestId('send-at').fill(later(20).toISOString().slice(0, 16));
  await page.getByTestId('add-text').click();
  await page.getByTestId('message-part').locator('textarea').fill('今天開跑');
  await page.getByTestId('send-expected').fill('800');
  await page.getByTestId('send-expected').press('Enter');
  await page.getByTestId('schedule').click();
  await expect(page.getByTestId('schedule-people')).toContainText('800');
};
const answerAndRun = async (page: Page) => {
  for (const box of await page.getByTestId('schedule-warning').all()) await box.check();
  // whoever stands by a warning has a name
  const by = page.getByTestId('schedule-by');
  if (await by.isVisible()) await by.fill('小林');
  await page.getByTestId('schedule-run').click();
  await expect(page.getByTestId('schedule-dialog')).toBeHidden();
};

test('a send leaves now, from its campaign and from the outbox, and each once', async ({
  studio,
}, info) => {
  test.setTimeout(180_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await go(page, 'language.en');

  await test.step('out of the campaign, whatever time it had', async () => {
    await page.getByTestId('rail-plan').click();
    await page.getByTestId('new-campaign').click();
    await page.getByTestId('campaign-name').fill('Autumn');
    await aSend(page, 'First');
    await page.getByTestId('schedule-when').locator('label').nth(1).click();
    await expect(page.getByTestId('schedule-leaves')).toContainText('ten seconds');
    await expect(page.getByTestId('schedule-people')).toContainText('800');
    await expect(page.getByTestId('schedule-run')).toContainText('now');
    await expect(page.getByTestId('dialog-account')).toBeVisible();
    await page.screenshot({ path: info.outputPath('now.png') });
    await answerAndRun(page);
    await expect(page.getByTestId('take-back')).toBeVisible();
    await expect(page.getByTestId('take-back')).toBeHidden({ timeout: 40_000 });
    await expect(page.getByTestId('send-status')).toContainText('LINE has taken it');
  });

  await test.step('out of the outbox, where it waits for its time', async () => {
    await page.getByTestId('add-send').click();
    await expect(page.getByTestId('send-tab')).toHaveCount(2);
    await aSend(page, 'Second');
    await answerAndRun(page);
    await go(page, 'go.outbox');
    await page.getByTestId('tab-waiting').click();
    await page.getByTestId('send-due').click();
    await page.getByTestId('outbox-sendNow').click();
    await expect(page.getByTestId('outbox-ask')).toContainText('800');
    await expect(page.getByTestId('outbox-ask-cost')).not.toBeEmpty();
    await expect(page.getByTestId('dialog-account')).toBeVisible();
    await page.screenshot({ path: info.outputPath('outbox-now.png') });
    await page.getByTestId('outbox-ask-yes').click();
    // it counts down: there is nothing sooner than that
    await expect(page.getByTestId('outbox-sendNow')).toBeHidden();
    await expect(page.getByTestId('outbox-cancel')).toBeVisible();
    await page.getByTestId('tab-sent').click();
    await expect(page.getByTestId('send-accepted')).toHaveCount(2, { timeout: 40_000 });
  });
  expect(studio.errors).toEqual([]);
});
