import { createHash, createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

/** A server on loopback that a media host talks to, and how its files look from outside. */
export interface MediaServer {
  origin: string;
  /** What the public sees: `https://cdn.test/…` answered by this server. */
  fetchPublic(url: string): Promise<Response>;
  stop(): Promise<void>;
}

export const PUBLIC = 'https://cdn.test';

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Keys of `s3rver`. It takes any V4 signature, so the helper checks them in front of it. */
export const S3_KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A bucket `line` that anybody may read. */
export async function s3Server(): Promise<MediaServer> {
  const directory = mkdtempSync(join(tmpdir(), 'tapestry-s3-'));
  mkdirSync(join(directory, 'line'));
  const s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'line', configs: [] }],
  });
  const serve = s3.callback() as RequestListener;
  const server = createServer((request, response) => {
    if (request.headers.authorization === undefined ? request.method === 'GET' : isSigned(request))
      return serve(request, response);
    request.resume();
    response
      .writeHead(403, { 'content-type': 'application/xml' })
      .end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  });
  await s3.configureBuckets();
  const origin = await listen(server);
  return {
    origin,
    fetchPublic: (url) => fetch(url.replace(PUBLIC, `${origin}/line`)),
    async stop() {
      await stop(server);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** AWS Signature Version 4 as its documentation describes it, written without the library under test. */
function isSigned(request: IncomingMessage): boolean {
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const [, key, scope, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]+)$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  if (key !== S3_KEYS.accessKeyId || scope === undefined || names === undefined) return false;
  const digest = String(request.headers['x-amz-content-sha256']);
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, path, query, headers.join(''), names, digest].join('\n');
  const [date = '', region = '', service = '', last = ''] = scope.split('/');
  const signingKey = [region, service, last].reduce(
    hmac,
    hmac(`AWS4${S3_KEYS.secretAccessKey}`, date),
  );
  const text = [
    'AWS4-HMAC-SHA256',
    String(request.headers['x-amz-date']),
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  return hmac(signingKey, text).toString('hex') === signature;
}

export interface DavServer extends MediaServer {
  files: Map<string, { bytes: Uint8Array; type: string }>;
  /** Method and path of every call. */
  calls: string[];
}

/** As much of RFC 4918 as an upload needs: PUT, MOVE with Overwrite, MKCOL, HEAD, GET, DELETE. */
export async function davServer(user: string, password: string): Promise<DavServer> {
  const files: DavServer['files'] = new Map();
  const folders = new Set(['/']);
  const calls: string[] = [];
  const parent = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const server = createServer((request, response) => {
    const { method = 'GET' } = request;
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    calls.push(`${method} ${path}`);
    const end = (status: number, body?: Uint8Array, type?: string) => {
      response.writeHead(status, type === undefined ? {} : { 'content-type': type });
      response.end(method === 'HEAD' ? undefined : body);
    };
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const file = files.get(path);
      if (method === 'GET') return file ? end(200, file.bytes, file.type) : end(404);
      if (request.headers.authorization !== expected) return end(401);
      if (method === 'HEAD') return end(file ? 200 : 404);
      if (method === 'MKCOL') {
        if (folders.has(path)) return end(405);
        if (!folders.has(parent(path))) return end(409);
        folders.add(path);
        return end(201);
      }
      if (method === 'PUT') {
        if (!folders.has(parent(path))) return end(409);
        const type = request.headers['content-type'] ?? '';
        files.set(path, { bytes: new Uint8Array(Buffer.concat(chunks)), type });
        return end(201);
      }
      if (method === 'DELETE') return end(files.delete(path) ? 204 : 404);
      if (method === 'MOVE' && file) {
        const to = decodeURIComponent(new URL(String(request.headers.destination)).pathname);
        if (files.has(to) && request.headers.overwrite === 'F') return end(412);
        files.set(to, file);
        files.delete(path);
        return end(201);
      }
      return end(404);
    });
  });
  const origin = await listen(server);
  return {
    origin,
    files,
    calls,
    fetchPublic: (url) => fetch(url.replace(PUBLIC, origin)),
    stop: () => stop(server),
  };
}

/** Serves a folder as a web server would; `typeOf` is what it makes of a name. */
export async function folderServer(
  folder: string,
  typeOf: (path: string) => string,
): Promise<MediaServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/');
    try {
      const bytes = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': typeOf(path) }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  const origin = await listen(server);
  return {
    origin,
    fetchPublic: (url) => fetch(url.replace(PUBLIC, origin)),
    stop: () => stop(server),
  };
}
