import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aPng } from '../helpers/a-rich-menu';
import { editorReady, expect, type Studio, test } from './fixtures';

/*
 * What people who come from the good design tools expect without thinking of it; `shared/docs/checklist.md` lists
 * it and says which test shows what.
 */
const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

/** Makes every text of the window 40 % longer, as a language might that nobody has written yet. */
const lengthen = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    for (const node of nodes) {
      const text = node.data.trim();
      const parent = node.parentElement;
      // figures and keys are as long in every language
      if (
        !parent ||
        !/\p{L}{2}/u.test(text) ||
        parent.closest('style, script, kbd, [data-phone-screen]')
      )
        continue;
      if (parent.dataset.longer === 'yes') continue;
      parent.dataset.longer = 'yes';
      count += 1;
      const more = Math.ceil(text.length * 0.4);
      node.data = node.data.replace(
        text,
        `${text} ${'ëxträ '.repeat(Math.ceil(more / 6)).slice(0, more)}`,
      );
    }
    return count;
  });

/** Texts that are cut off without a sign, and controls that stick out of the window or lie on one another. */
const broken = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    for (const element of document.querySelectorAll('[data-longer=yes]')) {
      if (!shown(element)) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const text = element.textContent?.slice(0, 60);
      if (box.right > window.innerWidth + 1 && !element.closest('[data-editor-canvas]'))
        found.push(`out of the window: ${text}`);
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
      if (
        hides &&
        element.scrollWidth > element.clientWidth + 1 &&
        style.textOverflow !== 'ellipsis'
      )
        found.push(`cut: ${text}`);
    }
    const controls = [
      ...document.querySelectorAll('button, input, [role=tab], [role=radio]'),
    ].filter(
      (element) => shown(element) && !element.closest('[data-editor-canvas], [data-phone-screen]'),
    );
    for (const [at, a] of controls.entries())
      for (const b of controls.slice(at + 1)) {
        if (a.contains(b) || b.contains(a) || a.parentElement !== b.parentElement) continue;
        const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
        const width = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const height = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (width > 2 && height > 2)
          found.push(
            `on one another: ${a.textContent?.slice(0, 30)} / ${b.textContent?.slice(0, 30)}`,
          );
      }
    return found;
  });

