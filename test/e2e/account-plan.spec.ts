import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/* What lies beside rich menus: a coupon is wished for, stands in the plan, and is on the account afterwards. */
const SCREENS = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(SCREENS, { recursive: true });

/** Calls the main process as the window does. */
const asker = (page: Page) => (channel: string, input?: unknown) =>
  page.evaluate(
    async ([name, value]) => {
      const { tapestry } = window as unknown as {
        tapestry: { invoke(c: string, i?: unknown): Promise<{ ok: boolean; value: unknown }> };
      };
      const answer = await tapestry.invoke(name as string, value);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.value;
    },
    [channel, input] as const,
  );

test('a coupon is planned with the menus, made, and then as wished', async ({ studio }) => {
  test.setTimeout(150_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  const ask = asker(page);
  // a drawing of the sample, which lies nowhere but in this workspace
  const { heads } = (await ask('documents.list', {
    kinds: ['richMenuSet'],
    offset: 0,
    limit: 1,
  })) as {
    heads: { id: string }[];
  };
  const menu = JSON.stringify(await ask('documents.get', { id: heads[0]?.id }));
  const [, drawing] = /"asset":"([0-9a-f]{64})"/.exec(menu) ?? [];
  expect(drawing).toBeDefined();
  const seconds = Math.floor(Date.now() / 1_000);
  const at = new Date().toISOString();
  await ask('documents.create', {
    document: {
      id: 'doc_0000000000coupon',
      kind: 'coupon',
      name: 'Moon cake',
      tags: [],
      notes: '',
      archived: false,
      createdAt: at,
      updatedAt: at,
      couponId: null,
      closed: false,
      sample: false,
      wire: {
        title: 'Moon cake',
        imageUrl: `tapestry:asset/${drawing}`,
        acquisitionCondition: { type: 'normal' },
        maxUseCountPerTicket: 1,
        startTimestamp: seconds,
        endTimestamp: seconds + 7 * 86_400,
        timezone: 'ASIA_TAIPEI',
        visibility: 'UNLISTED',
        reward: { type: 'discount', priceInfo: { type: 'fixed', fixedAmount: 10 } },
      },
    },
  });
  await page.getByTestId('publish').click();
  await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId('open-wishes').click();
  const dialog = page.getByTestId('wishes-dialog');
  await expect(page.getByTestId('wish-webhook')).toBeVisible();
  await page.getByTestId('wish-webhook').fill('https://shop.example/line');
  await dialog
    .locator('[data-testid=wish-coupon][data-name="Moon cake"]')
    .getByRole('combobox')
    .click();
  await page.locator('[role=option][value=create]:visible').click();
  await page.screenshot({ path: join(SCREENS, 'wishes.png') });
  const axe = await new AxeBuilder({ page })
    .include('[data-testid=wishes-dialog]')
    .setLegacyMode()
    .analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);
  await page.getByTestId('wishes-save').click();
  await expect(dialog).toBeHidden();
  const row = (resource: string) =>
    page.locator(`[data-testid=plan-row][data-resource=${resource}][data-op=create]`);
  await expect(row('coupon')).toBeVisible({ timeout: 60_000 });
  await expect(row('webhook')).toBeVisible();
  await page.screenshot({ path: join(SCREENS, 'plan-beside.png'), fullPage: true });
  await page.getByTestId('publish-apply').click();
  await expect(page.locator('[data-testid=run][data-state=done]')).toHaveCount(1, {
    timeout: 90_000,
  });
  await expect(row('coupon')).toHaveCount(0, { timeout: 30_000 });
  const made = (await ask('documents.get', { id: 'doc_0000000000coupon' })) as {
    document: { couponId: string | null };
  };
  expect(made.document.couponId).toMatch(/^[0-9A-F]{26}$/);
  const hosted = (await ask('media.hosted')) as { usedBy: string[]; verifiedAt: string }[];
  expect(hosted.filter(({ usedBy }) => usedBy.includes('doc_0000000000coupon'))).toHaveLength(1);
  expect(studio.errors).toEqual([]);
});

