import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeCanvas, type Layer, writePsdUint8Array } from 'ag-psd';
import { barriers } from './axe';
import { editorReady, expect, test } from './fixtures';

const OUT = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(OUT, { recursive: true });

const imageData = (width: number, height: number) =>
  ({ width, height, data: new Uint8ClampedArray(width * height * 4) }) as ImageData;
initializeCanvas(() => {
  throw new Error('no canvas here');
}, imageData);
const flat = (name: string, box: [number, number, number, number], rgb: number[], more = {}) => {
  const [left, top, right, bottom] = box;
  const pixels = imageData(right - left, bottom - top);
  for (let at = 0; at < pixels.data.length; at += 4) pixels.data.set([...rgb, 255], at);
  return { name, left, top, right, bottom, imageData: pixels, ...more } satisfies Layer;
};
const poster = () =>
  Buffer.from(
    writePsdUint8Array({
      width: 1250,
      height: 843,
      imageData: imageData(1250, 843),
      children: [
        flat('底色', [0, 0, 1250, 843], [40, 60, 120]),
        {
          name: '優惠',
          children: [
            flat('紅標', [100, 100, 500, 300], [200, 16, 46], { opacity: 0.5 }),
            flat('光暈', [600, 400, 1000, 700], [240, 200, 60], { blendMode: 'multiply' }),
          ],
        },
      ],
    }),
  );

test('a Photoshop file becomes a design with its layers, and a damaged one is refused', async ({
  studio,
}) => {
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+i');
  const dialog = page.getByTestId('import-dialog');
  const give = (buffer: Buffer) =>
    page.getByTestId('import-file').setInputFiles({
      name: 'poster.psd',
      mimeType: 'image/vnd.adobe.photoshop',
      buffer,
    });
  await give(poster().subarray(0, 300));
  await expect(page.getByTestId('import-error')).toContainText('Photoshop');
  await give(poster());
  await expect(dialog.locator('[data-code="psd.blending"]')).toContainText('光暈');
  await page.screenshot({ path: join(OUT, 'import-psd.png') });
  expect(await barriers(page, '[data-testid=import-dialog]')).toEqual([]);
  await page.getByTestId('import-commit').click();
  await expect(dialog).toBeHidden();
  await editorReady(page);
  await page.keyboard.press('Control+Alt+5');
  const rows = page.getByTestId('layer-row');
  await expect(rows.filter({ hasText: '底色' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '優惠' })).toHaveCount(1);
  await rows.filter({ hasText: '紅標' }).locator('button').nth(0).click();
  // a size that LINE takes stays as it is
  await expect(page.getByTestId('frame-x')).toHaveValue('100');
  await expect(page.getByTestId('frame-width')).toHaveValue('400');
  await page.screenshot({ path: join(OUT, 'psd-layers.png') });
  expect(studio.errors).toEqual([]);
});

test('a Photoshop file that is dropped on the open page becomes one group there, in one step', async ({
  studio,
}) => {
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+Alt+5');
  const rows = page.getByTestId('layer-row');
  const drop = async (bytes: Buffer) => {
    const data = await page.evaluateHandle((base64) => {
      const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'poster.psd', { type: 'image/vnd.adobe.photoshop' }));
      return transfer;
    }, bytes.toString('base64'));
    await page.getByTestId('canvas').dispatchEvent('drop', { dataTransfer: data });
  };
  await drop(poster().subarray(0, 300));
  await expect(page.getByText('This Photoshop file cannot be read')).toBeVisible();
  await drop(poster());
  await expect(rows.filter({ hasText: '紅標' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'poster' })).toHaveCount(1);
  await expect(page.getByText('looks otherwise than in Photoshop')).toContainText('光暈');
  await page.screenshot({ path: join(OUT, 'psd-placed.png') });
  await page.keyboard.press('Control+z');
  await expect(rows.filter({ hasText: '紅標' })).toHaveCount(0);

  // a file that was copied in a file manager comes with the system's own paste
  await page.evaluate((base64) => {
    const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([content], 'copied.psd', { type: '' }));
    const target = document.querySelector('[data-testid=canvas]') ?? document.body;
    const init = { bubbles: true, cancelable: true };
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'v', code: 'KeyV', ctrlKey: true, ...init }),
    );
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...init }));
  }, poster().toString('base64'));
  await expect(rows.filter({ hasText: '紅標' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'copied' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(rows.filter({ hasText: '紅標' })).toHaveCount(0);

  // the system's dialog takes the same file
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-psd-'));
  const path = join(folder, 'poster.psd');
  writeFileSync(path, poster());
  await studio.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('image.place');
  await page.locator('[data-testid=palette-row][data-id="image.place"]').click();
  await expect(rows.filter({ hasText: '紅標' })).toHaveCount(1);
  rmSync(folder, { recursive: true, force: true });
  expect(studio.errors).toEqual([]);
});
