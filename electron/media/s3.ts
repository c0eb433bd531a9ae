import { webcrypto } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { MediaPlace } from '#shared/domain/media-host';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { call, refusal, timeoutFor } from './answers';
import { bodyOf, lengthOf, sizeOf } from './content';
import { urlUnder } from './object-name';
import type { MediaHostPort, MediaObject } from './port';

// The signer takes the web's crypto from the global scope; Node 18 inside of older Electrons has none there.
globalThis.crypto ??= webcrypto as typeof globalThis.crypto;

const FOR_EVER = 'public, max-age=31536000, immutable';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Any bucket that speaks S3: path-style addresses, SigV4 with the digest of the body inside of the signature. */
export function s3Host(
  place: Extract<MediaPlace, { type: 's3' }>,
  secretAccessKey: string,
  fetchBack: MediaHostPort['fetchBack'],
): MediaHostPort {
  const at = (name: string) => urlUnder(place.endpoint, place.bucket, place.prefix, name);
  const send = async (
    method: 'HEAD' | 'PUT',
    name: string,
    headers: Record<string, string>,
    object?: MediaObject,
  ): Promise<Result<Response>> =>
    call(async () => {
      const signed = await new AwsV4Signer({
        method,
        url: at(name),
        headers: { ...headers, 'x-amz-content-sha256': object?.hash ?? EMPTY },
        accessKeyId: place.accessKeyId,
        secretAccessKey,
        service: 's3',
        region: place.region,
      }).sign();
      return fetch(signed.url, {
        method,
        headers: object ? withLength(signed.headers, object) : signed.headers,
        // a redirect would carry the signature to wherever it points
        redirect: 'error',
        signal: timeoutFor(object ? sizeOf(object.bytes) : 0),
        ...(object ? bodyOf(object.bytes) : {}),
      });
    });
  const put = (object: MediaObject, guarded: boolean) =>
    send(
      'PUT',
      object.name,
      {
        'content-type': object.mime,
        'cache-control': FOR_EVER,
        ...(guarded ? { 'if-none-match': '*' } : {}),
      },
      object,
    );
  return {
    publicUrl: (name) => urlUnder(place.publicBaseUrl, place.prefix, name),
    fetchBack,
    async has(name) {
      const answer = await send('HEAD', name, {});
      if (!answer.ok) return answer;
      if (answer.value.status === 404) return ok(false);
      return answer.value.ok ? ok(true) : fail(refusal(answer.value.status));
    },
    async put(object, mode) {
      let answer = await put(object, mode === 'new');
      // not every bucket knows the condition; `has` was asked just before
      if (answer.ok && mode === 'new' && answer.value.status === 501)
        answer = await put(object, false);
      if (!answer.ok) return answer;
      if (answer.value.status === 412) return ok('taken');
      if (answer.value.ok) return ok('stored');
      return fail(refusal(answer.value.status, codeOf(await answer.value.text().catch(() => ''))));
    },
  };
}

/** Beside the signature: what a proxy does to the length of a body is none of its business. */
function withLength(signed: Headers, { bytes }: MediaObject): Headers {
  const headers = new Headers(signed);
  for (const [name, value] of Object.entries(lengthOf(bytes))) headers.set(name, value);
  return headers;
}

/** `NoSuchBucket`, from S3's XML of an error. */
const codeOf = (xml: string): string => /<Code>([^<]{1,100})<\/Code>/.exec(xml)?.[1] ?? '';
