import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { COMMENTS_FORMAT } from '#shared/handoff/comments-format';
import { editorReady, expect, type Studio, test } from './fixtures';

/* What leaves for people without Tapestry, opened as they open it, and what comes back from them. */
const SCREENS = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(SCREENS, { recursive: true });

const HOSTILE = `</script><img src=x onerror="document.title='owned'">`;

/** A page of a browser that knows nothing of us: no preload, no network, its own session. */
async function openAlone(studio: Studio, file: string, saved: string): Promise<Page> {
  const arriving = studio.app.waitForEvent('window');
  await studio.app.evaluate(
    async ({ BrowserWindow, session }, { address, path }) => {
      const alone = session.fromPartition('a browser of somebody');
      const asked: string[] = [];
      (globalThis as { askedFor?: string[] }).askedFor = asked;
      alone.webRequest.onBeforeRequest((details, decide) => {
        if (!details.url.startsWith('file:') && !/^(data|blob):/.test(details.url))
          asked.push(details.url);
        decide({});
      });
      alone.on('will-download', (_event, item) => item.setSavePath(path));
      const window = new BrowserWindow({
        width: 1100,
        height: 860,
        webPreferences: { session: alone, sandbox: true },
      });
      await window.loadURL(address);
    },
    { address: pathToFileURL(file).href, path: saved },
  );
  return arriving;
}

/** Makes a copy of the sample's tab set whose names would be markup anywhere else. */
const hostileCopy = (page: Page) =>
  page.evaluate(async (name) => {
    const ask = async (channel: Parameters<typeof window.tapestry.invoke>[0], input: unknown) => {
      const answer = (await window.tapestry.invoke(channel, input)) as {
        ok: boolean;
        value: never;
      };
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.value as unknown;
    };
    const list = (await ask('documents.list', {
      kinds: ['richMenuSet'],
      offset: 0,
      limit: 50,
    })) as {
      heads: { id: string; pages: number }[];
    };
    const tabs = list.heads.find(({ pages }) => pages > 1);
    const copy = (await ask('documents.duplicate', { id: tabs?.id })) as {
      document: { id: string };
    };
    const got = (await ask('documents.get', { id: copy.document.id })) as {
      revision: string;
      document: {
        name: string;
        pages: {
          name: string;
          chatBarText: string;
          areas: { action: Record<string, unknown> | null }[];
        }[];
      };
    };
    const { document } = got;
    document.name = `${name} 秋`;
    for (const each of document.pages) {
      each.name = `${name} ${document.pages.indexOf(each)}`;
      each.chatBarText = name;
    }
    const areas = document.pages.flatMap((each) => each.areas);
    const said = areas.find(({ action }) => action?.type === 'message');
    if (said?.action) said.action.text = name;
    await ask('documents.save', { document, baseRevision: got.revision });
    return { pages: document.pages.length };
  }, HOSTILE);

