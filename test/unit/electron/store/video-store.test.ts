import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VideoStore } from '#electron/store/video-store';
import { LIMITS } from '#shared/line/limits';
import { unwrap } from '../../../helpers/publish-bench';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-videos-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(5_000, 7)]);
const waiting = () =>
  existsSync(join(folder, '.arriving')) ? readdirSync(join(folder, '.arriving')) : [];

describe('films of a workspace', () => {
  it('arrive in pieces, and stand under the hash of all of them', async () => {
    const store = new VideoStore(folder, () => false);
    const token = unwrap(await store.begin());
    // pieces smaller than what says that it is a film
    for (let at = 0; at < film.byteLength; at += 7)
      unwrap(await store.append(token, film.subarray(at, at + 7)));
    const { hash, bytes } = unwrap(await store.finish(token));
    expect(hash).toBe(createHash('sha256').update(film).digest('hex'));
    expect(bytes).toBe(film.byteLength);
    const path = await store.pathOf(hash);
    expect(readFileSync(path ?? '').equals(film)).toBe(true);
    expect(waiting()).toEqual([]);
    expect((await store.append(token, film)).ok).toBe(false);
  });

  it('that are half here go with the workspace that closes, and nothing of them stays open', async () => {
    const store = new VideoStore(folder, () => false);
    const token = unwrap(await store.begin());
    await store.append(token, film.subarray(0, 100));
    await store.close();
    expect(waiting()).toEqual([]);
    expect((await store.append(token, film)).ok).toBe(false);
  });

  it('that begin together do not clear each other away', async () => {
    const store = new VideoStore(folder, () => false);
    const tokens = (await Promise.all([store.begin(), store.begin(), store.begin()])).map(unwrap);
    expect(waiting().sort()).toEqual([...tokens].sort());
    for (const token of tokens) {
      unwrap(await store.append(token, film));
      unwrap(await store.finish(token));
    }
  });

  it('that begin while the workspace closes leave no file, open or not', async () => {
    const store = new VideoStore(folder, () => false);
    const begun = store.begin();
    await store.close();
    expect((await begun).ok).toBe(false);
    expect(waiting()).toEqual([]);
  });

  it('leave nothing when they are called off, are no film, or grow past what LINE takes', async () => {
    const store = new VideoStore(folder, () => false);
    const called = unwrap(await store.begin());
    await store.append(called, film);
    await store.cancel(called);
    const other = unwrap(await store.begin());
    await store.append(other, Buffer.from('GIF89a, not a film'));
    expect(await store.finish(other)).toMatchObject({ error: { code: 'video.notAVideo' } });
    const large = unwrap(await store.begin());
    const huge = { byteLength: LIMITS.videoBytes + 1 } as Uint8Array;
    expect(await store.append(large, huge)).toMatchObject({ error: { code: 'video.tooLarge' } });
    expect(waiting()).toEqual([]);
  });

  it('that a crash left half are gone when the next one comes', async () => {
    const crashed = unwrap(await new VideoStore(folder, () => false).begin());
    expect(waiting()).toEqual([crashed]);
    const next = unwrap(await new VideoStore(folder, () => false).begin());
    expect(waiting()).toEqual([next]);
  });

  it('are not taken into a workspace that is read only', async () => {
    const store = new VideoStore(folder, () => true);
    expect(await store.begin()).toMatchObject({ error: { code: 'store.readOnly' } });
  });
});
