import { mkdirSync } from 'node:fs';
import { editorReady, expect, test } from './fixtures';
const OUT='/tmp/compose-shots'; mkdirSync(OUT,{recursive:true});
test('shots', async ({ studio }) => {
  test.setTimeout(120_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  const run = async (id: string) => {
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').fill(id);
    await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
    await expect(page.getByTestId('palette-input')).toBeHidden();
  };
  await page.getByTestId('rail-messages').click();
  await run('coupon.new');
  await page.getByTestId('coupon-screen').waitFor();
  for (const [lang, theme] of [['zh-TW','light'],['en','dark'],['ja','light']]) {
    await run(`language.${lang}`); await run(`theme.${theme}`);
    await page.screenshot({ path: `${OUT}/coupon-${lang}-${theme}.png` });
  }
  await page.keyboard.press('Control+i');
  await page.getByTestId('import-file').setInputFiles({ name: 'members.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ type: 'operator', and: [{ type: 'audience', audienceGroupId: '4711' }] })) });
  await page.getByTestId('import-commit').click();
  await page.getByTestId('definition-screen').waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${OUT}/definition.png` });
});