/** Whether a pin's tip, its lower left corner, lies in what it is about. */
async function pointsInto(pin: Locator, target: Locator): Promise<boolean> {
  const [at, box] = [await pin.boundingBox(), await target.boundingBox()];
  if (!at || !box) return false;
  const [x, y] = [at.x, at.y + at.height];
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

test('a design is handed over, tapped through elsewhere, and the comments come back', async ({
  studio,
}) => {
  test.setTimeout(180_000);
  const { page, userData } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  const copy = await hostileCopy(page);
  await page.locator('[data-testid=library-item]').filter({ hasText: 'onerror' }).click();
  await expect(page.getByTestId('page-tab')).toHaveCount(copy.pages);
  await editorReady(page);

  const out = join(userData, 'out');
  mkdirSync(out);
  await studio.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, out);
  await page.getByTestId('export').click();
  await page.locator('[data-testid=export-purpose] label').nth(1).click();
  await page.getByTestId('handoff-run').click();
  await expect(page.getByTestId('handoff-done')).toBeVisible({ timeout: 90_000 });
  await page.screenshot({ path: join(SCREENS, 'handoff.png') });
  await page.keyboard.press('Escape');
  const [folder = ''] = readdirSync(out);
  const files = readdirSync(join(out, folder)).sort();
  const pages = Array.from({ length: copy.pages }, (_, index) => `page-${index + 1}`);
  expect(files.filter((name) => name.endsWith('.svg'))).toEqual(
    pages.map((name) => `${name}.areas.svg`),
  );
  expect(files).toEqual(expect.arrayContaining(['areas.csv', 'prototype.html', 'spec-sheet.pdf']));
  expect(
    readFileSync(join(out, folder, 'spec-sheet.pdf'))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  const saved = join(userData, 'said.comments.json');
  const alone = await openAlone(studio, join(out, folder, 'prototype.html'), saved);
  const faults: string[] = [];
  alone.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await expect(alone.getByRole('heading', { level: 1 })).toHaveText(`${HOSTILE} 秋`);
  await expect(alone.locator('.picture').first()).toHaveJSProperty('complete', true);
  // nothing of a name became an element, and nothing ran
  expect(await alone.locator('img:not(.picture)').count()).toBe(0);
  expect(await alone.title()).not.toBe('owned');

  const board = alone.locator('.board');
  const first = await board.getAttribute('data-page');
  await alone.getByTestId('tab').nth(1).click();
  expect(await board.getAttribute('data-page')).not.toBe(first);
  await alone.getByTestId('tab').nth(0).click();
  await alone.getByTestId('show-areas').check();
  await alone.getByTestId('area-B').click();
  await expect(alone.getByTestId('said')).toContainText('Area B');
  await alone.getByTestId('bar').click();
  await expect(board).toBeHidden();
  await alone.getByTestId('bar').click();

  await alone.getByTestId('comment').click();
  await board.click({ position: { x: 40, y: 30 } });
  await alone.getByTestId('author').fill(HOSTILE);
  await alone.getByTestId('text').fill(`這裡再大一點 ${HOSTILE}`);
  await alone.getByTestId('add-comment').click();
  await expect(alone.getByTestId('pin')).toHaveCount(1);
  await alone.screenshot({ path: join(SCREENS, 'prototype.png') });
  await alone.getByTestId('save-comments').click();
  await expect.poll(() => existsSync(saved)).toBe(true);
  const asked = await studio.app.evaluate(
    () => (globalThis as { askedFor?: string[] }).askedFor ?? null,
  );
  expect(asked).toEqual([]);
  expect(faults).toEqual([]);
  await alone.close();

  await page.getByTestId('tab-comments').click();
  await page.getByTestId('comments-file').setInputFiles(saved);
  await expect(page.getByTestId('comment-row')).toHaveCount(1);
  await expect(page.getByTestId('comment-row')).toContainText(`這裡再大一點 ${HOSTILE}`);
  await expect(page.getByTestId('comment-pin')).toHaveCount(1);
  await page.screenshot({ path: join(SCREENS, 'comments.png') });
  // a pin leads to its words, also by keys
  const onPage = page.getByTestId('comment-pin');
  const itsRow = page.getByTestId('comment-row');
  await page.getByTestId('tab-history').click();
  await onPage.click();
  await expect(itsRow).toHaveAttribute('data-chosen', 'true');
  await page.getByTestId('tab-history').click();
  await page.getByTestId('canvas').locator('[role=application]').focus();
  // past the areas of the page
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(onPage).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(itsRow.getByRole('button')).toBeFocused();
  // it is in nobody's way: the wheel zooms through it, a drag from it chooses what it lies among
  const zoom = await page.getByTestId('zoom').textContent();
  await onPage.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(page.getByTestId('zoom')).not.toHaveText(zoom ?? '');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.getByTestId('canvas')).toHaveAttribute('data-tool-path', 'area.idle');
  const spot = await onPage.boundingBox();
  if (!spot) throw new Error('the pin is gone');
  await page.mouse.move(spot.x + 12, spot.y + 12);
  await page.mouse.down();
  await page.mouse.move(spot.x + 60, spot.y + 60, { steps: 3 });
  await expect(page.getByTestId('canvas')).toHaveAttribute('data-tool-path', 'area.drawing');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.keyboard.press('v');
  await page.mouse.move(spot.x + 12, spot.y + 12);
  await page.mouse.down();
  await page.mouse.move(spot.x + 60, spot.y + 60, { steps: 3 });
  await expect(page.getByTestId('canvas')).not.toHaveAttribute('data-tool-path', 'select.idle');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  // the same file once more is nothing new
  await page.getByTestId('comments-file').setInputFiles(saved);
  await expect(page.getByTestId('comment-row')).toHaveCount(1);
  await page.locator('[data-testid=comment-row] label').click();
  await expect(page.getByTestId('comment-row')).toHaveAttribute('data-done', 'true');
  await expect(page.getByTestId('comment-pin')).toHaveCount(0);
  const other = join(userData, 'other.json');
  writeFileSync(other, readFileSync(saved, 'utf8').replace(/doc_\w+/, 'doc_somebody_else'));
  await page.getByTestId('comments-file').setInputFiles(other);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByRole('alert').first().getByRole('button').last().click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByTestId('comment-row')).toHaveCount(1);

  // messages are drawn as a phone shows them: a carousel swipes, taps answer
  await page.evaluate(async (name) => {
    const { tapestry } = window as unknown as {
      tapestry: { invoke(channel: string, input: unknown): Promise<{ ok: boolean }> };
    };
    const bubble = (words: string) => ({
      type: 'bubble',
      body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: words }] },
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [
          { type: 'button', action: { type: 'message', label: words, text: `${words}!` } },
        ],
      },
    });
    const contents = { type: 'carousel', contents: [bubble('A'), bubble('B')] };
    const wires = [
      { type: 'text', text: name },
      { type: 'flex', altText: name, contents },
    ];
    // the newest stand at the top of the library
    const stamp = new Date().toISOString();
    const document = {
      kind: 'message',
      id: 'doc_prototype000',
      name: 'chat',
      tags: [],
      notes: '',
      archived: false,
      createdAt: stamp,
      updatedAt: stamp,
      bubbles: wires.map((wire, at) => ({ id: `bub_0000000${at}`, source: 'wire', wire })),
    };
    for (const answer of [
      await tapestry.invoke('documents.create', { document }),
      await tapestry.invoke('handoff.save', {
        documentId: document.id,
        parts: ['prototype'],
        locale: 'en',
      }),
    ])
      if (!answer.ok) throw new Error(JSON.stringify(answer));
  }, HOSTILE);
  const chat = await openAlone(studio, join(out, 'chat hand-off', 'prototype.html'), saved);
  await expect(chat.locator('.swipe')).toHaveCount(2);
  const carousel = chat.locator('.swipe').nth(1);
  expect(await carousel.evaluate((row) => row.scrollWidth > row.clientWidth)).toBe(true);
  await carousel.getByTestId('area-B').click();
  await expect(chat.getByTestId('said')).toContainText('B!');
  await expect(chat.locator('.bubble')).toHaveText('B!');
  expect(await chat.title()).not.toBe('owned');

  // what is said about a bubble comes back to that bubble
  await chat.getByTestId('comment').click();
  await carousel.getByTestId('area-B').click();
  await chat.getByTestId('text').fill('按鈕小一點');
  await chat.getByTestId('add-comment').click();
  await chat.screenshot({ path: join(SCREENS, 'prototype-chat.png') });
  rmSync(saved);
  await chat.getByTestId('save-comments').click();
  await expect.poll(() => existsSync(saved)).toBe(true);
  await chat.close();
  await page.getByTestId('rail-messages').click();
  await page.locator('[data-testid=library-item]').filter({ hasText: 'chat' }).click();
  await page.getByTestId('tab-comments').click();
  await page.getByTestId('comments-file').setInputFiles(saved);
  const row = page.getByTestId('comment-row');
  await expect(row).toContainText('按鈕小一點');
  await expect(row).toContainText('Bubble 2');
  await row.locator('button').click();
  await expect(page.getByTestId('bubble').nth(1)).toHaveAttribute('aria-current', 'true');
  // in the phone it is pinned on the button it is about, which has been swiped into sight for it
  const pin = page.getByTestId('comment-pin');
  await expect(pin).toHaveText('1');
  const button = page.getByTestId('message-phone').locator('[data-kind=button]').nth(1);
  await expect.poll(() => pointsInto(pin, button)).toBe(true);
  await expect(pin).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: join(SCREENS, 'comments-message.png') });
  // a click on it leads to its bubble and to its words
  await page.getByTestId('bubble').nth(0).click();
  await page.getByTestId('tab-history').click();
  await pin.click();
  await expect(page.getByTestId('bubble').nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(row).toHaveAttribute('data-chosen', 'true');
  await page.getByTestId('bubble').nth(0).click();
  await pin.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('bubble').nth(1)).toHaveAttribute('aria-current', 'true');
  await page.locator('[data-testid=comment-row] label').click();
  await expect(pin).toHaveCount(0);

  // a card message is one message, and what is said about it comes back as well
  const cardName = '秋季卡片';
  await page.evaluate(async (name) => {
    const { tapestry } = window as unknown as {
      tapestry: { invoke(channel: string, input: unknown): Promise<{ ok: boolean }> };
    };
    // the newest stand at the top of the library
    const stamp = new Date().toISOString();
    const picture = { asset: null, url: '' };
    const action = { type: 'uri', label: '看更多', uri: 'https://example.com/' };
    const card = {
      id: 'crd_00000001',
      labels: [],
      picture,
      title: '拿鐵',
      description: '熱的',
      price: '120',
      address: '',
      extra: { kind: 'time', text: '' },
      actions: [action],
    };
    const document = {
      kind: 'cardMessage',
      id: 'doc_cards0000000',
      name,
      tags: [],
      notes: '',
      archived: false,
      createdAt: stamp,
      updatedAt: stamp,
      altText: name,
      form: 'product',
      ratio: '1.54:1',
      cards: [card, { ...card, id: 'crd_00000002', title: '摩卡' }],
      more: null,
    };
    for (const answer of [
      await tapestry.invoke('documents.create', { document }),
      await tapestry.invoke('handoff.save', {
        documentId: document.id,
        parts: ['prototype'],
        locale: 'en',
      }),
    ])
      if (!answer.ok) throw new Error(JSON.stringify(answer));
  }, cardName);
  const cards = await openAlone(studio, join(out, `${cardName} hand-off`, 'prototype.html'), saved);
  await cards.getByTestId('comment').click();
  await cards.getByTestId('area-B').click();
  await cards.getByTestId('text').fill('第二張換連結');
  await cards.getByTestId('add-comment').click();
  rmSync(saved);
  await cards.getByTestId('save-comments').click();
  await expect.poll(() => existsSync(saved)).toBe(true);
  await cards.close();
  await page.locator('[data-testid=library-item]').filter({ hasText: cardName }).click();
  await expect(page.getByTestId('card-screen')).toBeVisible();
  await page.getByTestId('tab-comments').click();
  await page.getByTestId('comments-file').setInputFiles(saved);
  await expect(page.getByTestId('comment-row')).toContainText('第二張換連結');
  await expect(page.getByTestId('comment-row')).toContainText('The message');
  const onCard = page.getByTestId('card-chat').locator('[data-kind=button]').nth(1);
  await expect.poll(() => pointsInto(pin, onCard)).toBe(true);
  await page.screenshot({ path: join(SCREENS, 'comments-cards.png') });
  await expect(page.getByTestId('card-title')).toHaveValue('拿鐵');
  await pin.click();
  await expect(page.getByTestId('card-title')).toHaveValue('摩卡');
  expect(studio.errors).toEqual([]);
});

