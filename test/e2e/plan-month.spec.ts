import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, settled, test } from './fixtures';

const hardships = async (page: Page) => {
  await settled(page);
  return (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.filter(
    ({ impact }) => impact === 'serious' || impact === 'critical',
  );
};

/* A month is planned without a network: a campaign, its send, its price; then moved about and taken back. */

const entryOn = (page: Page, day: string) =>
  page.locator(`[data-testid=calendar-day][data-day="${day}"] [data-testid=calendar-entry]`);

test('plans a send, prices it, moves it by hand and by key, and takes it back', async ({
  studio,
}, info) => {
  test.setTimeout(120_000);
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-plan').click();
  await expect(page.getByTestId('month-view')).toBeVisible();
  await expect(page.getByTestId('calendar-entry').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('month.png') });

  // the month goes out on paper and as a file of A4 pages that lie on their side
  const out = join(studio.userData, 'plans');
  mkdirSync(out, { recursive: true });
  await studio.app.evaluate(({ app, dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        Object.assign(globalThis, { printedTitle: contents.getTitle() });
        done?.(true, '');
      };
    });
  }, out);
  await page.getByTestId('planner-print').click();
  const title = () =>
    studio.app.evaluate(() => (globalThis as { printedTitle?: string }).printedTitle ?? '');
  await expect.poll(title).toMatch(/\d{4}/);
  await page.getByTestId('planner-files').click();
  await page.getByTestId('menu-pdf').click();
  await expect.poll(() => readdirSync(out)).toEqual([`${await title()}.pdf`]);
  const pdf = readFileSync(join(out, `${await title()}.pdf`)).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  // the calendar, and the sends on a sheet of their own
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2);
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84[12](\.\d+)? 59[456](\.\d+)?\]/);

  // the month after this one is empty whatever today is
  await page.getByTestId('planner-next').click();
  await expect(page.getByTestId('calendar-day').first()).toBeVisible();
  await page.getByTestId('new-campaign').click();
  await page.getByTestId('campaign-name').fill('雙十一');
  await page.getByTestId('send-name').fill('預告');
  await page.getByTestId('add-text').click();
  await page.getByTestId('message-part').locator('textarea').fill('雙十一開跑');
  await page.getByTestId('send-expected').fill('12000');
  await page.getByTestId('send-expected').press('Enter');
  // the sample's last send counts into this month and has used up the 6,000 of the fee: 0.2 each, before tax
  await expect(page.getByTestId('send-price')).toContainText('2,400');
  await page.screenshot({ path: info.outputPath('campaign.png') });

  // it is handed to the outbox, waits there, and is taken back
  await page.getByTestId('schedule').click();
  await expect(page.getByTestId('schedule-people')).toContainText(/[0-9]/);
  for (const box of await page.getByTestId('schedule-warning').all()) await box.check();
  // whoever stands by a warning has a name
  if (await page.getByTestId('schedule-by').isVisible()) {
    await expect(page.getByTestId('schedule-run')).toBeDisabled();
    await page.getByTestId('schedule-by').fill('小林');
  }
  await page.screenshot({ path: info.outputPath('schedule.png') });
  await page.getByTestId('schedule-run').click();
  await expect(page.getByTestId('take-back')).toBeVisible();
  await expect(page.getByTestId('send-name')).toBeDisabled();
  await page.getByTestId('take-back').click();
  await expect(page.getByTestId('schedule')).toBeVisible();

  // a test says whether so many people can decide it
  await page.getByTestId('test-switch').press('Space');
  await expect(page.getByTestId('test-power')).toHaveAttribute('data-decides', 'false');
  await page.getByTestId('test-baseline').fill('30');
  await page.getByTestId('test-baseline').press('Enter');
  await expect(page.getByTestId('test-power')).toHaveAttribute('data-decides', 'true');
  await page.getByTestId('test-power').scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('test.png') });
  // such a send is not scheduled but begun, frozen as a whole
  await page.getByTestId('start-test').click();
  await expect(page.getByTestId('start-test-run')).toBeEnabled();
  await page.screenshot({ path: info.outputPath('start-test.png') });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('start-test-dialog')).toBeHidden();
  await page.getByTestId('test-switch').press('Space');

  // a target is built from conditions and read back as a sentence
  await page.getByTestId('target-who').locator('label').nth(1).click();
  await expect(
    page.getByTestId('campaign-problems').locator('[data-severity=error]'),
  ).not.toHaveCount(0);
  await page.getByTestId('add-condition').last().click();
  await page.getByTestId('menu-gender').click();
  await page.getByTestId('condition').getByRole('button').first().click();
  await page.getByTestId('menu-female').click();
  await expect(page.getByTestId('target-sentence')).toContainText(/女|women/);
  await page.screenshot({ path: info.outputPath('target.png') });
  expect(await hardships(page)).toEqual([]);

  await page.getByTestId('tab-calendar').click();
  const first = page.getByTestId('calendar-day').and(page.locator('[data-day$="-01"]')).first();
  const day = (await first.getAttribute('data-day')) ?? '';
  const on = (date: string) =>
    entryOn(page, `${day.slice(0, 8)}${date}`).filter({ hasText: '預告' });
  await expect(on('01')).toHaveCount(1);
  const from = await on('01').boundingBox();
  const to = await page.locator(`[data-day="${day.slice(0, 8)}10"]`).boundingBox();
  if (!from || !to) throw new Error('the calendar has no place');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 50, { steps: 8 });
  await page.mouse.up();
  await expect(on('10')).toHaveCount(1);
  await on('10').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(on('11')).toHaveCount(1);
  await page.getByTestId('planner-undo').click();
  await expect(on('10')).toHaveCount(1);
  await on('10').focus();
  await page.keyboard.press('Control+z');
  await expect(on('01')).toHaveCount(1);
  await page.getByTestId('planner-redo').click();
  await expect(on('10')).toHaveCount(1);
  await page.screenshot({ path: info.outputPath('moved.png') });

  await page.getByTestId('planner-search').fill('沒有這個');
  await expect(page.getByTestId('calendar-entry')).toHaveCount(0);
  await page.getByTestId('planner-search').fill('雙十一');
  await expect(on('10')).toHaveCount(1);
  await page.getByTestId('planner-view').locator('label').nth(1).click();
  await expect(page.getByTestId('week-view')).toBeVisible();
  await page.screenshot({ path: info.outputPath('week.png') });
  await page.getByTestId('planner-view').locator('label').nth(2).click();
  await expect(page.getByTestId('list-view')).toContainText('預告');
  await page.screenshot({ path: info.outputPath('list.png') });
  expect(await hardships(page)).toEqual([]);
  await page.getByTestId('planner-files').click();
  await page.getByTestId('menu-sheet').click();
  await page.getByTestId('import-sheet-file').setInputFiles({
    name: 'plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `campaign,send,day,time,text\n聖誕,倒數,${day.slice(0, 8)}20,12:00,還有五天\n`,
    ),
  });
  await page.getByTestId('import-sheet-run').click();
  await page.getByTestId('planner-search').fill('');
  await expect(page.getByTestId('list-view')).toContainText('倒數');
  await page.getByTestId('rail-audiences').click();
  await expect(page.getByTestId('audiences-screen')).toBeVisible();
  await page.screenshot({ path: info.outputPath('audiences.png') });
  expect(await hardships(page)).toEqual([]);
  expect(studio.errors).toEqual([]);

  // what the calendar moved is on the disk
  await studio.restart();
  await studio.page.getByTestId('rail-plan').click();
  await studio.page.getByTestId('tab-calendar').click();
  await studio.page.getByTestId('planner-next').click();
  await expect(
    entryOn(studio.page, `${day.slice(0, 8)}10`).filter({ hasText: '預告' }),
  ).toHaveCount(1);
});
