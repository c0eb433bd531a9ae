import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editorReady, expect, type Studio, test } from './fixtures';

/* A rich video message: a film comes in, gives its poster, plays in the phone, goes out and comes in again. */
const SCREENS = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
mkdirSync(SCREENS, { recursive: true });
const FILM = join(import.meta.dirname, '..', 'fixtures', 'video', 'two-colours.mp4');
const BASE = 'https://cdn.example/film';

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

async function exportTo(studio: Studio, folder: string): Promise<Record<string, unknown>> {
  mkdirSync(folder);
  await studio.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
  const { page } = studio;
  await page.getByTestId('export').click();
  await page.getByTestId('export-media-base').fill(BASE);
  await page.getByTestId('export-run').click();
  await expect(page.getByTestId('export-done')).toBeVisible({ timeout: 90_000 });
  await page.keyboard.press('Escape');
  const [name = ''] = readdirSync(folder);
  return JSON.parse(readFileSync(join(folder, name, 'message.json'), 'utf8')) as Record<
    string,
    unknown
  >;
}

test('a rich video message: film, poster, link, played, exported and taken in again', async ({
  studio,
}) => {
  test.setTimeout(180_000);
  const { page, userData } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await run(page, 'document.newMessage');
  await page.getByTestId('new-message-name').fill('film');
  await page.getByTestId('create-message').click();
  await editorReady(page);
  await page.getByTestId('design-altText').fill('A film');

  await page.getByRole('button', { name: 'Video', exact: true }).click();
  await page.getByTestId('video-file').setInputFiles(FILM);
  await expect(page.getByTestId('video-facts')).toContainText('avc');
  await expect(page.getByTestId('video-facts')).toContainText('320');
  await expect(page.getByTestId('video-width')).toHaveValue('1040');
  await expect(page.getByTestId('video-height')).toHaveValue('585');
  await page.getByTestId('video-take-poster').click();
  await expect(page.getByTestId('phone-video')).toHaveAttribute('poster', /^app:.*[0-9a-f]{64}$/);
  await page.getByTestId('video-link').check();
  await page.getByTestId('video-link-label').fill('See more');
  await page.getByTestId('video-link-uri').fill('https://example.com/more');
  await page.getByTestId('video-link-uri').blur();

  // it runs, without a sound, from the studio's own scheme
  const film = page.getByTestId('phone-video');
  await expect
    .poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0);
  expect(
    await film.evaluate(({ muted, currentSrc, videoWidth }: HTMLVideoElement) => ({
      muted,
      currentSrc,
      videoWidth,
    })),
  ).toEqual({
    muted: true,
    currentSrc: expect.stringMatching(/^app:\/\/tapestry\/video\/[0-9a-f]{64}$/),
    videoWidth: 320,
  });
  await page.screenshot({ path: join(SCREENS, 'rich-video.png') });

  const out = join(userData, 'out');
  const wire = await exportTo(studio, out);
  expect(readdirSync(join(out, 'film'))).toEqual(
    expect.arrayContaining(['1040', '240', 'message.json', 'poster.png', 'video.mp4']),
  );
  expect(readFileSync(join(out, 'film', 'video.mp4'))).toEqual(readFileSync(FILM));
  // the frame that was taken is the film's: orange, with the white square
  const poster = readFileSync(join(out, 'film', 'poster.png'));
  expect([poster.readUInt32BE(16), poster.readUInt32BE(20)]).toEqual([320, 180]);
  expect(wire).toMatchObject({
    type: 'imagemap',
    altText: 'A film',
    video: {
      originalContentUrl: `${BASE}/video.mp4`,
      previewImageUrl: `${BASE}/poster.png`,
      area: { x: 0, y: 227, width: 1040, height: 585 },
      externalLink: { label: 'See more', linkUri: 'https://example.com/more' },
    },
  });

  await run(page, 'document.import');
  await page.getByTestId('import-file').setInputFiles(join(out, 'film', 'message.json'));
  await page.getByTestId('import-commit').click();
  await editorReady(page);
  await expect(page.getByTestId('video-link-label')).toHaveValue('See more');
  expect(await exportTo(studio, join(userData, 'again'))).toEqual(wire);
  // the frame reader says on the console which codecs it lacks; the player then draws the frame
  expect(studio.errors.filter((text) => !text.includes('decodability check'))).toEqual([]);
});
