import { extname, join, sep } from 'node:path';

/*
 * What addresses of the app's own scheme mean. No Electron in here, so that the table of hostile ones is a unit test.
 */
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
  | { kind: 'video'; hash: string }
  | { kind: 'file'; path: string }
  | { kind: 'none' };

/**
 * What an `app:` address means. Only files below the bundle's folder and assets and films by hash exist; `..` in any
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
  const video = /^\/video\/([0-9a-f]{64})$/.exec(path);
  if (video?.[1]) return { kind: 'video', hash: video[1] };
  const file = join(bundleDir, path === '/' ? 'index.html' : path);
  if (!file.startsWith(bundleDir + sep) || !Object.hasOwn(TYPES, extname(file))) {
    return { kind: 'none' };
  }
  return { kind: 'file', path: file };
}

/** The type under which a file of the bundle is served. */
export const typeOf = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream';
