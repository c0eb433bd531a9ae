import { mkdirSync } from 'node:fs';
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
