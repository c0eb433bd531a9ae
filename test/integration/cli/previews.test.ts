import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildOnce, tapestry } from '#test/helpers/command-line';
import { aPng } from '../../helpers/a-rich-menu';

/* Where `preview` puts its picture: over its own former one, beside everything else. */

const folder = mkdtempSync(join(tmpdir(), 'tapestry-previews-'));
const out = join(folder, 'previews');
const file = (name: string, value: string) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, value);
  return path;
};
let env: Record<string, string> = {};

beforeAll(() => {
  buildOnce();
  // Electron is stood in for: a picture, and behind its end what it was asked to draw
  const script = file(
    'worker.mjs',
    `const picture = Buffer.from('${Buffer.from(aPng(2, 2, 90)).toString('base64')}', 'base64');
     process.send({ ready: true });
     process.on('message', ({ id, preview }) => process.send({ id, result: { ok: true, preview: {
       png: Buffer.concat([picture, Buffer.from(preview.messagesJson + preview.theme)]).toString('base64'),
       layout: { width: 1, height: 1, bubbles: [], taps: [] },
     } } }));
     process.on('disconnect', () => process.exit());`,
  );
  env = { TAPESTRY_ELECTRON_LAUNCH: JSON.stringify([process.execPath, script]) };
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => rmSync(out, { recursive: true, force: true }));

const says = (text: string) => JSON.stringify({ type: 'text', text });
async function preview(path: string, more: readonly string[] = [], input = ''): Promise<string> {
  const { json, stderr } = await tapestry(['preview', path, '--out', out, ...more, '--json'], {
    env,
    input,
  });
  const { png } = json as { png?: string };
  if (png === undefined) throw new Error(stderr);
  return png;
}
const shown = (name: string) => readFileSync(join(out, name), 'utf8');
const there = () => readdirSync(out).sort();

describe('a preview', () => {
  test('drawn again after a change takes the place of its own former picture', async () => {
    const one = file('a/m.json', says('one'));
    expect(await preview(one)).toBe(join(out, 'm.png'));
    file('a/m.json', says('changed'));
    expect(await preview(one)).toBe(join(out, 'm.png'));
    expect(shown('m.png')).toContain('changed');
    expect(there()).toEqual(['m.png']);
  });

  test('of another message of the same name stands beside it, and each finds its own again', async () => {
    const one = file('a/m.json', says('one'));
    const two = file('b/m.json', says('two'));
    expect(await preview(one)).toBe(join(out, 'm.png'));
    expect(await preview(two)).toBe(join(out, 'm 2.png'));
    file('a/m.json', says('one, later'));
    file('b/m.json', says('two, later'));
    expect(await preview(two)).toBe(join(out, 'm 2.png'));
    expect(await preview(one)).toBe(join(out, 'm.png'));
    expect(shown('m.png')).toContain('one, later');
    expect(shown('m 2.png')).toContain('two, later');
    expect(there()).toEqual(['m 2.png', 'm.png']);
  });

  test('never takes the place of what is not its own', async () => {
    mkdirSync(join(out, 'm 2.png'), { recursive: true });
    writeFileSync(join(out, 'm.png'), 'a picture of somebody');
    const one = file('a/m.json', says('one'));
    expect(await preview(one)).toBe(join(out, 'm 3.png'));
    expect(shown('m.png')).toBe('a picture of somebody');
  });

  test('drawn otherwise is another picture; from standard input the same message is the same', async () => {
    const one = file('a/m.json', says('one'));
    expect(await preview(one)).toBe(join(out, 'm.png'));
    expect(await preview(one, ['--dark'])).toBe(join(out, 'm 2.png'));
    expect(await preview(one)).toBe(join(out, 'm.png'));
    expect(await preview('-', [], says('x'))).toBe(join(out, 'message.png'));
    expect(await preview('-', [], says('y'))).toBe(join(out, 'message 2.png'));
    expect(await preview('-', [], says('x'))).toBe(join(out, 'message.png'));
  });

  test('drawn by eight commands at once comes to eight pictures', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `way ${index}`);
    const places = await Promise.all(
      names.map((name) => preview(file(`${name}/m.json`, says(name)))),
    );
    expect(new Set(places).size).toBe(8);
    for (const [index, place] of places.entries())
      expect(readFileSync(place, 'utf8')).toContain(names[index]);
  });

  test('is a whole PNG that names nobody’s folders', async () => {
    const png = readFileSync(await preview(file('a/m.json', says('one'))));
    const read = PNG.sync.read(png.subarray(0, png.indexOf('IEND') + 8), { checkCRC: true });
    expect([read.width, read.height]).toEqual([2, 2]);
    expect(png.toString('latin1')).not.toContain(folder);
  });
});
