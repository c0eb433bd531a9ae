import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { readAddress, typeOf } from './address';
import { contentSecurityPolicy } from './csp';
import { filmResponse } from './film';

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

export interface AssetSource {
  /** Bytes and type of an asset of the open workspace; null when there is none. */
  readAsset(hash: string): Promise<{ bytes: Uint8Array; mime: string } | null>;
  /** Where a film of the open workspace lies; null when there is none. Drawing pages show none. */
  videoPath?(hash: string): Promise<string | null>;
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
      if (address.kind === 'video') {
        const path = (await assets.videoPath?.(address.hash)) ?? null;
        return path === null ? notFound() : await filmResponse(path, request.headers.get('range'));
      }
      if (address.kind === 'file') {
        const bytes = await readFile(address.path);
        return respond(bytes, typeOf(address.path), {
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
