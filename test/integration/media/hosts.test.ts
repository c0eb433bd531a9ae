import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchBack } from '#electron/media/fetch-back';
import { folderHost } from '#electron/media/folder';
import { fileName, urlUnder } from '#electron/media/object-name';
import type { MediaHostPort, MediaObject } from '#electron/media/port';
import { REHEARSAL_MEDIA, startRehearsalMedia } from '#electron/media/rehearsal';
import { s3Host } from '#electron/media/s3';
import { webdavHost } from '#electron/media/webdav';
import { hostMedia, type MediaItem } from '#electron/services/media/host-media';
import { testHost } from '#electron/services/media/test-host';
import { UploadLog } from '#electron/services/media/upload-log';
import { sha256Hex } from '#electron/store/hash';
import { IMAGEMAP_WIDTHS } from '#shared/line/limits';
import {
  davServer,
  folderServer,
  type MediaServer,
  PUBLIC,
  S3_KEYS,
  s3Server,
} from '../../helpers/media-servers';
import { unwrap } from '../../helpers/publish-bench';

const now = () => new Date('2026-03-01T10:00:00Z');
const noWait = { monotonicMs: () => 0, sleep: async () => undefined };
const png = (seed: number) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, seed, 1, 2, 3]);
const objectOf = (bytes: Uint8Array): MediaObject => {
  const hash = sha256Hex(bytes);
  return { name: fileName(hash, 'image/png'), hash, mime: 'image/png', bytes };
};
const typeByEnding = (path: string) =>
  path.endsWith('.mp4')
    ? 'video/mp4'
    : path.endsWith('.png') || !path.includes('.')
      ? 'image/png'
      : 'application/octet-stream';

