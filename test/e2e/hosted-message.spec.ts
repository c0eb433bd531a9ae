import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/* A rich message is drawn, put into a message, sent to the rehearsal channel, and arrives with its picture. */
const SCREENS = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(SCREENS, { recursive: true });

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

test('a design in a message arrives as it was shown, with its picture', async ({ studio }) => {
  test.setTimeout(120_000);
  const { page, userData } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await run(page, 'document.newMessage');
  await page.getByTestId('new-message-name').fill('moon');
  await page.locator('[data-testid=layout-template] label:has(input[value="M-A"])').click();
  await page.getByTestId('create-message').click();
  await editorReady(page);
  await page.getByTestId('design-altText').fill('Moon cakes');
  await run(page, 'shape.badge');
  await run(page, 'select.next');
  await page.getByTestId('action-kind').click();
  await page.locator('[role=option][value=message]:visible').click();
  await page.getByTestId('action-text').fill('order');
  await expect(page.getByTestId('status-problems')).toHaveAttribute('data-count', '0');
  // the library has its small picture, which the phone shows until the real ones are drawn
  await expect(
    page.locator('[data-testid=library-item][data-name=moon]').locator('img'),
  ).toBeVisible({ timeout: 30_000 });

  await page.getByTestId('new-message').click();
  await page.getByTestId('new-message-name').fill('Weekend');
  await page.getByTestId('create-message').click();
  await page.getByTestId('field-text').fill('Moon cakes are here');
  await page.getByTestId('add-bubble').click();
  await page.getByRole('menuitem', { name: 'moon' }).click();
  await expect(page.getByTestId('design-which')).toBeVisible();
  const phone = page.getByTestId('message-phone');
  await expect(phone.locator('[data-bubble]')).toHaveCount(2);
  await page.screenshot({ path: join(SCREENS, 'design-bubble.png') });
  const axe = await new AxeBuilder({ page })
    .include('[data-testid=composer]')
    .setLegacyMode()
    .analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);

  await page.getByTestId('message-test').click();
  const dialog = page.getByTestId('test-dialog');
  await dialog.locator('input[type=checkbox]').first().check();
  await page.getByTestId('test-send').click();
  await expect(page.getByTestId('test-sent')).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: join(SCREENS, 'design-sent.png') });

  const { shown, design } = await page.evaluate(async () => {
    const { tapestry } = window as unknown as {
      tapestry: { invoke(channel: string, input?: unknown): Promise<{ value: never }> };
    };
    const named = async (text: string, kinds: string[]) => {
      const list = (await tapestry.invoke('documents.list', { kinds, text, offset: 0, limit: 1 }))
        .value as { heads: { id: string }[] };
      const got = (await tapestry.invoke('documents.get', { id: list.heads[0]?.id })).value as {
        document: unknown;
      };
      return got.document as never;
    };
    return {
      shown: (await named('Weekend', ['message'])) as { bubbles: { wire?: unknown }[] },
      design: (await named('moon', ['richMessage'])) as { pages: { areas: unknown[] }[] },
    };
  });
  const kept = join(userData, 'sample-workspace', '.tapestry', 'rehearsal');
  const record = readFileSync(join(kept, 'sends.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('Moon cakes are here'))
    .map((line) => JSON.parse(line) as { messages: Record<string, unknown>[] })
    .flatMap(({ messages }) => messages);
  expect(record).toHaveLength(2);
  expect(record[0]).toEqual(shown.bubbles[0]?.wire);
  const baseUrl = String(record[1]?.baseUrl);
  expect(record[1]).toEqual({
    type: 'imagemap',
    baseUrl,
    altText: 'Moon cakes',
    baseSize: { width: 1040, height: 1040 },
    actions: [{ type: 'message', text: 'order', area: { x: 0, y: 0, width: 1040, height: 1040 } }],
  });
  expect(design.pages[0]?.areas).toHaveLength(1);
  // what the address serves is what the drawing page made, in all five widths
  const folder = join(kept, 'media', 'imagemap', baseUrl.split('/').at(-1) ?? '');
  expect(readdirSync(folder).sort()).toEqual(['1040', '240', '300', '460', '700']);
  const renders = join(userData, 'sample-workspace', '.tapestry', 'renders');
  const drawn = readdirSync(renders).filter((name) => name.endsWith('.bin'));
  const bytes = drawn.map((name) => readFileSync(join(renders, name)));
  for (const width of readdirSync(folder)) {
    const served = readFileSync(join(folder, width));
    expect(bytes.some((picture) => picture.equals(served))).toBe(true);
  }

  // a test that shows it keeps the picture, which its address does not name
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.evaluate(startTestOf, { from: 'Weekend', into: '禮盒・只有禮盒' });
  await run(page, 'go.results');
  await page.getByTestId('tab-experiments').click();
  await page.getByTestId('experiment-list').getByRole('row').nth(1).click();
  const arm = page.locator('[data-testid=arm-table] [data-arm=A]');
  const picture = arm.getByTestId('arm-picture').locator('[data-kind=image] img');
  await expect(picture).toHaveAttribute('src', /^app:\/\/tapestry\/asset\/[0-9a-f]{64}$/);
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(700);
  await expect(arm.getByTestId('picture-absent')).toHaveCount(0);
  await page.screenshot({ path: join(SCREENS, 'arm-picture.png') });
  expect(studio.errors).toEqual([]);
});

/** Puts the design of one message into another, whose test then begins. */
async function startTestOf(names: { from: string; into: string }): Promise<void> {
  const { tapestry } = window as unknown as {
    tapestry: { invoke(channel: string, input?: unknown): Promise<{ ok: boolean; value: never }> };
  };
  const ask = async <T>(channel: string, input?: unknown): Promise<T> => {
    const answer = await tapestry.invoke(channel, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value as T;
  };
  type Opened = { document: { id: string; bubbles: { source: string }[] }; revision: string };
  const named = async (text: string) => {
    const wanted = { kinds: ['message'], text, offset: 0, limit: 1 };
    const { heads } = await ask<{ heads: { id: string }[] }>('documents.list', wanted);
    return ask<Opened>('documents.get', { id: heads[0]?.id });
  };
  const { document: from } = await named(names.from);
  const { document, revision } = await named(names.into);
  document.bubbles = from.bubbles.filter(({ source }) => source === 'design');
  await ask('documents.save', { document, baseRevision: revision });
  const channel = await ask<{ id: string }>('channels.selected');
  type Row = { id: string; broadcasts: { id: string; experiment: unknown }[] };
  const span = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
  const plan = await ask<{ campaigns: Row[] }>('plan.range', span);
  for (const campaign of plan.campaigns)
    for (const { id, experiment } of campaign.broadcasts)
      if (experiment !== null) {
        const which = { campaignId: campaign.id, broadcastId: id, channelId: channel.id };
        await ask('experiments.start', { ...which, confirmation: null });
      }
}