test('what is said about a rich message is pinned on its canvas', async ({ studio }) => {
  const { page, userData } = studio;
  await editorReady(page);
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('document.newMessage');
  await page.locator('[data-testid=palette-row][data-id="document.newMessage"]').click();
  await page.getByTestId('new-message-name').fill('rich');
  await page.getByTestId('create-message').click();
  await editorReady(page);
  const design = await page.evaluate(async () => {
    const { tapestry } = window as unknown as {
      tapestry: { invoke(channel: string, input: unknown): Promise<{ value: never }> };
    };
    const list = await tapestry.invoke('documents.list', {
      kinds: ['richMessage'],
      text: 'rich',
      offset: 0,
      limit: 1,
    });
    const [head] = (list.value as { heads: { id: string }[] }).heads;
    const got = (await tapestry.invoke('documents.get', { id: head?.id })).value as {
      document: { id: string; pages: { id: string }[] };
    };
    return got.document;
  });
  const said = join(userData, 'rich.comments.json');
  const comment = { author: 'Mei', text: '字再大', at: '2026-11-02T08:00:00Z', x: 520, y: 300 };
  const file = {
    format: COMMENTS_FORMAT,
    version: 1,
    documentId: design.id,
    name: 'rich',
    comments: [{ ...comment, id: 'rich-comment-1', pageId: design.pages[0]?.id }],
  };
  writeFileSync(said, JSON.stringify(file));
  await page.getByTestId('tab-comments').click();
  await page.getByTestId('comments-file').setInputFiles(said);
  const pin = page.getByTestId('comment-pin');
  await expect(pin).toHaveText('1');
  // a click in the list moves the canvas to what is spoken of
  await page.getByTestId('comment-row').locator('button').click();
  const canvas = page.locator('[data-editor-canvas]');
  await expect
    .poll(async () => {
      const [at, box] = [await pin.boundingBox(), await canvas.boundingBox()];
      if (!at || !box) return null;
      const across = Math.abs(at.x - box.x - box.width / 2);
      return across < 40 && Math.abs(at.y + at.height - box.y - box.height / 2) < 40;
    })
    .toBe(true);
  expect(studio.errors).toEqual([]);
});
