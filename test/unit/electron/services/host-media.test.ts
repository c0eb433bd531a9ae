import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MediaHostPort } from '#electron/media/port';
import { hostMedia, type MediaItem } from '#electron/services/media/host-media';
import { UploadLog } from '#electron/services/media/upload-log';
import { appError, fail, ok } from '#shared/errors/app-error';
import { IMAGEMAP_WIDTHS } from '#shared/line/limits';
import { unwrap } from '../../../helpers/publish-bench';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-media-'));
  path = join(folder, 'media', 'uploads.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-03-01T10:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const picture = (key: string): MediaItem => ({
  kind: 'file',
  key,
  mime: 'image/png',
  bytes: bytesOf(key),
});

/** A host in memory that counts, and that can be told to fail. */
function memoryHost() {
  const files = new Map<string, Uint8Array>();
  const calls: string[] = [];
  const host: MediaHostPort = {
    publicUrl: (name) => `https://cdn.test/${name}`,
    has: async (name) => {
      calls.push('has');
      return ok(files.has(name));
    },
    put: async (object, mode) => {
      calls.push(mode);
      if (mode === 'new' && files.has(object.name)) return ok('taken');
      files.set(object.name, object.bytes as Uint8Array);
      return ok('stored');
    },
    fetchBack: async (url) => {
      calls.push('fetch');
      const bytes = files.get(url.slice('https://cdn.test/'.length));
      return bytes
        ? new Response(bytes as Uint8Array<ArrayBuffer>, {
            headers: { 'content-type': 'image/png' },
          })
        : new Response(null, { status: 404 });
    },
  };
  return { host, files, calls };
}
const partsOf = (host: MediaHostPort) => ({
  hostId: 'mhs_1',
  host,
  log: new UploadLog(path, now),
  clock: { monotonicMs: () => 0, sleep: async () => undefined },
  random: () => 0,
});
const nameOf = (urls: Map<string, string>, key: string) =>
  (urls.get(key) as string).slice('https://cdn.test/'.length);

test('the same picture is uploaded once, in one call and in the next', async () => {
  const { host, calls, files } = memoryHost();
  const items = [picture('a'), { ...picture('a'), key: 'again' }, picture('b')];
  const urls = unwrap(await hostMedia(partsOf(host), items, 'doc_1'));
  expect(urls.get('a')).toBe(urls.get('again'));
  expect(calls.filter((call) => call === 'new')).toHaveLength(2);
  calls.length = 0;
  // another process: everything it knows is on the disk
  expect(unwrap(await hostMedia(partsOf(host), items, 'snd_2'))).toEqual(urls);
  expect(calls).toEqual(['fetch', 'fetch']);
  expect(files.size).toBe(2);
});

test('each upload stands in the journal before it happens', async () => {
  const { host } = memoryHost();
  const put = host.put;
  const seen: string[] = [];
  host.put = async (object, mode) => {
    seen.push(readFileSync(path, 'utf8'));
    return put(object, mode);
  };
  unwrap(await hostMedia(partsOf(host), [picture('a')], 'doc_1'));
  expect(JSON.parse(seen[0]?.trim() ?? '')).toMatchObject({ type: 'begin', bytes: 1 });
});

test('after a crash in the middle of an upload, its half is mended and nothing else is', async () => {
  const { host, files, calls } = memoryHost();
  const put = host.put;
  host.put = async (object) => {
    files.set(object.name, (object.bytes as Uint8Array).slice(0, 2));
    throw new Error('killed');
  };
  await expect(hostMedia(partsOf(host), [picture('abcdef')], 'doc_1')).resolves.toMatchObject({
    ok: false,
  });
  host.put = put;
  // the crash tore a line as well
  appendFileSync(path, '{"type":"veri');
  calls.length = 0;
  const urls = unwrap(await hostMedia(partsOf(host), [picture('abcdef')], 'doc_1'));
  expect(calls).toEqual(['has', 'fetch', 'mend', 'fetch']);
  expect(files.get(nameOf(urls, 'abcdef'))).toEqual(bytesOf('abcdef'));
  expect(await new UploadLog(path, now).hosted()).toHaveLength(1);
});