const CANVAS = '[data-testid=canvas] [role=application]';
async function drop(
  page: Page,
  name: string,
  type: string,
  bytes: Uint8Array,
  where = CANVAS,
): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64');
  await page.evaluate(
    ([fileName, mime, content, selector]) => {
      const data = new DataTransfer();
      const raw = Uint8Array.from(atob(content ?? ''), (char) => char.charCodeAt(0));
      data.items.add(new File([raw], fileName ?? '', { type: mime ?? '' }));
      const canvas = document.querySelector(selector ?? '');
      const box = canvas?.getBoundingClientRect();
      const at = {
        dataTransfer: data,
        bubbles: true,
        cancelable: true,
        clientX: (box?.left ?? 0) + 200,
        clientY: (box?.top ?? 0) + 200,
      };
      canvas?.dispatchEvent(new DragEvent('dragover', at));
      canvas?.dispatchEvent(new DragEvent('drop', at));
    },
    [name, type, base64, where],
  );
}
/** Drags files over the window and lets them go as the system does, with all that the window itself would do then. */
async function systemDrag(studio: Studio) {
  const { page } = studio;
  const cdp = await page.context().newCDPSession(page);
  return async (testId: string, name: string, bytes: Uint8Array): Promise<void> => {
    const path = join(studio.userData, name);
    writeFileSync(path, bytes);
    const box = await page.getByTestId(testId).boundingBox();
    if (!box) throw new Error(`${testId} is not there`);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, ...at, data });
  };
}
const layerCount = async (studio: Studio) =>
  studio.page.evaluate(async () => {
    const list = await window.tapestry.invoke('documents.list', {
      kinds: ['richMenuSet'],
      offset: 0,
      limit: 10,
    });
    const { heads } = (list as { value: { heads: { id: string }[] } }).value;
    const counts = await Promise.all(
      heads.map(async ({ id }) => {
        const got = await window.tapestry.invoke('documents.get', { id });
        const { pages } = (got as { value: { document: { pages: { layers: unknown[] }[] } } }).value
          .document;
        return pages.reduce((sum, { layers }) => sum + layers.length, 0);
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  });

test.describe('what is expected of a design tool', () => {
  test.beforeEach(({ studio }) => editorReady(studio.page));

  test('texts that are 40 % longer cut off nothing and push nothing onto another', async ({
    studio,
  }) => {
    const { page } = studio;
    await page.setViewportSize({ width: 1440, height: 900 });
    await run(page, 'language.en');
    let longer = 0;
    const look = async (where: string) => {
      longer += await lengthen(page);
      expect(await broken(page), where).toEqual([]);
    };
    await look('editor');
    await run(page, 'select.next');
    await expect(page.getByTestId('inspector-area')).toBeVisible();
    await look('area');
    for (const rail of await page.locator('[data-testid^=rail-]').all()) {
      await rail.click();
      await page.waitForTimeout(200);
      await look((await rail.getAttribute('data-testid')) ?? '');
    }
    await page.getByTestId('rail-menus').click();
    await page.getByTestId('new-menu').click();
    await page.getByTestId('create-menu').waitFor();
    await look('new menu');
    expect(longer).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
  });

  test('a picture that is dropped becomes a layer; what is no picture is refused', async ({
    studio,
  }) => {
    const { page } = studio;
    const before = await layerCount(studio);
    await drop(page, 'photo.png', 'image/png', aPng());
    await expect.poll(() => layerCount(studio)).toBe(before + 1);
    await drop(page, 'tool.exe', 'application/x-msdownload', new Uint8Array([77, 90]));
    // the sentence names the file and what is taken instead
    await expect(page.getByText(/tool\.exe.*PNG.*SVG.*PSD.*LINE JSON/)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await drop(page, 'table.csv', 'text/csv', new Uint8Array([97]), '[data-testid=library]');
    await expect(page.getByText(/table\.csv.*PNG.*LINE JSON/)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await layerCount(studio)).toBe(before + 1);
    await run(page, 'edit.undo');
    await expect.poll(() => layerCount(studio)).toBe(before);

    // the right button is about what lies under it
    await page.locator(CANVAS).click({ button: 'right', position: { x: 160, y: 160 } });
    await expect(page.getByTestId('inspector-area')).toBeVisible();
    await page.getByTestId('menu-edit.duplicate').click();
    await expect(page.getByTestId('undo')).toBeEnabled();
    await run(page, 'edit.undo');

    // a list of user ids is read where it is dropped
    await run(page, 'go.audiences');
    await page.getByTestId('audience-place').locator('label').nth(1).click();
    const ids = Array.from({ length: 5 }, (_, at) => `U${String(at).padStart(32, '0')}`);
    const text = new TextEncoder().encode([...ids, ids[2], 'U12'].join('\n'));
    await drop(page, 'members.txt', 'text/plain', text, '[data-testid=lists]');
    await expect(page.locator('[data-figure=unique]')).toContainText('5');
    await expect(page.getByTestId('list-problem')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // the focus comes back to where it was, also by way of the palette
    await page.getByTestId('rail-menus').click();
    await page.getByTestId('rail-menus').focus();
    await page.keyboard.press('F1');
    await expect(page.getByTestId('handbook-search')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('rail-menus')).toBeFocused();
    await run(page, 'app.about');
    await page.getByTestId('about').waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('rail-menus')).toBeFocused();

    // a dialog out of a menu: the first field has the focus, Enter presses its button, and the menu gets it back
    await run(page, 'go.results');
    for (const key of ['Escape', 'Enter']) {
      await page.getByTestId('saved-views').click();
      await page.getByTestId('menu-view-save').click();
      await expect(page.getByTestId('view-name')).toBeFocused();
      await page.keyboard.type('Moon');
      await page.keyboard.press(key);
      await expect(page.getByTestId('view-dialog')).toHaveCount(0);
      await expect(page.getByTestId('saved-views')).toBeFocused();
    }
    // an Enter that is held from the menu on answers nothing
    await page.getByTestId('saved-views').click();
    await page.getByTestId('menu-view-save').focus();
    await page.keyboard.down('Enter');
    await expect(page.getByTestId('view-name')).toBeFocused();
    await page.keyboard.type('Sun');
    await expect(page.getByTestId('view-name')).toHaveValue('Sun');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(page.getByTestId('view-name')).toHaveValue('Sun');
    await page.keyboard.press('Escape');
    await page.getByTestId('saved-views').click();
    await expect(page.getByRole('menuitem', { name: 'Moon' })).toHaveCount(1);
    await page.keyboard.press('Escape');
    // what takes something away is not pressed by a slip: the way out has the focus
    await page.getByTestId('rail-menus').click();
    const tabs = page.getByTestId('page-tab');
    const pagesBefore = await tabs.count();
    await tabs.last().press('Delete');
    const asked = page.getByTestId('delete-page');
    await expect(asked.locator('[data-variant=plain]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(asked).toHaveCount(0);
    expect(await tabs.count()).toBe(pagesBefore);
  });

  test('a file that is dropped where none is taken is not lost without a word, and the window stays', async ({
    studio,
  }) => {
    const { page } = studio;
    const address = page.url();
    const dropFile = await systemDrag(studio);
    const notice = page.getByText(/library.*Audiences.*Results/);
    await dropFile('rail-plan', 'photo.png', aPng());
    await expect(notice).toBeVisible();
    // what can be imported is one click away
    await page.getByRole('button', { name: /photo\.png/ }).click();
    await expect(page.getByTestId('import-dialog')).toContainText('photo.png');
    await expect(notice).toHaveCount(0);
    // over a dialog nothing is offered that would throw the dialog away
    await dropFile('rail-plan', 'other.png', aPng());
    await expect(notice).toBeVisible();
    await expect(page.getByRole('button', { name: /other\.png/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // nor is what nobody here can read
    await dropFile('rail-plan', 'page.html', new TextEncoder().encode('<title>elsewhere</title>'));
    await expect(notice).toBeVisible();
    await expect(page.getByRole('button', { name: /page\.html/ })).toHaveCount(0);
    expect(page.url()).toBe(address);
    expect(await page.title()).not.toContain('elsewhere');
    expect(studio.errors).toEqual([]);
  });

  test('a page without a drawing says how one begins, and is silent once there is one', async ({
    studio,
  }) => {
    const { page } = studio;
    await expect(page.getByTestId('empty-page')).toHaveCount(0);
    await run(page, 'document.new');
    await page.getByTestId('create-menu').click();
    await expect(page.getByTestId('empty-page')).toBeVisible();
    // a press on it goes to the page below
    await page.keyboard.press('t');
    const box = await page.getByTestId('empty-page').boundingBox();
    if (!box) throw new Error('the words are not there');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page.getByTestId('empty-page')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(page.getByTestId('empty-page')).toBeVisible();
    expect(studio.errors).toEqual([]);
  });

  test('less motion and forced colours are respected, and twice the size can still be reached', async ({
    studio,
  }) => {
    const { page, app } = studio;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [transitionDuration, animationDuration].some((time) =>
            time.split(',').some((one) => Number.parseFloat(one) > 0.05),
          );
        }).length,
    );
    expect(moving).toBe(0);
    await page.emulateMedia({ reducedMotion: null, forcedColors: 'active' });
    // what has the focus must be seen where the system chooses the colours
    await page.getByTestId('publish').focus();
    await page.keyboard.press('Shift+Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline).not.toMatch(/^none|\b0px/);
    await page.emulateMedia({ forcedColors: null });
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.isVisible()) window.webContents.setZoomFactor(2);
    });
    await page.waitForTimeout(300);
    await page.getByTestId('publish').focus();
    const reached = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box ? box.left < window.innerWidth && box.top < window.innerHeight : false;
    });
    expect(reached).toBe(true);
  });

  test('an empty workspace says what each place is for and offers a way to begin', async ({
    studio,
  }) => {
    const folder = join(studio.userData, 'empty');
    mkdirSync(folder);
    await studio.restart(undefined, [`--workspace=${folder}`]);
    const { page } = studio;
    await page.getByTestId('new-menu').waitFor();
    await expect(page.getByTestId('library-item')).toHaveCount(0);
    for (const rail of await page.locator('[data-testid^=rail-]').all()) {
      await rail.click();
      const main = page.locator('main').first();
      await expect(main).toBeVisible();
      await expect.poll(async () => (await main.innerText()).trim().length).toBeGreaterThan(10);
      expect(await page.locator('main button:visible').count()).toBeGreaterThan(0);
    }
    await page.getByTestId('rail-menus').click();
    await page.screenshot({ path: 'test-results/empty-menus.png' });
    expect(studio.errors).toEqual([]);
  });
});
