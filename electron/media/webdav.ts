import { randomBytes } from 'node:crypto';
import type { MediaPlace } from '#shared/domain/media-host';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { call, refusal, timeoutFor } from './answers';
import { bodyOf, type Content, lengthOf, sizeOf } from './content';
import { urlUnder } from './object-name';
import type { MediaHostPort, MediaObject } from './port';

/**
 * A WebDAV folder. A file is uploaded beside its place and then moved there, so that nobody ever fetches half
 * of one, and the move refuses to take the place of anything.
 */
export function webdavHost(
  place: Extract<MediaPlace, { type: 'webdav' }>,
  password: string,
  fetchBack: MediaHostPort['fetchBack'],
): MediaHostPort {
  const at = (name: string) => urlUnder(place.url, place.prefix, name);
  const access: Record<string, string> =
    place.user === ''
      ? {}
      : {
          authorization: `Basic ${Buffer.from(`${place.user}:${password}`, 'utf8').toString('base64')}`,
        };
  const send = (
    method: string,
    url: string,
    headers: Record<string, string> = {},
    bytes?: Content,
  ): Promise<Result<Response>> =>
    call(() =>
      fetch(url, {
        method,
        headers: { ...access, ...headers, ...(bytes ? lengthOf(bytes) : {}) },
        // a redirect would carry the password to wherever it points
        redirect: 'error',
        signal: timeoutFor(bytes ? sizeOf(bytes) : 0),
        ...(bytes ? bodyOf(bytes) : {}),
      }),
    );

  /** Makes the folders of a name, from the top; one that is there already answers 405. */
  const makeFolders = async (name: string): Promise<Result<null>> => {
    const parts = `${place.prefix}/${name}`.split('/').filter((part) => part !== '');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const made = await send('MKCOL', urlUnder(place.url, ...parts.slice(0, depth)));
      if (!made.ok) return made;
      if (!made.value.ok && made.value.status !== 405) return fail(refusal(made.value.status));
    }
    return ok(null);
  };

  const put = async (object: MediaObject, mode: 'new' | 'mend') => {
    const temp = `${at(object.name)}.${randomBytes(6).toString('hex')}.part`;
    const sent = await send('PUT', temp, { 'content-type': object.mime }, object.bytes);
    if (!sent.ok) return sent;
    if (!sent.value.ok) return fail(refusal(sent.value.status));
    const moved = await send('MOVE', temp, {
      destination: at(object.name),
      overwrite: mode === 'mend' ? 'T' : 'F',
    });
    if (moved.ok && moved.value.ok) return ok('stored' as const);
    // what is left beside the place is nobody's; if it cannot be taken away it does no harm
    await send('DELETE', temp);
    if (!moved.ok) return moved;
    return moved.value.status === 412 ? ok('taken' as const) : fail(refusal(moved.value.status));
  };

  return {
    publicUrl: (name) => urlUnder(place.publicBaseUrl, place.prefix, name),
    fetchBack,
    async has(name) {
      const answer = await send('HEAD', at(name));
      if (!answer.ok) return answer;
      if (answer.value.status === 404) return ok(false);
      return answer.value.ok ? ok(true) : fail(refusal(answer.value.status));
    },
    async put(object, mode) {
      const folders = await makeFolders(object.name);
      return folders.ok ? put(object, mode) : folders;
    },
  };
}
