import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Bridge } from '#shared/ipc/contract';
import { expect, settled, test } from './fixtures';

/* What belongs to a campaign beside its sends, each thing chosen in the campaign's own form. */

const hardships = async (page: Page) => {
  await settled(page);
  return (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

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

test('rich menus, coupons and who answers are chosen in the form, and findings lead there', async ({
  studio,
}, info) => {
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-plan').click();
  await page.getByTestId('planner-next').click();
  await page.getByTestId('new-campaign').click();
  await page.getByTestId('campaign-name').fill('雙十一');
  const month = (await page.getByTestId('send-at').inputValue()).slice(0, 8);

  // a rich menu with a period of its own
  const menus = page.getByTestId('section-menus');
  await menus.getByRole('button', { expanded: false }).click();
  await menus.getByTestId('add-menu').click();
  await menus.getByTestId('campaign-menu-document').click();
  await page.getByTestId('select-search').fill('首頁');
  await page.getByRole('option').first().click();
  await menus.getByTestId('campaign-menu-from').fill(`${month}05T00:00`);
  await menus.getByTestId('campaign-menu-to').fill(`${month}12T00:00`);

  // its taps send texts, and the finding leads to who answers them
  const findings = page.getByTestId('campaign-problems');
  const leads = findings.getByTestId('lead-answers');
  await expect(leads.first()).toBeVisible();
  const open = await leads.count();
  await leads.first().click();
  const by = page.getByTestId('answer-by').first();
  await expect(by).toBeFocused();
  await page.screenshot({ path: info.outputPath('answers.png') });
  // a row without a name is no answer yet
  await expect(leads).toHaveCount(open);
  await page.keyboard.type('客服');
  await expect(leads).toHaveCount(open - 1);

  // a coupon, which is looked after from then on
  const coupons = page.getByTestId('section-coupons');
  await coupons.getByRole('button', { expanded: false }).click();
  await coupons.getByTestId('add-coupon').click();
  await expect(coupons.getByTestId('campaign-coupon')).toHaveCount(1);
  await page.getByTestId('section-menus').scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('parts.png') });
  expect(await hardships(page)).toEqual([]);

  // the menu stands in the calendar on the days it was given
  await page.getByTestId('tab-calendar').click();
  await expect(page.getByTestId('menu-bar').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('month.png') });
  await page.getByTestId('planner-view').locator('label').nth(3).click();
  const bar = page.locator('[data-testid=timeline-bar][title*="雙十一"]');
  await expect(bar).toContainText('首頁');
  await page.screenshot({ path: info.outputPath('timeline.png') });
});

test('a rich menu with a display period of its own stands in the calendar', async ({
  studio,
}, info) => {
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  const name = await page.evaluate(async () => {
    const { invoke } = (window as unknown as { tapestry: Bridge }).tapestry;
    const ask = async <T>(channel: string, input: unknown): Promise<T> =>
      ((await invoke(channel as never, input as never)) as { value: T }).value;
    const { heads } = await ask<{ heads: { id: string; name: string }[] }>('documents.list', {
      kinds: ['richMenuSet'],
      text: '首頁',
      offset: 0,
      limit: 1,
    });
    const got = await ask<{ document: object; revision: string }>('documents.get', {
      id: heads[0]?.id,
    });
    // in three months nothing else is planned
    const from = new Date();
    from.setUTCMonth(from.getUTCMonth() + 3, 10);
    const to = new Date(from.getTime() + 5 * 86_400_000);
    await ask('documents.save', {
      document: {
        ...got.document,
        displayPeriod: { start: from.toISOString(), end: to.toISOString() },
      },
      baseRevision: got.revision,
    });
    return heads[0]?.name ?? '';
  });
  await page.getByTestId('rail-plan').click();
  for (let month = 0; month < 3; month += 1) await page.getByTestId('planner-next').click();
  const own = page.locator('[data-testid=menu-bar][title*="own display period"]');
  await expect(own.first()).toContainText(name);
  await page.screenshot({ path: info.outputPath('month.png') });
  await page.getByTestId('planner-view').locator('label').nth(3).click();
  const bar = page.locator('[data-testid=timeline-bar][title*="own display period"]');
  await expect(bar).toHaveCount(1);
  // what a campaign of months ago left on without an end is seen before and after it
  await expect(page.getByTestId('timeline-bar')).toHaveCount(3);
  await page.screenshot({ path: info.outputPath('timeline.png') });
  await bar.click();
  await expect(page.getByTestId('rail-menus')).toHaveAttribute('aria-current', /./);
});

