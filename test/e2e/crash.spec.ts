import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorReady, expect, inWindow, type Studio, test } from './fixtures';

/* R18 and R9 in the window: what dies, or is damaged, comes back with the work that was in it. */

async function end(studio: Studio, how: 'crash' | 'kill'): Promise<void> {
  const pid = await studio.app.evaluate(({ BrowserWindow }, shallCrash) => {
    const window = BrowserWindow.getAllWindows().find((candidate) => candidate.isVisible());
    if (shallCrash) window?.webContents.forcefullyCrashRenderer();
    return window?.webContents.getOSProcessId() ?? 0;
  }, how === 'crash');
  if (how === 'kill') process.kill(pid, 'SIGKILL');
}

for (const how of ['crash', 'kill'] as const) {
  test(`a page that ends by a ${how} comes back with what was typed a moment before`, async ({
    studio,
  }) => {
    await editorReady(studio.page);
    await studio.page.getByTestId('page-name').fill(`after a ${how}`);
    const startedAt = Date.now();
    await end(studio, how);
    await expect
      .poll(
        () => inWindow<string>(studio, `document.querySelector('[data-testid=page-name]')?.value`),
        { timeout: 20_000, intervals: [50] },
      )
      .toBe(`after a ${how}`);
    process.stdout.write(`R18: ${JSON.stringify({ how, backAfterMs: Date.now() - startedAt })}\n`);
    await studio.restart();
    await editorReady(studio.page);
    await expect(studio.page.getByTestId('page-name')).toHaveValue(`after a ${how}`);
  });
}

test('a publish goes on while the page that began it crashes', async ({ studio }) => {
  test.setTimeout(180_000);
  const { page } = studio;
  await editorReady(page);
  await page.getByTestId('publish').click();
  await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId('publish-apply').click();
  await end(studio, 'crash');
  const state = `tapestry.invoke('channels.selected').then(({ value }) =>
    tapestry.invoke('publish.runs', { channelId: value.id })).then(({ value }) => value.map((run) => run.state).join())`;
  await expect
    .poll(() => inWindow<string>(studio, state), { timeout: 60_000, intervals: [250] })
    .toBe('done');
});

test('a GPU process that is killed takes nothing with it', async ({ studio }) => {
  const { app, page } = studio;
  await editorReady(page);
  const gpu = await app.evaluate(
    ({ app: electronApp }) =>
      electronApp.getAppMetrics().find((metric) => metric.type === 'GPU')?.pid ?? null,
  );
  if (gpu !== null) process.kill(gpu, 'SIGKILL');
  await page.getByTestId('page-name').fill('without a GPU');
  await expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'saved');
});

test('starts with every file of its own folder damaged, on the same documents', async ({
  studio,
}) => {
  await editorReady(studio.page);
  const before = await studio.page.getByTestId('library-item').count();
  await studio.restart(() => {
    for (const name of readdirSync(studio.userData))
      if (name.endsWith('.json')) writeFileSync(join(studio.userData, name), '{"half": tr');
    writeFileSync(join(studio.userData, 'sample-workspace', 'tapestry.json'), '');
    writeFileSync(join(studio.userData, 'sample-workspace', 'index.json'), '\0\0\0\0');
  });
  await expect(studio.page.getByTestId('library-item')).toHaveCount(before);
  await expect(studio.page.getByText('tapestry.json', { exact: false }).first()).toBeVisible();
});
