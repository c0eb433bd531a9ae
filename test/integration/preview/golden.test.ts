import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOnce } from '../../helpers/command-line';
import { aPreviewJob, bareFlex, previewPort } from '../../helpers/preview';

/*
 * Pictures compared dot by dot. Without type, because faces differ by machine: gradients, corners, borders,
 * layers, both chats and right-to-left. `UPDATE_GOLDEN=1` writes them again; look at them before you commit.
 */
const folder = join(import.meta.dirname, '../../fixtures/preview/golden');
const port = previewPort();
beforeAll(() => buildOnce(), 240_000);
afterAll(() => port.close());

const box = (more: Record<string, unknown>) => ({
  type: 'box',
  layout: 'vertical',
  contents: [],
  ...more,
});
const GOLDEN: Record<
  string,
  { container: Record<string, unknown>; more?: Record<string, unknown> }
> = {
  gradients: {
    container: {
      type: 'bubble',
      size: 'nano',
      body: box({
        spacing: 'md',
        contents: ['0deg', '45deg', '90deg', '180deg'].map((angle) =>
          box({
            height: '24px',
            cornerRadius: 'lg',
            background: {
              type: 'linearGradient',
              angle,
              startColor: '#ff0000',
              centerColor: '#ffff00',
              centerPosition: '30%',
              endColor: '#0000ff80',
            },
          }),
        ),
      }),
    },
  },
  layers: {
    container: {
      type: 'bubble',
      size: 'nano',
      direction: 'rtl',
      styles: {
        footer: { backgroundColor: '#223344', separator: true, separatorColor: '#ff00ff' },
      },
      body: box({
        backgroundColor: '#ffeecc',
        contents: [
          box({
            height: '60px',
            backgroundColor: '#88bb99',
            borderWidth: 'bold',
            borderColor: '#114433',
          }),
          box({
            position: 'absolute',
            width: '40px',
            height: '40px',
            offsetTop: '40px',
            offsetStart: '4px',
            cornerRadius: '20px',
            backgroundColor: '#cc3344cc',
          }),
        ],
      }),
      footer: box({
        layout: 'horizontal',
        spacing: 'sm',
        contents: [
          box({ height: '12px', width: '30px', backgroundColor: '#ffffff' }),
          { type: 'separator', color: '#00ff00' },
          box({ height: '12px', width: '20px', backgroundColor: '#aaaaaa' }),
        ],
      }),
    },
    more: { theme: 'dark' },
  },
};

/** Edges are smoothed a little differently by each machine; a dot counts when a channel is this far off. */
const CHANNEL = 12;
const SHARE = 0.002;

test.each(Object.entries(GOLDEN))('%s', async (name, { container, more }) => {
  // the sender's name is the one text of the picture: it is left out
  const drawn = await port.preview(
    aPreviewJob(bareFlex(container), { phone: 'small-android', accountName: '\u200b', ...more }),
  );
  if (!drawn.ok) throw new Error(drawn.error.message);
  const path = join(folder, `${name}.png`);
  if (process.env.UPDATE_GOLDEN === '1' || !existsSync(path)) {
    if (process.env.UPDATE_GOLDEN !== '1') throw new Error(`${path} is missing`);
    writeFileSync(path, drawn.value.png);
  }
  const wanted = PNG.sync.read(readFileSync(path));
  const actual = PNG.sync.read(Buffer.from(drawn.value.png));
  expect([actual.width, actual.height]).toEqual([wanted.width, wanted.height]);
  let different = 0;
  for (let at = 0; at < wanted.data.length; at += 4) {
    const isOff = [0, 1, 2].some(
      (c) => Math.abs((wanted.data[at + c] ?? 0) - (actual.data[at + c] ?? 0)) > CHANNEL,
    );
    if (isOff) different++;
  }
  expect(different / (wanted.width * wanted.height)).toBeLessThan(SHARE);
});
