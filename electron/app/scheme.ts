import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './csp';

export const APP_ORIGIN = 'app://tapestry';

/** Before `app.ready`: our scheme behaves like https, so modules, workers and fetch work on it. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export type Address =
  | { kind: 'asset'; hash: string }
  | { kind: 'file'; path: string }
  | { kind: 'none' };

/**
 * What an `app:` address means. Only files below the bundle's folder and assets by hash exist; `..` in any
 * spelling, absolute paths and NUL lead nowhere.
 */
export function readAddress(url: string, bundleDir: string): Address {
  let parsed: URL;
  let path: string;
  try {
    parsed = new URL(url);
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return { kind: 'none' };
  }
  if (parsed.protocol !== 'app:' || parsed.host !== 'tapestry') return { kind: 'none' };
  if (/[\0\\]/.test(path) || path.split('/').includes('..')) return { kind: 'none' };
  const asset = /^\/asset\/([0-9a-f]{64})$/.exec(path);
  if (asset?.[1]) return { kind: 'asset', hash: asset[1] };
  const file = join(bundleDir, path === '/' ? 'index.html' : path);
  if (!file.startsWith(bundleDir + sep) || !Object.hasOwn(TYPES, extname(file))) {
    return { kind: 'none' };
  }
  return { kind: 'file', path: file };
}

export interface AssetSource {
  /** Bytes and type of an asset of the open workspace; null when there is none. */
  readAsset(hash: string): Promise<{ bytes: Uint8Array; mime: string } | null>;
}

/** Serves the bundle and the open workspace's pictures; everything else is 404. */
export function serveScheme(session: Session, bundleDir: string, assets: AssetSource): void {
  session.protocol.handle('app', async (request) => {
    const address = readAddress(request.url, bundleDir);
    try {
      if (address.kind === 'asset') {
        const found = await assets.readAsset(address.hash);
        if (found === null) return notFound();
        return respond(found.bytes, found.mime, {
          // the address is the content, so it never changes
          'cache-control': 'public, max-age=31536000, immutable',
        });
      }
      if (address.kind === 'file') {
        const bytes = await readFile(address.path);
        return respond(bytes, TYPES[extname(address.path)] ?? 'application/octet-stream', {
          'content-security-policy': contentSecurityPolicy(),
        });
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return notFound();
  });
}

const respond = (bytes: Uint8Array, type: string, headers: Record<string, string>) =>
  new Response(bytes as unknown as ArrayBuffer, {
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers },
  });

const notFound = () => new Response('Not found', { status: 404 });
