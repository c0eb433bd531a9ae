import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aPng, aRichMenu } from '../helpers/a-rich-menu';
import { HOSTILE_TEXTS } from '../helpers/hostile-forms';
import { type OtherRehearsal, otherRehearsal, runScript } from '../helpers/script-process';
import { editorReady, expect, type Studio, test } from './fixtures';

/*
 * Texts that are scripts, tags, addresses and formulas, in every field of every kind of document, in names of
 * the workspace, of channels and of files, in imports, and in what LINE answers: nothing of it ever runs, becomes
 * an element, or asks for anything from the network.
 */
const textAt = (at: number): string => HOSTILE_TEXTS[at % HOSTILE_TEXTS.length] ?? '';
const asked: string[] = [];
const watch = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(502).end();
});
watch.on('connect', (request, socket) => {
  asked.push(request.url ?? '');
  socket.destroy();
});

let rehearsal: OtherRehearsal;
/** Stands before the rehearsal platform; when told to, it refuses in hostile words. */
let line: Server;
let isRude = false;

test.beforeAll(async () => {
  await new Promise<void>((resolve) => watch.listen(0, '127.0.0.1', resolve));
  process.env.TAPESTRY_E2E_PROXY = `http://127.0.0.1:${(watch.address() as AddressInfo).port}`;
  rehearsal = await otherRehearsal(textAt(2));
  line = createServer(async (request, response) => {
    if (isRude && request.url !== '/v2/bot/info') {
      const message = textAt(0);
      const body = { message, details: [{ message: textAt(5), property: textAt(3) }] };
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(
        ([name]) => !/^(host|connection|content-length)$/.test(name),
      ),
    ) as Record<string, string>;
    const answer = await fetch(`${rehearsal.url}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  process.env.TAPESTRY_LINE_ENDPOINT = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  delete process.env.TAPESTRY_E2E_PROXY;
  delete process.env.TAPESTRY_LINE_ENDPOINT;
  await rehearsal.stop();
  watch.close();
  line.close();
});

/** Called by every script that runs though it must not; and what a page of ours never has. */
async function arm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { ran: (which: unknown) => seen.push(String(which)), seen });
    document.addEventListener('securitypolicyviolation', (event) => {
      // zod asks once whether it may compile its schemas, is refused, and works without
      if (event.blockedURI !== 'eval') seen.push(`policy: ${event.blockedURI} ${event.sample}`);
    });
  });
}
const findings = (page: Page) =>
  page.evaluate(() => {
    const found = [...((window as unknown as { seen: string[] }).seen ?? ['not armed'])];
    for (const element of document.querySelectorAll('*')) {
      const name = element.tagName.toLowerCase();
      if (['iframe', 'object', 'embed', 'base', 'x', 'math', 'form'].includes(name))
        found.push(`<${name}>`);
      if (element instanceof HTMLScriptElement && !element.src.startsWith('app://tapestry/'))
        found.push('<script>');
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on') || attribute === 'srcdoc')
          found.push(`${name} ${attribute}`);
        if (['href', 'src', 'action', 'xlink:href', 'style', 'poster'].includes(attribute))
          if (/xss\.invalid|^\s*(javascript|vbscript|data:text)/i.test(value))
            found.push(`${name} ${attribute}=${value}`);
      }
    }
    return found;
  });

const requestOpen = (studio: Studio, id: string) =>
  studio.app.evaluate(({ BrowserWindow }, wanted) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.isVisible()) window.webContents.send('documents.openRequested', { id: wanted });
  }, id);

test('nothing that people, files or LINE say ever runs, becomes an element or loads anything', async ({
  studio,
}) => {
  test.setTimeout(150_000);
  await editorReady(studio.page);
  let documents: { kind: string; id: string }[] = [];
  await studio.restart(async () => {
    const folder = join(studio.userData, 'sample-workspace');
    documents = JSON.parse(await runScript('spoil-workspace.ts', [folder]));
  });
  const { page } = studio;
  await arm(page);
  await editorReady(page);
  const clean = async (where: string) => {
    expect(await findings(page), where).toEqual([]);
    expect(asked, where).toEqual([]);
  };
  await clean('start');

  // a channel whose account calls itself something hostile, with hostile menus on it
  const made = await rehearsal.call('POST', '/v2/bot/richmenu', {
    ...aRichMenu(),
    name: textAt(2),
    chatBarText: '<i onclick=a>',
  });
  const { richMenuId } = (await made.json()) as { richMenuId: string };
  await rehearsal.call('POST', `/v2/bot/richmenu/${richMenuId}/content`, aPng());
  const shown = await rehearsal.call('POST', `/v2/bot/user/all/richmenu/${richMenuId}`);
  expect(shown.status).toBe(200);
  const added = await page.evaluate(
    (token) =>
      window.tapestry.invoke('channels.add', {
        name: '<img src=x onerror=ran(900)>',
        kind: 'test',
        colour: '#0E6E83',
        credential: { kind: 'longLived', channelAccessToken: token },
      }),
    rehearsal.token,
  );
  const channel = (added as { value?: { id: string } }).value;
  expect(channel, JSON.stringify(added)).toBeDefined();
  await page.evaluate((id) => window.tapestry.invoke('channels.select', { id }), channel?.id);

  for (const rail of await page.locator('[data-testid^=rail-]').all()) {
    await rail.click();
    await page.waitForTimeout(250);
    await clean((await rail.getAttribute('data-testid')) ?? '');
  }

  for (const document of documents) {
    await page.getByTestId('rail-menus').click();
    await requestOpen(studio, document.id);
    await page.waitForTimeout(400);
    await clean(`opened a ${document.kind}`);
  }
  const set = documents.find(({ kind }) => kind === 'richMenuSet');
  await requestOpen(studio, set?.id ?? '');
  await editorReady(page);
  // they are there, as what they are: texts
  expect(await page.locator('body').innerText()).toMatch(/ran\(\d+\)/);
  for (const area of await page.locator('[data-testid^=phone-area-]').all()) {
    await area.click({ force: true }).catch(() => undefined);
    await clean('a tap in the phone');
  }
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('<img src=x onerror=ran(901)>');
  await clean('palette');
  await page.keyboard.press('Escape');
  await page.getByTestId('export').click();
  await page.getByTestId('export-run').waitFor();
  await clean('export');
  await page.keyboard.press('Escape');

  // the import: a hostile name on hostile JSON, and a picture that is a script
  for (const file of [
    {
      name: `${textAt(2)}.json`,
      text: JSON.stringify({ ...aRichMenu(), name: textAt(0), chatBarText: textAt(1) }),
    },
    { name: `${textAt(5)}.json`, text: `{"type":"${'<script>ran(902)</script>'}"}` },
    { name: `${textAt(3)}.json`, text: textAt(0) },
    {
      name: 'picture.svg',
      text: '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="810" onload="ran(903)"><script>ran(904)</script><image href="https://xss.invalid/5" width="9" height="9"/><foreignObject width="99" height="99"><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="ran(906)"/></foreignObject></svg>',
    },
  ]) {
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').fill('document.import');
    await page.locator('[data-testid=palette-row][data-id="document.import"]').click();
    await page.getByTestId('import-file').setInputFiles({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.text),
    });
    await page.waitForTimeout(400);
    await clean(`import preview of ${file.name}`);
    const commit = page.getByTestId('import-commit');
    if (await commit.isEnabled()) {
      await commit.click();
      await page.waitForTimeout(500);
    } else await page.keyboard.press('Escape');
    await clean(`import of ${file.name}`);
  }

  // LINE's own words: what it refuses with is shown to people
  isRude = true;
  await requestOpen(studio, set?.id ?? '');
  await page.getByTestId('publish').click();
  await page.waitForTimeout(1_500);
  await clean('a refusal of LINE');
  await page.getByTestId('rail-channel').click();
  await page.waitForTimeout(800);
  await clean('a channel that cannot be read');
  isRude = false;
  expect(
    studio.errors.filter((text) => /Content Security Policy|\bran\b|SyntaxError/.test(text)),
  ).toEqual([]);
});
