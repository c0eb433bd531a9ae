import type { Bridge } from '#shared/ipc/contract';
import { expect, test } from './fixtures';

/* What belongs to a campaign beside its sends, each thing chosen in the campaign's own form. */

test('a message is found by its name among more than a menu holds', async ({ studio }, info) => {
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(async () => {
    const { invoke } = (window as unknown as { tapestry: Bridge }).tapestry;
    const list = await invoke('documents.list', {
      kinds: ['message'],
      offset: 0,
      limit: 1,
    } as never);
    const id = (list as { value: { heads: { id: string }[] } }).value.heads[0]?.id;
    const copy = (name: string) => invoke('documents.duplicate', { id, name } as never);
    for (let number = 1; number <= 60; number += 1) await copy(`第 ${number} 封`);
    // as many stand before it as behind it
    await copy('中秋感謝信');
    for (let number = 61; number <= 120; number += 1) await copy(`第 ${number} 封`);
  });
  await page.getByTestId('rail-plan').click();
  await page.getByTestId('planner-next').click();
  await page.getByTestId('new-campaign').click();
  await page.getByTestId('add-message').first().click();
  const chosen = page.getByTestId('message-document').first();
  await chosen.click();
  await expect(page.getByRole('option')).toHaveCount(50);
  await expect(page.getByRole('option', { name: '中秋感謝信' })).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('many.png') });
  await page.getByTestId('select-search').fill('感謝信');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.screenshot({ path: info.outputPath('found.png') });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chosen).toContainText('中秋感謝信');
  await chosen.click();
  await page.getByTestId('select-search').fill('沒有這封');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(chosen).toContainText('中秋感謝信');
});
