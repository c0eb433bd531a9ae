import type { Context } from 'hono';
import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { LIMITS } from '#shared/line/limits';
import { refusals } from './refusal';

/* What has to be right with a request before a route looks at it. */

/** 1,500,000 ids, one a line, and what stands around them. */
const FILE_BYTES = 64_000_000;

type BodyKind = 'json' | 'image' | 'multipart' | 'form' | 'none';

const FORMS: readonly LineEndpointName[] = [
  'issueStatelessChannelToken',
  'issueChannelTokenByJWT',
  'revokeChannelTokenByJWT',
  'issueChannelToken',
  'verifyChannelToken',
  'revokeChannelToken',
];
/** Tokens are asked for without one. */
const OPEN: readonly LineEndpointName[] = [
  ...FORMS,
  'getsAllValidChannelAccessTokenKeyIds',
  'verifyChannelTokenByJWT',
];
const TAKES_RETRY_KEY: readonly LineEndpointName[] = [
  'pushMessage',
  'multicast',
  'narrowcast',
  'broadcast',
];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function bodyKind(endpoint: LineEndpointName): BodyKind {
  if (endpoint === 'setRichMenuImage') return 'image';
  if (endpoint === 'createAudienceForUploadingUserIds' || endpoint === 'addUserIdsToAudience')
    return 'multipart';
  if (FORMS.includes(endpoint)) return 'form';
  const { method } = lineEndpoints[endpoint];
  return method === 'POST' || method === 'PUT' ? 'json' : 'none';
}

/** Bearer token or none: everything but the token endpoints needs a good one. */
export function checkToken(
  endpoint: LineEndpointName,
  authorization: string | undefined,
  accepts: (token: string) => boolean,
): void {
  if (!OPEN.includes(endpoint)) checkBearer(authorization, accepts);
}

export function checkBearer(
  authorization: string | undefined,
  accepts: (token: string) => boolean,
): void {
  if (!authorization?.startsWith('Bearer ')) throw refusals.tokenMissing();
  if (!accepts(authorization.slice('Bearer '.length).trim())) throw refusals.tokenInvalid();
}

export const bodyLimit = (endpoint: LineEndpointName): number =>
  bodyKind(endpoint) === 'multipart' ? FILE_BYTES : LIMITS.requestBodyBytes;

/** JSON where JSON belongs, a form where a form does; images and files look for themselves. */
export function checkContentType(endpoint: LineEndpointName, type: string, length: number): void {
  const kind = bodyKind(endpoint);
  const wanted =
    kind === 'json'
      ? 'application/json'
      : kind === 'form'
        ? 'application/x-www-form-urlencoded'
        : null;
  if (wanted !== null && length > 0 && type !== wanted) throw refusals.contentType(type || 'none');
}

export function readRetryKey(
  endpoint: LineEndpointName,
  header: string | undefined,
): string | null {
  if (header === undefined) return null;
  if (!TAKES_RETRY_KEY.includes(endpoint)) throw refusals.retryKeyNotHere();
  if (!UUID.test(header)) throw refusals.retryKeyInvalid();
  return header.toLowerCase();
}

/** Null: longer than LINE takes. Nothing longer is ever held in memory. */
export async function readBody(c: Context, most: number): Promise<Uint8Array | null> {
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > most) return null;
  const stream = c.req.raw.body;
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(chunks));
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
