import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { changeBehindUs } from './behind-us';
import { editorReady, expect, test } from './fixtures';

/*
 * The main job, by mouse and by keyboard: a second person signs, the plan goes out, others change the
 * account behind us, a person decides, and an earlier state comes back.
 */
const command = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

const accessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    // the library's listbox has the focus and scrolls its rows into sight
    .disableRules(['scrollable-region-focusable'])
    .setLegacyMode()
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map((found) => [found.id, found.nodes[0]?.html])).toEqual([]);
};

const picture = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/publish-${name}.png` });

const planReady = async (page: Page) => {
  await expect(page.getByTestId('plan-row').first()).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId('replan')).toBeEnabled({ timeout: 60_000 });
};

const isDone = async (page: Page, runs: number) => {
  await expect(page.locator('[data-testid=run][data-state=done]')).toHaveCount(runs, {
    timeout: 120_000,
  });
  await expect(page.getByTestId('publish-error')).toHaveCount(0);
};

test('a plan is signed, carried out, questioned after others changed the account, and taken back', async ({
  studio,
}) => {
  test.setTimeout(300_000);
  let { page } = studio;
  await editorReady(page);
  await command(page, 'go.channel');
  // checked when the workspace's file says so
  await page.getByTestId('require-approval').click();
  await expect(page.getByTestId('require-approval')).toBeChecked();
  await command(page, 'go.menus');
  await editorReady(page);
  await page.getByTestId('publish').click();
  await planReady(page);

  // Nobody has signed; then the same person signs and sends; then two people.
  const apply = page.getByTestId('publish-apply');
  await expect(apply).toBeDisabled();
  await expect(page.getByTestId('approval')).toHaveCount(3);
  await picture(page, 'unsigned');
  await page.getByTestId('approve').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('reviewer').fill('林經理');
  await picture(page, 'sign');
  await page.getByTestId('approve-run').click();
  await expect(page.getByTestId('approve-dialog')).toHaveCount(0, { timeout: 60_000 });
  await page.getByTestId('publish-by').fill('林經理');
  await expect(apply).toBeEnabled({ timeout: 60_000 });
  await apply.click();
  await expect(page.getByTestId('publish-error')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('run')).toHaveCount(0);
  await page.getByTestId('publish-by').fill('小陳');
  await accessible(page);
  await apply.focus();
  await page.keyboard.press('Enter');
  await isDone(page, 1);
  await expect(apply).toBeDisabled();
  await picture(page, 'done');

  await page.getByTestId('journal').first().click();
  await expect(page.getByTestId('run-dialog').locator('tbody tr')).not.toHaveCount(0);
  await picture(page, 'journal');
  await page.keyboard.press('Escape');

  await studio.restart(() => changeBehindUs(studio));
  page = studio.page;
  // the window comes back with the plan that was open, made anew
  await planReady(page);
  const asks = page.locator('[data-testid=plan-row][data-drift]');
  await expect(asks).toHaveCount(2);
  await picture(page, 'drift');
  await accessible(page);
  const changed = page.locator('[data-testid=plan-row][data-drift=changed]');
  const gone = page.locator('[data-testid=plan-row][data-drift=gone]');
  // Nobody has decided, so there is nothing to do.
  await expect(changed.locator('input[value=ask]')).toBeChecked();
  await expect(gone.locator('input[value=ask]')).toBeChecked();
  await expect(page.getByTestId('publish-apply')).toBeDisabled();
  await gone.locator('input[value=ask]').focus();
  await page.keyboard.press('ArrowRight');
  // What is left is remembered at once, and every later plan knows it.
  const left = page.locator('[data-testid=plan-row][data-left]');
  await expect(left).toHaveCount(1, { timeout: 60_000 });
  await expect(left.locator('input[value=leave]')).toBeChecked();
  await page.getByTestId('replan').click();
  await planReady(page);
  await expect(left).toHaveCount(1);
  await picture(page, 'left');
  await left.locator('input[value=ask]').click({ force: true });
  await expect(left).toHaveCount(0, { timeout: 60_000 });
  await gone.locator('input[value=overwrite]').click({ force: true });
  await expect(gone.locator('input[value=overwrite]')).toBeChecked();
  await expect(page.getByTestId('publish-step').first()).toBeVisible({ timeout: 60_000 });
  // Their version becomes the design of the page.
  await changed.locator('input[value=import]').click({ force: true });
  await page.getByTestId('import-run').click();
  await expect(changed).toHaveCount(0, { timeout: 60_000 });
  await page.getByTestId('publish-by').fill('小陳');
  await expect(page.getByTestId('acknowledge')).toBeVisible();
  await expect(page.getByTestId('replan')).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId('acknowledge').check();
  await picture(page, 'decided');
  await expect(page.getByTestId('publish-apply')).toBeEnabled();
  await page.getByTestId('publish-apply').click();
  await isDone(page, 2);
  await expect(asks).toHaveCount(0);

  await page.getByTestId('tab-timeline').click();
  await expect(page.getByTestId('then-menu').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('restore')).toHaveCount(2);
  await picture(page, 'timeline');
  await accessible(page);
  await page.getByTestId('restore').last().click();
  await page.getByTestId('return-run').click();
  await page.getByTestId('tab-plan').click();
  await isDone(page, 3);
  await picture(page, 'brought-back');

  await page.getByTestId('rail-channel').click();
  await expect(page.getByTestId('live-menu').first()).toBeVisible({ timeout: 30_000 });
  expect(studio.errors).toEqual([]);
});

test('what LINE would refuse stands in the plan with its place, and a click leads there', async ({
  studio,
}) => {
  const { page } = studio;
  await editorReady(page);
  await page.getByTestId('new-menu').click();
  await page.getByTestId('new-menu-name').fill('聖誕');
  await page.getByTestId('create-menu').click();
  await expect(page.getByTestId('empty-page')).toBeVisible();
  await page.getByTestId('publish').click();
  // six areas without an action
  const problems = page.getByTestId('plan-problem');
  await expect(problems).toHaveCount(6, { timeout: 60_000 });
  await expect(problems.nth(1)).toContainText(/聖誕.*area B/);
  await expect(page.getByTestId('publish-status')).toContainText('6 things have to be mended');
  await expect(page.getByTestId('publish-apply')).toBeDisabled();
  // two plans are told apart by what they publish
  await expect(page.getByTestId('document-tab-publish')).toContainText('聖誕');
  await picture(page, 'problems');
  await accessible(page);
  await problems.nth(1).getByRole('button').click();
  await expect(page.getByTestId('inspector-area')).toBeVisible();
  await expect(page.getByTestId('mirror-B')).toHaveAttribute('aria-selected', 'true');
  await command(page, 'edit.selectAll');
  await command(page, 'edit.delete');
  await page.getByTestId('document-tab-publish').click();
  await expect(problems).not.toHaveCount(6, { timeout: 60_000 });
  expect(studio.errors).toEqual([]);
});
