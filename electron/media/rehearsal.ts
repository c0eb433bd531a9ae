import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { folderHost } from './folder';
import { urlUnder } from './object-name';
import type { MediaHostPort } from './port';

/*
 * The host of the rehearsal channel: a folder, served on loopback. Its public addresses are under a name that by
 * agreement exists nowhere (RFC 6761), so that no follower is ever sent to one by mistake.
 */
export const REHEARSAL_MEDIA = 'https://media.rehearsal.invalid';

export interface RehearsalMedia {
  host: MediaHostPort;
  /** Where the files are really served. */
  origin: string;
  stop(): Promise<void>;
}

export async function startRehearsalMedia(folder: string): Promise<Result<RehearsalMedia>> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return fail(unusable(error as NodeJS.ErrnoException));
  }
  const server = createServer((request, response) => {
    void serve(folder, request.url ?? '/', request.method ?? 'GET').then(
      ({ status, type, file, size }) => {
        response.writeHead(status, {
          'content-length': size,
          ...(type === null ? {} : { 'content-type': type }),
        });
        if (file === null || request.method === 'HEAD') response.end();
        else pipeline(createReadStream(file), response, () => undefined);
      },
    );
  });
  const listening = await new Promise<Result<number>>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(fail(unusable(error))));
    server.listen(0, '127.0.0.1', () => resolve(ok((server.address() as AddressInfo).port)));
  });
  if (!listening.ok) return listening;
  const origin = `http://127.0.0.1:${listening.value}`;
  return ok({
    origin,
    host: folderHost(
      folder,
      '',
      (name) => urlUnder(REHEARSAL_MEDIA, name),
      (url) => fetch(url.replace(REHEARSAL_MEDIA, origin)),
    ),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

const unusable = (error: NodeJS.ErrnoException) => {
  const reason = error.code ?? error.message;
  return appError('media.folder', `The rehearsal’s media cannot be served: ${reason}`, {
    details: { reason },
  });
};

const NAME =
  /^\/(?:[0-9a-f]{2}\/[0-9a-f]{64}\.(?:png|jpg|gif|mp4)|imagemap\/[0-9a-f]{64}\/\d{1,4})$/;
const NONE = { status: 404, type: null, file: null, size: 0 };

async function serve(folder: string, path: string, method: string) {
  // the name decides: nothing else in the folder is anybody's business
  if (!NAME.test(path) || (method !== 'GET' && method !== 'HEAD')) return NONE;
  const file = join(folder, ...path.split('/'));
  try {
    const found = await stat(file);
    if (!found.isFile()) return NONE;
    return { status: 200, type: await typeOf(file), file, size: found.size };
  } catch {
    return NONE;
  }
}

/** By its first bytes: the pictures of an imagemap have no ending. */
async function typeOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  const bytes = Buffer.alloc(2);
  try {
    await file.read(bytes, 0, bytes.length, 0);
  } finally {
    await file.close();
  }
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return 'image/gif';
  return 'video/mp4';
}