test('what lies there and is not ours is never overwritten, not even at the second try', async () => {
  const clean = memoryHost();
  const name = nameOf(unwrap(await hostMedia(partsOf(clean.host), [picture('a')], 'x')), 'a');
  rmSync(path);
  const { host, files } = memoryHost();
  files.set(name, bytesOf('foreign'));
  for (let round = 0; round < 2; round += 1) {
    const refused = await hostMedia(partsOf(host), [picture('a')], 'doc_1');
    expect(refused).toMatchObject({ ok: false, error: { code: 'media.otherBytes' } });
    expect(files.get(name)).toEqual(bytesOf('foreign'));
  }
  // somebody else is faster between the question and the upload
  files.clear();
  const put = host.put;
  host.put = async (object, mode) => {
    files.set(name, bytesOf('faster'));
    return put(object, mode);
  };
  for (let round = 0; round < 2; round += 1) {
    const refused = await hostMedia(partsOf(host), [picture('a')], 'doc_1');
    expect(refused).toMatchObject({ ok: false, error: { code: 'media.otherBytes' } });
    expect(files.get(name)).toEqual(bytesOf('faster'));
  }
});

test('a bucket that was emptied is filled again; one that fails for a moment is asked again', async () => {
  const { host, files, calls } = memoryHost();
  unwrap(await hostMedia(partsOf(host), [picture('a')], 'doc_1'));
  files.clear();
  let failures = 2;
  const put = host.put;
  host.put = async (object, mode) =>
    failures-- > 0
      ? fail(appError('media.unreachable', 'x', { retry: 'safe' }))
      : put(object, mode);
  unwrap(await hostMedia(partsOf(host), [picture('a')], 'doc_1'));
  expect(files.size).toBe(1);
  expect(calls.at(-1)).toBe('fetch');
});

test('an address is answered only when all have been fetched back', async () => {
  const { host } = memoryHost();
  const fetchBack = host.fetchBack;
  let isFirst = true;
  host.fetchBack = async (url) => {
    if (!isFirst) return new Response(null, { status: 404 });
    isFirst = false;
    return fetchBack(url);
  };
  const answer = await hostMedia(partsOf(host), [picture('a'), picture('b')], 'doc_1');
  expect(answer).toMatchObject({ ok: false, error: { code: 'media.notPublic' } });
  const [first] = await new UploadLog(path, now).hosted();
  expect(first?.usedBy ?? []).toEqual([]);
});

test('the list of what is needed follows its users', async () => {
  const { host } = memoryHost();
  const parts = partsOf(host);
  unwrap(await hostMedia(parts, [picture('a'), picture('b')], 'doc_1'));
  unwrap(await hostMedia(parts, [picture('a')], 'snd_1'));
  await parts.log.append({ type: 'release', by: 'doc_1' });
  const again = await new UploadLog(path, now).hosted();
  expect(again.map(({ usedBy }) => usedBy)).toEqual([['snd_1'], []]);
});

test('an imagemap without all of its widths is refused before anything is uploaded', async () => {
  const { host, calls } = memoryHost();
  const pictures = IMAGEMAP_WIDTHS.slice(1).map((width) => ({
    width,
    mime: 'image/png' as const,
    bytes: bytesOf('x'),
  }));
  const answer = await hostMedia(partsOf(host), [{ kind: 'imagemap', key: 'k', pictures }], 'd');
  expect(answer).toMatchObject({ ok: false, error: { code: 'media.imagemapWidths' } });
  expect(calls).toEqual([]);
});

test('a stopped upload says so and goes on later', async () => {
  const { host, files } = memoryHost();
  const stop = new AbortController();
  stop.abort();
  const answer = await hostMedia({ ...partsOf(host), signal: stop.signal }, [picture('a')], 'd');
  expect(answer).toMatchObject({ ok: false, error: { code: 'media.stopped' } });
  unwrap(await hostMedia(partsOf(host), [picture('a')], 'd'));
  expect(files.size).toBe(1);
});
