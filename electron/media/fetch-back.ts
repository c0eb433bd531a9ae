import { createHash } from 'node:crypto';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { call } from './answers';
import { sizeOf } from './content';
import type { MediaHostPort, MediaObject } from './port';

/** What an address has to serve; null where only the size of the bytes is known. */
type Served = Omit<MediaObject, 'hash' | 'mime'> & {
  hash: MediaObject['hash'] | null;
  mime: string;
};

/** Why an address may not be given to LINE yet, or null: it serves exactly our bytes, as what they are. */
export async function fetchBack(
  host: Pick<MediaHostPort, 'publicUrl' | 'fetchBack'>,
  object: Served,
): Promise<Result<null>> {
  const url = host.publicUrl(object.name);
  const answer = await call(() => host.fetchBack(url));
  if (!answer.ok) return answer;
  const response = answer.value;
  const details = { url, status: response.status };
  if (response.status === 404 || response.status === 403) {
    await response.body?.cancel();
    return fail(
      appError('media.notPublic', `Nobody can fetch ${url} (${response.status}).`, {
        details,
        // a copy at the edge of a network may take a moment
        retry: 'safe',
      }),
    );
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    return fail(
      appError('media.notServed', `${url} answers ${response.status}.`, { details, retry: 'safe' }),
    );
  }
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== object.mime) {
    await response.body?.cancel();
    return fail(
      appError('media.wrongType', `${url} is served as “${type}” instead of ${object.mime}.`, {
        details: { url, type: type || '—', mime: object.mime },
        retry: 'never',
      }),
    );
  }
  return sameBytes(response, object, url);
}

async function sameBytes(response: Response, object: Served, url: string): Promise<Result<null>> {
  const digest = createHash('sha256');
  const expected = sizeOf(object.bytes);
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += (chunk as Uint8Array).byteLength;
      // whatever it is, it is not ours, and it may never end
      if (size > expected) break;
      digest.update(chunk as Uint8Array);
    }
  } catch (error) {
    return fail(
      appError('media.unreachable', `The media host broke off: ${(error as Error).message}`, {
        details: { reason: (error as Error).message },
        retry: 'safe',
      }),
    );
  }
  if (size === expected && (object.hash === null || digest.digest('hex') === object.hash))
    return ok(null);
  return fail(
    appError('media.otherBytes', `${url} serves something else than what was uploaded.`, {
      details: { url, bytes: size, expected },
      retry: 'never',
    }),
  );
}
