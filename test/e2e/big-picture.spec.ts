import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { editorReady, expect, test } from './fixtures';

/* A photograph of 6,000 pixels on the canvas: the window gets a smaller one, what leaves the studio the whole. */
test('a picture of 6,000 pixels is scaled in a worker, and exported from the whole one', async ({
  studio,
}) => {
  test.setTimeout(120_000);
  const { page, userData } = studio;
  await editorReady(page);
  const png = new PNG({ width: 6000, height: 4000 });
  // stripes of one pixel: halved they are grey, whole they are black and white
  for (let at = 0; at < png.data.length; at += 4) {
    const shade = (at / 4) % 2 === 0 ? 0 : 255;
    png.data.set([shade, shade, shade, 255], at);
  }
  const file = join(userData, 'large.png');
  writeFileSync(file, PNG.sync.write(png, { deflateLevel: 1 }));
  await studio.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.evaluate(() => {
    const longest = { ms: 0 };
    (globalThis as { longest?: typeof longest }).longest = longest;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('image.place');
  await page.locator('[data-testid=palette-row][data-id="image.place"]').click();
  await expect.poll(() => workers.filter((url) => url.includes('scale')).length).toBe(1);
  await editorReady(page);
  await expect(page.locator('[data-testid=canvas]')).toBeVisible();
  const { ms } = await page.evaluate(
    () => (globalThis as { longest?: { ms: number } }).longest ?? { ms: Number.NaN },
  );
  test.info().annotations.push({ type: 'longest task', description: `${Math.round(ms)} ms` });
  expect(studio.errors).toEqual([]);
});
