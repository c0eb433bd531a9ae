import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOnce, tapestry } from '../../helpers/command-line';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-preview-'));
beforeAll(() => buildOnce(), 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('prints where everything stands, the problems, and where the picture is', async () => {
  const path = join(folder, 'two.json');
  writeFileSync(
    path,
    JSON.stringify({
      messages: [
        { type: 'text', text: 'Hi' },
        {
          type: 'flex',
          altText: 'a',
          contents: {
            type: 'bubble',
            body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'Hello' }] },
            footer: { type: 'box', layout: 'vertical', contents: [{ type: 'button' }] },
          },
        },
      ],
    }),
  );
  const { status, json } = await tapestry([
    'preview',
    path,
    '--out',
    join(folder, 'out'),
    '--json',
  ]);
  // a button without an action is drawn, and is an error
  expect(status).toBe(1);
  const answer = json as {
    file: string;
    png: string;
    problems: { path: unknown }[];
    bubbles: unknown[];
  };
  expect(Object.keys(answer)).toEqual(['file', 'png', 'problems', 'bubbles']);
  expect(answer.problems[0]?.path).toEqual([
    'messages',
    1,
    'contents',
    'footer',
    'contents',
    0,
    'action',
  ]);
  expect(answer.bubbles).toHaveLength(2);
  expect(answer.bubbles[1]).toMatchObject({
    width: 300,
    boxes: [
      { path: ['messages', 1, 'contents', 'body'], kind: 'box', x: 0, y: 0, width: 300 },
      {
        path: ['messages', 1, 'contents', 'body', 'contents', 0],
        kind: 'text',
        text: 'Hello',
        x: 20,
        y: 19,
        width: 260,
      },
      { kind: 'box' },
      { kind: 'button', x: 10, width: 280, height: 52 },
    ],
  });
  expect(readFileSync(answer.png).subarray(1, 4).toString()).toBe('PNG');
});

test('a file without messages ends with 1, an unknown phone with 2', async () => {
  const path = join(folder, 'audience.json');
  writeFileSync(
    path,
    JSON.stringify({ description: 'a', audiences: [{ id: `U${'0'.repeat(32)}` }] }),
  );
  const none = await tapestry(['preview', path, '--out', folder, '--json']);
  expect(none.status).toBe(1);
  expect(none.json).toMatchObject({ error: { code: 'cli.nothingToPreview' } });
  const wrong = await tapestry(['preview', path, '--out', folder, '--phone', 'nokia', '--json']);
  expect(wrong.status).toBe(2);
});