let folder: string;
const started: { stop(): Promise<void> }[] = [];
const keep = <T extends { stop(): Promise<void> }>(server: T): T => {
  started.push(server);
  return server;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-media-'));
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const bucket = (server: MediaServer, secret = S3_KEYS.secretAccessKey, name = 'line') =>
  s3Host(
    {
      type: 's3',
      endpoint: server.origin,
      region: 'us-east-1',
      bucket: name,
      accessKeyId: S3_KEYS.accessKeyId,
      prefix: 'tapestry/a-b',
      publicBaseUrl: PUBLIC,
    },
    secret,
    server.fetchPublic,
  );

type Make = () => Promise<MediaHostPort>;
const kinds: [string, Make][] = [
  ['a bucket', async () => bucket(keep(await s3Server()))],
  [
    'a WebDAV folder',
    async () => {
      const server = keep(await davServer('line', 'geheim ü'));
      return webdavHost(
        { type: 'webdav', url: server.origin, user: 'line', prefix: 'oa', publicBaseUrl: PUBLIC },
        'geheim ü',
        server.fetchPublic,
      );
    },
  ],
  [
    'a folder',
    async () => {
      const server = keep(await folderServer(folder, typeByEnding));
      return folderHost(
        folder,
        'oa/2026',
        (name) => urlUnder(PUBLIC, 'oa/2026', name),
        server.fetchPublic,
      );
    },
  ],
  [
    'the rehearsal’s own host',
    async () => keep(unwrap(await startRehearsalMedia(join(folder, 'not', 'yet')))).host,
  ],
];

describe.each(kinds)('%s', (_kind, make) => {
  test('keeps a file under its name, serves it back whole, and never overwrites it', async () => {
    const host = await make();
    const object = objectOf(png(1));
    expect(unwrap(await host.has(object.name))).toBe(false);
    expect(unwrap(await host.put(object, 'new'))).toBe('stored');
    expect(unwrap(await host.has(object.name))).toBe(true);
    expect((await fetchBack(host, object)).ok).toBe(true);
    expect(host.publicUrl(object.name)).toMatch(/^https:\/\//);
  });

  test('hosts the five widths of an imagemap under one address, without endings', async () => {
    const host = await make();
    const log = new UploadLog(join(folder, 'log', 'uploads.jsonl'), now);
    const imagemap: MediaItem = {
      kind: 'imagemap',
      key: 'page',
      pictures: IMAGEMAP_WIDTHS.map((width, index) => ({
        width,
        mime: 'image/png',
        bytes: png(10 + index),
      })),
    };
    const parts = { hostId: 'h', host, log, clock: noWait, random: () => 0 };
    const urls = unwrap(await hostMedia(parts, [imagemap], 'doc_1'));
    const base = urls.get('page') as string;
    for (const [index, width] of IMAGEMAP_WIDTHS.entries()) {
      const answer = await host.fetchBack(`${base}/${width}`);
      expect(answer.headers.get('content-type')).toBe('image/png');
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png(10 + index));
    }
    expect((await log.hosted()).map(({ usedBy }) => usedBy)).toEqual(Array(5).fill(['doc_1']));
  });

  test('streams a film from the disk', async () => {
    const host = await make();
    const path = join(folder, 'film.mp4');
    const size = 12 * 1_048_576;
    const piece = Buffer.alloc(1_048_576, 7);
    const digest = createHash('sha256');
    const out = openSync(path, 'w');
    for (let at = 0; at < size; at += piece.length) {
      writeSync(out, piece);
      digest.update(piece);
    }
    closeSync(out);
    const hash = digest.digest('hex') as MediaObject['hash'];
    const film: MediaItem = {
      kind: 'film',
      key: 'film',
      mime: 'video/mp4',
      hash,
      file: { path, size },
    };
    const log = new UploadLog(join(folder, 'log', 'uploads.jsonl'), now);
    const parts = { hostId: 'h', host, log, clock: noWait, random: () => 0 };
    const urls = unwrap(await hostMedia(parts, [film], 'doc_1'));
    expect(urls.get('film')).toBe(host.publicUrl(fileName(hash, 'video/mp4')));
    expect((await log.hosted()).map(({ bytes }) => bytes)).toEqual([size]);
  });

  test('passes its own test twice, and the second time leaves nothing more behind', async () => {
    const host = await make();
    for (let round = 0; round < 2; round += 1) {
      const checks = await testHost(host);
      expect(checks.map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good']);
    }
  });
});

describe('what goes wrong', () => {
  test('a wrong key is told from a bucket that is not there', async () => {
    const server = keep(await s3Server());
    const wrongKey = await testHost(bucket(server, 'wrong'));
    expect(wrongKey[0]).toMatchObject({ step: 'reach', state: 'bad' });
    expect(wrongKey[0]?.error?.code).toBe('media.denied');
    const noBucket = await testHost(bucket(server, S3_KEYS.secretAccessKey, 'elsewhere'));
    expect(noBucket.find(({ state }) => state === 'bad')?.error?.code).toBe('media.noPlace');
  });

  test('a wrong password, and a server that is not there', async () => {
    const server = keep(await davServer('line', 'right'));
    const host = webdavHost(
      { type: 'webdav', url: server.origin, user: 'line', prefix: '', publicBaseUrl: PUBLIC },
      'wrong',
      server.fetchPublic,
    );
    expect((await testHost(host))[0]?.error?.code).toBe('media.denied');
    await server.stop();
    expect((await testHost(host))[0]?.error?.code).toBe('media.unreachable');
  });

  test('files that nobody else can fetch, or that come as another type, do not pass', async () => {
    const server = keep(await folderServer(folder, () => 'application/octet-stream'));
    const hidden = folderHost(
      join(folder, 'elsewhere'),
      '',
      (name) => urlUnder(PUBLIC, name),
      server.fetchPublic,
    );
    expect((await testHost(hidden))[0]?.error?.code).toBe('media.folder');
    mkdirSync(join(folder, 'elsewhere'));
    expect((await testHost(hidden))[2]?.error?.code).toBe('media.notPublic');
    const odd = folderHost(folder, '', (name) => urlUnder(PUBLIC, name), server.fetchPublic);
    expect((await testHost(odd))[2]?.error?.code).toBe('media.wrongType');
  });

  test('the WebDAV upload shows no half file and leaves none behind when the name is taken', async () => {
    const server = keep(await davServer('line', 'x'));
    const host = webdavHost(
      { type: 'webdav', url: server.origin, user: 'line', prefix: '', publicBaseUrl: PUBLIC },
      'x',
      server.fetchPublic,
    );
    const object = objectOf(png(2));
    const [shard] = object.name.split('/');
    const foreign = { bytes: png(99), type: 'image/png' };
    server.files.set(`/${object.name}`, foreign);
    expect(unwrap(await host.put(object, 'new'))).toBe('taken');
    expect([...server.files]).toEqual([[`/${object.name}`, foreign]]);
    expect(server.calls).not.toContain(`PUT /${object.name}`);
    expect(server.calls).toContain(`MKCOL /${shard}`);
  });

  test('the rehearsal’s host serves nothing but what was put there', async () => {
    const media = keep(unwrap(await startRehearsalMedia(folder)));
    writeFileSync(join(folder, 'secret.txt'), 'x');
    for (const path of ['/secret.txt', '/../secret.txt', '/%2e%2e/secret.txt', '/'])
      expect((await fetch(media.origin + path)).status, path).toBe(404);
    expect(REHEARSAL_MEDIA).toMatch(/\.invalid$/);
    expect(readdirSync(folder)).toEqual(['secret.txt']);
  });
});
