import { editorReady, expect, test } from './fixtures';

/** The main job: from an open menu to a live one on the rehearsal channel, and back. */
test.describe('publishing to the rehearsal channel', () => {
  test('a plan is shown, carried out, read back, and can be taken back', async ({ studio }) => {
    test.setTimeout(240_000);
    const { page } = studio;
    await editorReady(page);
    await page.getByTestId('publish').click();
    const rows = page.getByTestId('plan-row');
    await expect(rows.first()).toBeVisible({ timeout: 120_000 });
    await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
    await page.screenshot({ path: 'test-results/publish-plan.png' });
    await page.getByTestId('publish-apply').click();
    await expect(page.getByTestId('run').first()).toBeVisible({ timeout: 120_000 });
    await expect(page.getByTestId('publish-apply')).toBeDisabled({ timeout: 60_000 });
    await expect(page.getByTestId('publish-error')).toHaveCount(0);
    await page.screenshot({ path: 'test-results/publish-done.png' });

    await page.getByTestId('rail-channel').click();
    await expect(page.getByTestId('live-menu').first()).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: 'test-results/publish-channel.png' });
    expect(studio.errors).toEqual([]);
  });
});
