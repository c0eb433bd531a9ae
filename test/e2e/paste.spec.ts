import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editorReady, expect, type Studio, test } from './fixtures';

/* What was copied elsewhere comes onto the page by menu and palette as by the key. */

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#c81e2e"/></svg>';

/** What Electron's clipboard was before it became the web's; both leave the same on the system's. */
interface OldClipboard {
  writeBuffer?(format: string, bytes: Buffer): void;
}

/** As a file manager leaves it when somebody copies files there. */
const copyFiles = (studio: Studio, ...paths: string[]) =>
  studio.app.evaluate(
    async ({ clipboard, ClipboardItem }, list) => {
      const old = clipboard as OldClipboard;
      if (old.writeBuffer) return old.writeBuffer('text/uri-list', Buffer.from(list));
      const format = 'electron application/osclipboard;format="text/uri-list"';
      await clipboard.write([new ClipboardItem({ [format]: new Blob([list]) })]);
    },
    `${paths.map((path) => pathToFileURL(path).href).join('\r\n')}\r\n`,
  );

test('files, pictures and drawings that were copied are pasted by menu, palette and key', async ({
  studio,
}) => {
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+Alt+5');
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-paste-'));
  const layers = page.getByTestId('layer-row');
  // the panel has opened and lists what is on the page
  await expect(layers).not.toHaveCount(0);
  const before = await layers.count();
  const pasteByMenu = async () => {
    await page.getByTestId('canvas').click({ button: 'right', position: { x: 40, y: 40 } });
    await page.getByTestId('menu-edit.paste').click();
  };
  const pasteByPalette = async () => {
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').fill('edit.paste');
    await page.locator('[data-testid=palette-row][data-id="edit.paste"]').click();
  };
  const svg = join(folder, 'ribbon.svg');
  writeFileSync(svg, SVG);
  await copyFiles(studio, svg);
  for (const [index, paste] of [
    pasteByMenu,
    pasteByPalette,
    () => page.keyboard.press('Control+v'),
  ].entries()) {
    await page.getByTestId('canvas').focus();
    await paste();
    await expect(layers).toHaveCount(before + index + 1);
    await expect(layers.filter({ hasText: 'ribbon' })).toHaveCount(index + 1);
  }
  // a picture that a program copied, and a drawing that was copied as text
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('edit.copyPicture');
  await page.locator('[data-testid=palette-row][data-id="edit.copyPicture"]').click();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        // a clipboard that holds nothing of this kind yet is no answer
        const [item] = await navigator.clipboard.read().catch(() => []);
        return item?.types ?? [];
      }),
    )
    .toContain('image/png');
  await pasteByMenu();
  await expect(layers).toHaveCount(before + 4);
  await page.evaluate((text) => navigator.clipboard.writeText(text), SVG);
  await pasteByMenu();
  await expect(layers).toHaveCount(before + 5);
  rmSync(folder, { recursive: true, force: true });
  expect(studio.errors).toEqual([]);
});

test('files are not lost when the system takes its time, and an empty clipboard is said to be empty', async ({
  studio,
}) => {
  const { page, userData } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+Alt+5');
  const layers = page.getByTestId('layer-row');
  await expect(layers).not.toHaveCount(0);
  const before = await layers.count();
  const paste = async () => {
    await page.getByTestId('canvas').click({ button: 'right', position: { x: 40, y: 40 } });
    await page.getByTestId('menu-edit.paste').click();
  };
  /** The system pastes so much later than it was asked to; null: never. */
  const answerAfter = (ms: number | null) =>
    studio.app.evaluate(({ BrowserWindow }, wait) => {
      const contents = BrowserWindow.getAllWindows().find((window) =>
        window.isVisible(),
      )?.webContents;
      if (!contents) throw new Error('no window');
      const real = Object.getPrototypeOf(contents).paste as () => void;
      contents.paste = () => {
        if (wait !== null) setTimeout(() => real.call(contents), wait);
      };
    }, ms);
  const svg = join(userData, 'ribbon.svg');
  writeFileSync(svg, SVG);
  await copyFiles(studio, svg);
  await answerAfter(700);
  await paste();
  await expect(layers.filter({ hasText: 'ribbon' })).toHaveCount(1);

  // files alone are nothing that the page can read by itself
  await answerAfter(null);
  await paste();
  await expect(page.getByText('has nothing to work on now')).toBeVisible();
  await expect(layers).toHaveCount(before + 1);
  expect(studio.errors).toEqual([]);
});
