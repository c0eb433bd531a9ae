import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Channel } from '#shared/domain/workspace';
import type { Bridge, ChannelName } from '#shared/ipc/contract';
import { editorReady, expect, test } from './fixtures';

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

/** Over the bridge, as the other screens of the studio do it. */
const ask = async <T>(page: Page, channel: ChannelName, input?: unknown): Promise<T> => {
  const answer = (await page.evaluate(
    ([name, value]) =>
      (window as unknown as { tapestry: Bridge }).tapestry.invoke(name as ChannelName, value),
    [channel, input] as const,
  )) as { ok: boolean; value: T; error?: { message: string } };
  if (!answer.ok) throw new Error(answer.error?.message);
  return answer.value;
};

const HOUR = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();
const SHOTS = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

test('the outbox: what waits, what asks and what left; by mouse and by keyboard', async ({
  studio,
}) => {
  test.setTimeout(180_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await run(page, 'language.en');
  await run(page, 'go.outbox');
  await expect(page.getByTestId('outbox-empty')).toBeVisible();
  await expect(page.getByTestId('status-outbox')).toHaveCount(0);

  const [channel] = await ask<Channel[]>(page, 'channels.list');
  if (!channel) throw new Error('the sample has no channel');
  const request = (name: string, text: string, more: object) => ({
    channelId: channel.id,
    name,
    origin: { kind: 'campaign', documentId: null, itemId: null },
    messages: [{ type: 'text', text }],
    target: { method: 'broadcast' },
    ...more,
  });
  await ask(page, 'outbox.enqueue', {
    request: request('中秋禮盒 · 早鳥預告', '中秋禮盒早鳥開跑，前 100 名加贈山嵐茶包', {
      dueAt: later(2 * HOUR),
      expected: 12_480,
      price: { amount: 1296, currency: 'TWD', plan: 'high', people: 12_480, pricedAt: later(0) },
    }),
  });
  await ask(page, 'outbox.enqueue', {
    request: request('秋季新品 · 開賣', '秋季新品今天上架', { dueAt: later(50 * HOUR) }),
  });

  await test.step('a test to oneself leaves at once and stands with what was sent', async () => {
    await ask(page, 'outbox.sendTest', {
      channelId: channel.id,
      name: '早鳥預告',
      documentId: null,
      messages: [{ type: 'text', text: '中秋禮盒早鳥開跑' }],
    });
    await page.getByTestId('tab-sent').click();
    await expect(page.getByTestId('send-accepted')).toHaveCount(1, { timeout: 20_000 });
    await expect(page.getByTestId('send-accepted')).toContainText('Test');
  });

  await test.step('what is missed while it is paused asks, and does not go late by itself', async () => {
    await page.getByTestId('outbox-pause').click();
    await expect(page.getByTestId('outbox-paused')).toBeVisible();
    await ask(page, 'outbox.enqueue', {
      request: request('週三特賣', '只有今天：咖啡豆買一送一', { dueAt: later(300), graceMs: 0 }),
    });
    await page.getByTestId('tab-asks').click();
    await expect(page.getByTestId('send-missed')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByTestId('outbox-sentence')).toContainText('paused');
    await expect(page.getByTestId('status-outbox')).toHaveAttribute('data-state', 'asks');
    await page.getByTestId('outbox-pause').click();
    await expect(page.getByTestId('outbox-paused')).toBeHidden();
  });

  await test.step('every language and theme', async () => {
    mkdirSync(SHOTS, { recursive: true });
    for (const language of ['zh-TW', 'ja', 'en']) {
      await run(page, `language.${language}`);
      for (const theme of ['dark', 'light']) {
        await run(page, `theme.${theme}`);
        for (const tab of ['asks', 'waiting']) {
          await page.getByTestId(`tab-${tab}`).click();
          await page.mouse.move(2, 450);
          await page.screenshot({
            path: join(SHOTS, `${language}-${theme}-outbox-${tab}.png`),
          });
        }
      }
    }
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      // the chat has LINE's colours
      .exclude('[data-chat-theme]')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  await test.step('the keyboard walks the list, holds a send and gives it another time', async () => {
    await page.getByTestId('tab-waiting').click();
    const rows = page.getByTestId('outbox-list').getByRole('button');
    await expect(rows).toHaveCount(2);
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(1)).toBeFocused();
    await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Home');
    await page.getByTestId('outbox-hold').press('Enter');
    await expect(page.getByTestId('send-draft')).toBeVisible();
    await page.getByTestId('outbox-reschedule').press('Enter');
    await page.getByTestId('outbox-reschedule-dialog').waitFor();
    await page.screenshot({ path: join(SHOTS, 'en-light-outbox-time.png') });
    await page.getByTestId('outbox-reschedule-yes').press('Enter');
    await expect(page.getByTestId('send-due')).toHaveCount(2);
  });

  await test.step('cancelling says what is lost first, and nothing leaves', async () => {
    await page.getByTestId('outbox-cancel').click();
    await page.getByTestId('outbox-ask').waitFor();
    await page.screenshot({ path: join(SHOTS, 'en-light-outbox-cancel.png') });
    await page.getByTestId('outbox-ask-yes').click();
    await expect(page.getByTestId('send-due')).toHaveCount(1);
  });

  await test.step('the window closes, the studio goes on for what waits, and comes back', async () => {
    await ask(page, 'settings.update', { whenClosed: 'keep' });
    const visible = () =>
      studio.app.evaluate(
        ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((w) => w.isVisible()).length,
      );
    await ask(page, 'app.window', { verb: 'close' });
    await expect.poll(visible).toBe(0);
    await studio.app.evaluate(({ app }) => {
      app.emit('second-instance', {}, []);
    });
    await expect.poll(visible).toBe(1);
    await expect(page.getByTestId('send-due')).toHaveCount(1);
  });

  await test.step('a capsule takes a waiting send over, and the outbox lets go of it', async () => {
    const folder = join(studio.userData, 'capsules');
    mkdirSync(folder);
    await studio.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, folder);
    await page.getByTestId('send-due').click();
    await page.getByTestId('outbox-seal').click();
    await expect(page.getByTestId('send-due')).toHaveCount(0);
    const [file = ''] = readdirSync(folder);
    const capsule = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    expect(capsule).toMatchObject({ format: 'tapestry.capsule', content: { to: [] } });
    expect(capsule.content.send.messages).toHaveLength(1);
  });
  expect(studio.errors).toEqual([]);
});