test('campaigns are renamed, archived and deleted where they are listed, and each comes back', async ({
  studio,
}, info) => {
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-plan').click();
  await page.getByTestId('planner-view').locator('label').nth(5).click();
  const row = (name: string) =>
    page.getByTestId('campaign-row').filter({ has: page.locator('strong', { hasText: name }) });
  const undo = page.getByRole('button', { name: 'Undo' }).last();
  await expect(row('秋季新品')).toBeVisible();

  await row('秋季新品').click({ button: 'right' });
  await page.screenshot({ path: info.outputPath('menu.png') });
  await page.getByTestId('menu-rename').click();
  await page.getByTestId('rename-campaign-name').fill('冬季新品');
  await page.keyboard.press('Enter');
  await expect(row('冬季新品')).toBeVisible();
  await expect(row('秋季新品')).toHaveCount(0);

  await row('冬季新品').click({ button: 'right' });
  await page.getByTestId('menu-archive').click();
  await expect(row('冬季新品')).toHaveCount(0);
  await page.getByTestId('campaign-shelf').locator('label').nth(1).click();
  await expect(row('冬季新品')).toBeVisible();
  await page.screenshot({ path: info.outputPath('archive.png') });
  await page.getByTestId('campaign-more').first().click();
  await page.getByTestId('menu-archive').click();
  await page.getByTestId('campaign-shelf').locator('label').nth(0).click();
  await expect(row('冬季新品')).toBeVisible();

  // the same on a card of the board; what is deleted comes back
  await page.getByTestId('planner-view').locator('label').nth(4).click();
  const card = page
    .getByTestId('board-card')
    .filter({ has: page.locator('strong', { hasText: '冬季新品' }) });
  await card.click({ button: 'right' });
  await page.getByTestId('menu-delete').click();
  if (await page.getByTestId('usage-dialog').isVisible())
    await page.getByTestId('usage-delete').click();
  await expect(card).toHaveCount(0);
  expect(await hardships(page)).toEqual([]);
  await undo.click();
  await expect(card).toBeVisible();

  await card.getByTestId('board-move').click();
  await page.getByTestId('menu-duplicate').click();
  await expect(page.getByTestId('campaign-screen')).toBeVisible();
});

test('messages used are typed, and a budget and the figure of a goal are taken back', async ({
  studio,
}, info) => {
  const { page } = studio;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('rail-plan').click();
  const settings = page.getByTestId('plan-settings');
  await settings.click();
  await page.getByTestId('monthly-budget').fill('9000');
  await page.getByTestId('used-by-hand').fill('1234');
  await page.getByTestId('used-by-hand').press('Tab');
  await page.screenshot({ path: info.outputPath('settings.png') });
  await page.getByTestId('plan-settings-save').click();
  await settings.click();
  await expect(page.getByTestId('used-by-hand')).toHaveValue('1234');
  await expect(page.getByTestId('monthly-budget')).toHaveValue('9000');
  await page.getByTestId('monthly-budget').fill('');
  await page.getByTestId('used-by-hand').fill('');
  await page.getByTestId('used-by-hand').press('Tab');
  await page.getByTestId('plan-settings-save').click();
  await settings.click();
  await expect(page.getByTestId('used-by-hand')).toHaveValue('');
  await expect(page.getByTestId('monthly-budget')).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.getByTestId('planner-view').locator('label').nth(5).click();
  await page.getByTestId('campaign-row').filter({ hasText: '中秋禮盒' }).click();
  const figure = page.getByTestId('campaign-goal-figure');
  await expect(figure).toHaveValue('800');
  await figure.fill('');
  await figure.press('Tab');
  await expect(figure).toHaveValue('');
});
