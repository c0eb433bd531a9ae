import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filmResponse, readRange } from '#electron/app/film';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-film-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'film.mp4');
writeFileSync(path, Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => at % 251)));

describe('a film of the workspace', () => {
  it.each([
    [null, 0, 99],
    ['bytes=0-', 0, 99],
    ['bytes=10-19', 10, 19],
    ['bytes=90-1000', 90, 99],
    ['bytes=-5', 0, 99],
    ['bytes=5-2', 5, 5],
    ['bytes=0-1,5-6', 0, 99],
    ['lines=1-2', 0, 99],
    ['bytes=999999999999999999999-', 0, 99],
  ])('reads %j as %d to %d of a hundred bytes', (range, start, end) => {
    expect(readRange(range, 100)).toEqual({ start, end });
  });

  it('is handed out in pieces, whole in the end', async () => {
    let at = 0;
    let pieces = 0;
    while (at < 3_000_000) {
      const answer = await filmResponse(path, `bytes=${at}-`);
      expect(answer.status).toBe(206);
      expect(answer.headers.get('content-type')).toBe('video/mp4');
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(answer.headers.get('content-range')).toBe(
        `bytes ${at}-${at + bytes.length - 1}/3000000`,
      );
      expect([bytes[0], bytes.at(-1)]).toEqual([at % 251, (at + bytes.length - 1) % 251]);
      at += bytes.length;
      pieces += 1;
    }
    expect(pieces).toBe(2);
    expect((await filmResponse(path, 'bytes=3000000-')).status).toBe(416);
  });
});
