import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type OtherRehearsal, otherRehearsal } from '../helpers/script-process';
import { editorReady, expect, inWindow, test } from './fixtures';

/*
 * A channel access token that is looked for afterwards in everything that the app wrote, said or handed to the
 * page: it is typed once, and from then on lives in the main process alone.
 */
let rehearsal: OtherRehearsal;
test.beforeAll(async () => {
  rehearsal = await otherRehearsal();
  process.env.TAPESTRY_LINE_ENDPOINT = rehearsal.url;
});
test.afterAll(async () => {
  delete process.env.TAPESTRY_LINE_ENDPOINT;
  await rehearsal.stop();
});

/** The token as texts and bytes may carry it. */
function formsOf(token: string): { name: string; bytes: Buffer }[] {
  const base64 = Buffer.from(token).toString('base64');
  return [
    { name: 'plain', bytes: Buffer.from(token) },
    // the tail alone: a prefix that was cut off hides nothing
    { name: 'tail', bytes: Buffer.from(token.slice(-40)) },
    { name: 'head', bytes: Buffer.from(token.slice(0, 40)) },
    { name: 'URL', bytes: Buffer.from(encodeURIComponent(token)) },
    { name: 'base64', bytes: Buffer.from(base64.slice(0, 60)) },
    { name: 'base64 in the middle', bytes: Buffer.from(base64.slice(64, 124)) },
    { name: 'hex', bytes: Buffer.from(Buffer.from(token).toString('hex')) },
    { name: 'UTF-16', bytes: Buffer.from(token, 'utf16le') },
  ];
}
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('a token is in no file, no log, no output, no answer to the page, no export and no crash dump', async ({
  studio,
}) => {
  test.setTimeout(180_000);
  const { app, page, userData } = studio;
  const token = rehearsal.token;
  const said: Buffer[] = [];
  app.process().stdout?.on('data', (data: Buffer) => said.push(data));
  app.process().stderr?.on('data', (data: Buffer) => said.push(data));
  await editorReady(page);
  // everything that crosses the bridge towards the page, as it crosses
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const crossed: string[] = [];
    Object.assign(globalThis, { crossed });
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> }
    )._invokeHandlers;
    for (const [name, handler] of handlers)
      handlers.set(name, async (...args) => {
        const answer = await handler(...args);
        crossed.push(`${name} ${JSON.stringify(answer)}`);
        return answer;
      });
    for (const window of BrowserWindow.getAllWindows()) {
      const send = window.webContents.send.bind(window.webContents);
      window.webContents.send = (channel: string, ...args: unknown[]) => {
        crossed.push(`${channel} ${JSON.stringify(args)}`);
        send(channel, ...args);
      };
    }
  });

  // typed as people do, first a wrong one, so that a refusal with a token in it is written down too
  await page.getByTestId('rail-channel').click();
  await page.getByTestId('add-channel').click();
  const dialog = page.getByTestId('add-channel-dialog');
  await dialog.getByRole('textbox').first().fill('Shop');
  await dialog.getByTestId('token-kind').click();
  await page.locator('[role=option][value=longLived]').click();
  await dialog.locator('input[type=password]').fill(`${token.slice(0, -1)}!`);
  await dialog.getByRole('button').last().click();
  await expect(dialog.getByRole('alert').or(dialog.locator('[aria-invalid=true]'))).not.toHaveCount(
    0,
  );
  await dialog.locator('input[type=password]').fill(token);
  await dialog.getByRole('button').last().click();
  await expect(dialog).toBeHidden();
  await page.getByTestId('channel').filter({ hasText: 'Shop' }).click();

  // used: a publish, an export, a fetch of figures, a failure in the middle of a call
  await page.getByTestId('rail-menus').click();
  await editorReady(page);
  await page.getByTestId('publish').click();
  await expect(page.getByTestId('publish-apply')).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId('publish-apply').click();
  await expect
    .poll(async () => (await rehearsal.call('GET', '/v2/bot/user/all/richmenu')).status, {
      timeout: 60_000,
    })
    .toBe(200);
  const out = join(userData, 'exported');
  mkdirSync(out);
  await app.evaluate(({ dialog: dialogs }, chosen) => {
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, out);
  await page.getByTestId('document-tab-editor').first().click();
  await page.getByTestId('export').click();
  await page.getByTestId('export-run').click();
  await expect(page.getByTestId('export-result').first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  const failing = { rules: [{ fault: 'resetAfter', times: 20 }] };
  expect((await rehearsal.call('POST', '/rehearsal/faults', failing)).status).toBe(200);
  await page.getByTestId('rail-channel').click();
  await page.waitForTimeout(500);
  await page.getByTestId('rail-results').click();
  await page.waitForTimeout(500);
  await rehearsal.call('POST', '/rehearsal/faults', {});

  // nothing answers any more: every place says so and how to go on, and none says what it cannot know
  await rehearsal.stop();
  await page.getByTestId('rail-audiences').click();
  await expect(page.getByTestId('audiences-unread').getByRole('button')).toBeVisible({
    timeout: 60_000,
  });
  await page.getByTestId('rail-channel').click();
  await page.getByTestId('channel-read-again').click();
  const health = page.getByTestId('channel-health');
  await expect(health.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('rail-menus').click();
  await page.getByTestId('document-tab-publish').first().click();
  await page.getByTestId('replan').click();
  await expect(page.getByTestId('publish-error')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('publish-status')).toHaveText(
    (await page.getByTestId('plan-read-at').textContent()) ?? '',
  );

  const dom = (await inWindow<string>(
    studio,
    `document.documentElement.outerHTML + [...document.querySelectorAll('input,textarea')].map((i) => i.value).join(' ') +
      JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })`,
  )) as string;
  const crossed = await app.evaluate(
    () => (globalThis as unknown as { crossed: string[] }).crossed,
  );
  const dumps = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.isVisible()) window.webContents.forcefullyCrashRenderer();
    return electronApp.getPath('crashDumps');
  });
  // a dump is written after the crash
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await app.close();

  const forms = formsOf(token);
  const hits: string[] = [];
  const look = (where: string, bytes: Buffer) => {
    for (const form of forms) if (bytes.includes(form.bytes)) hits.push(`${where}: ${form.name}`);
  };
  const files = filesBelow(userData);
  for (const path of files) look(relative(userData, path), readFileSync(path));
  look('page', Buffer.from(dom));
  look('bridge', Buffer.from(crossed.join('\n')));
  look('output', Buffer.concat(said));
  expect(hits).toEqual([]);
  // what was looked at is what there was to look at
  expect(dumps.startsWith(userData)).toBe(true);
  const names = files.map((path) => relative(userData, path));
  for (const wanted of [
    /^logs\//,
    /^exported\/.+json$/,
    /journal\/.+\.jsonl$/,
    /publications\//,
    /channels\.json$/,
  ])
    expect(
      names.some((name) => wanted.test(name)),
      String(wanted),
    ).toBe(true);
  expect(crossed.length).toBeGreaterThan(20);
  expect(crossed.join()).toContain('Shop');
  // and the search itself finds what is there
  look('proof of the search', Buffer.from(`x${encodeURIComponent(token)}x`));
  expect(hits.length).toBeGreaterThan(0);
  process.stdout.write(
    `token: ${JSON.stringify({ files: files.length, bridge: crossed.length, hits: 0 })}\n`,
  );
});
