import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { editorReady, expect, test } from './fixtures';

const root = join(import.meta.dirname, '..', '..');
const OUT = join(root, 'test-results', 'screens');
mkdirSync(OUT, { recursive: true });

const run = async (page: Page, id: string) => {
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill(id);
  await page.locator(`[data-testid=palette-row][data-id="${id}"]`).click();
  await expect(page.getByTestId('palette-input')).toBeHidden();
};

interface Answer {
  ok: boolean;
  value: never;
}
/** Asks the main process as the window does. */
const ask = async <T>(page: Page, channel: string, input: unknown): Promise<T> => {
  const answer = await page.evaluate(
    ([name, given]) =>
      (
        window as unknown as { tapestry: { invoke(c: string, i: unknown): Promise<unknown> } }
      ).tapestry.invoke(name as string, given),
    [channel, input] as const,
  );
  expect((answer as Answer).ok, `${channel} ${JSON.stringify(answer)}`).toBe(true);
  return (answer as Answer).value;
};

interface Opened {
  document: {
    id: string;
    pages: { id: string; layers: { brand?: Record<string, string> }[] }[];
  };
}

test('a brand colour is changed once and two designs follow, in the window and on the command line', async ({
  studio,
}) => {
  test.setTimeout(120_000);
  const { page } = studio;
  await editorReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await run(page, 'go.settings');
  const kit = page.getByTestId('brand-kit');
  await kit.getByTestId('brand-add-colour').click();
  await kit.getByTestId('brand-name').fill('品牌紅');
  await kit.getByTestId('brand-code').fill('#C8102E');
  await kit.getByTestId('brand-code').press('Enter');
  await kit.getByTestId('brand-add-font').click();
  await kit.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(OUT, 'brand-kit.png') });
  expect(await barriers(page, '[data-testid=brand-kit]')).toEqual([]);

  await run(page, 'go.menus');
  await editorReady(page);
  await run(page, 'shape.rectangle');
  await page.getByTestId('brand-fill').click();
  await page.screenshot({ path: join(OUT, 'brand-menu.png') });
  await page.getByRole('menuitem', { name: '品牌紅' }).click();
  await expect(page.getByTestId('brand-fill')).toHaveAttribute('aria-pressed', 'true');
  await page.screenshot({ path: join(OUT, 'brand-followed.png') });

  // the shape alone, as it is painted
  await run(page, 'edit.copyPicture');
  const copied = () =>
    page.evaluate(async () => {
      // a clipboard that holds nothing yet is no answer
      const [item] = await navigator.clipboard.read().catch(() => []);
      if (!item?.types.includes('image/png')) return null;
      const picture = await createImageBitmap(await item.getType('image/png'));
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(picture, -picture.width / 2, -picture.height / 2);
      const pixel = [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
      return { width: picture.width, height: picture.height, pixel };
    });
  await expect.poll(copied).toEqual({ width: 1000, height: 625, pixel: [0xc8, 0x10, 0x2e, 255] });

  const { heads } = await ask<{ heads: { id: string }[] }>(page, 'documents.list', {
    kinds: ['richMenuSet'],
    offset: 0,
    limit: 50,
  });
  let first: Opened | undefined;
  await expect
    .poll(async () => {
      for (const { id } of heads) {
        const opened = await ask<Opened>(page, 'documents.get', { id });
        if (opened.document.pages.some(({ layers }) => layers.some(({ brand }) => brand)))
          first = opened;
      }
      return first !== undefined;
    })
    .toBe(true);
  const one = first as Opened;
  const two = await ask<Opened>(page, 'documents.duplicate', { id: one.document.id });
  const hashOf = async ({ document }: Opened) => {
    const drawn = document.pages.find(({ layers }) => layers.some(({ brand }) => brand));
    const pageId = drawn?.id;
    const image = await ask<{ hash: string }>(page, 'render.page', {
      documentId: document.id,
      pageId,
      format: 'best',
    });
    return image.hash;
  };
  const red = [await hashOf(one), await hashOf(two)];
  expect(red[0]).toBe(red[1]);

  await run(page, 'go.settings');
  await kit.getByTestId('brand-code').fill('#0044CC');
  await kit.getByTestId('brand-code').press('Enter');
  await expect.poll(() => hashOf(one)).not.toBe(red[0]);
  const blue = await hashOf(one);
  expect(await hashOf(two)).toBe(blue);

  const out = mkdtempSync(join(tmpdir(), 'tapestry-brand-'));
  const workspace = (await ask<{ folder: string }>(page, 'workspace.current', undefined)).folder;
  const cli = spawnSync(
    process.execPath,
    [
      join(root, 'build', 'scripts', 'tapestry.mjs'),
      'render',
      two.document.id,
      '--workspace',
      workspace,
      '--out',
      out,
    ],
    { cwd: root, encoding: 'utf8', timeout: 90_000 },
  );
  expect(cli.status, cli.stderr).toBe(0);
  const made = readdirSync(out)
    .filter((name) => /\.(png|jpg)$/.test(name))
    .map((name) =>
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
    );
  expect(made).toContain(blue);
  rmSync(out, { recursive: true, force: true });

  await kit.getByTestId('brand-undo').click();
  await expect.poll(() => hashOf(one)).toBe(red[0]);
  expect(studio.errors).toEqual([]);
});