test('a coupon’s own screen leads to what is wanted of the account, and its plan touches no menu', async ({
  studio,
}) => {
  test.setTimeout(150_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('coupon.new');
  await page.locator('[data-testid=palette-row][data-id="coupon.new"]').click();
  await expect(page.getByTestId('coupon-screen')).toBeVisible();
  const name = await page.getByTestId('document-name').first().inputValue();
  await page.screenshot({ path: join(SCREENS, 'coupon-account.png') });
  await page.getByTestId('coupon-account').click();
  const dialog = page.getByTestId('wishes-dialog');
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  await dialog
    .locator(`[data-testid=wish-coupon][data-name="${name}"]`)
    .getByRole('combobox')
    .click();
  await page.locator('[role=option][value=create]:visible').click();
  await page.getByTestId('wishes-save').click();
  await expect(dialog).toBeHidden();
  const rows = page.getByTestId('plan-row');
  await expect(
    page.locator('[data-testid=plan-row][data-resource=coupon][data-op=create]'),
  ).toBeVisible({ timeout: 60_000 });
  await expect(rows.and(page.locator('[data-resource=richMenu]'))).toHaveCount(0);
  await page.screenshot({ path: join(SCREENS, 'coupon-plan.png') });
  expect(studio.errors).toEqual([]);
});

test('an audience that only LINE has is taken in from the plan, with why nobody can count its people', async ({
  studio,
}) => {
  test.setTimeout(150_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  const ask = asker(page);
  const lists = (await ask('documents.list', { kinds: ['audience'], offset: 0, limit: 10 })) as {
    heads: { id: string; name: string }[];
  };
  const [list] = lists.heads;
  if (!list) throw new Error('the sample has no list');
  // at LINE it stays; the workspace knows nothing of it any more
  const { audienceGroupId } = (await ask('lists.upload', {
    job: 'job_00000000000000aa',
    id: list.id,
  })) as { audienceGroupId: number };
  await ask('documents.delete', { id: list.id });

  await page.getByTestId('publish').click();
  const row = page.locator('[data-testid=plan-row][data-resource=audience]', {
    hasText: list.name,
  });
  await expect(row).toHaveAttribute('data-op', 'adopt', { timeout: 60_000 });
  await expect(row.getByTestId('reason')).not.toHaveText(/^plan\.|^$/);
  await row.getByTestId('adopt').click();
  await page.screenshot({ path: join(SCREENS, 'adopt-audience.png') });
  await page.getByTestId('import-run').click();
  await expect(page.getByTestId('import-dialog')).toBeHidden({ timeout: 60_000 });
  await expect(row).toHaveCount(0, { timeout: 60_000 });
  const { heads } = (await ask('documents.list', {
    kinds: ['audience'],
    offset: 0,
    limit: 10,
  })) as { heads: { name: string; summary: Record<string, unknown> }[] };
  expect(heads.find(({ name }) => name === list.name)?.summary).toMatchObject({
    from: 'line',
    audienceGroupId,
  });

  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('go.audiences');
  await page.locator('[data-testid=palette-row][data-id="go.audiences"]').click();
  await page.getByTestId('audience-place').getByRole('radio').nth(1).click({ force: true });
  const adopted = page.getByTestId('list-row').filter({ hasText: list.name });
  await expect(adopted.getByTestId('list-count')).toHaveAttribute('title', /LINE/);
  await adopted.getByTestId('list-actions').click();
  const combine = page.getByRole('menuitem').nth(1);
  await expect(combine).toBeDisabled();
  await expect(combine).toContainText('LINE');
  await page.screenshot({ path: join(SCREENS, 'adopted-audience.png') });
  expect(studio.errors).toEqual([]);
});
