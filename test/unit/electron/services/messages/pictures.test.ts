import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { messagePictureHandlers } from '#electron/services/messages/pictures';
import { ok } from '#shared/errors/app-error';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-message-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const layout = { width: 375, height: 100, bubbles: [], taps: [] };
const job = {
  messagesJson: '[]',
  phone: 'iphone-se',
  theme: 'light',
  fontScale: 1,
  locale: 'en',
  accountName: 'A',
} as const;
const handlers = (picked: string | null) =>
  messagePictureHandlers(
    {
      preview: async () => ok({ layout, png: new Uint8Array([1]) }),
      print: async () => ok({ layout, pdf: new Uint8Array([2]) }),
    },
    { pickFolder: async () => picked, pickFile: async () => null },
  );

it('a message becomes a picture or a page in the folder that was picked, and nothing is overwritten', async () => {
  const { 'messages.export': save } = handlers(folder);
  const name = 'A/B: 50%?';
  for (const format of ['png', 'png', 'pdf'] as const)
    expect((await save({ job, format, name })).ok).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['A-B- 50%- 2.png', 'A-B- 50%-.pdf', 'A-B- 50%-.png']);
  expect([...readFileSync(join(folder, 'A-B- 50%-.pdf'))]).toEqual([2]);
});

it('a closed dialog writes nothing', async () => {
  const before = readdirSync(folder).length;
  const answer = await handlers(null)['messages.export']({ job, format: 'pdf', name: 'x' });
  expect(answer).toEqual(ok(null));
  expect(readdirSync(folder)).toHaveLength(before);
});
