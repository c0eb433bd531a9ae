import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { LIMITS } from '#shared/line/limits';
import type { Fault, FaultSource } from './faults';
import { parseJsonBody } from './json-body';
import type { Platform } from './platform';
import type { RateLimiter } from './rate-limiter';
import { Refusal, refusals } from './refusal';
import { routes } from './routes';
import type { RehearsalAnswer } from './routes/call';

export interface HttpParts {
  platform: Platform;
  limiter: RateLimiter;
  channelAccessToken: string;
  faults: () => FaultSource | null;
  newRequestId: () => string;
  /** Tests look at what was asked and answered, for example to hold it against LINE's OpenAPI. */
  onExchange?: (exchange: Exchange) => void;
}

export interface Exchange {
  endpoint: LineEndpointName;
  path: string;
  query: string;
  contentType: string;
  requestBytes: Uint8Array;
  status: number;
  responseType: string;
  responseJson: unknown;
}

/** On every answer: nothing that the rehearsal channel says is to be taken for a real account's. */
export const MARK_HEADER = 'x-tapestry-rehearsal';

type Env = { Bindings: HttpBindings };

/** LINE's HTTP surface over one platform; both of its hosts answer on the same origin. */
export function createRehearsalApp(parts: HttpParts): Hono<Env> {
  const app = new Hono<Env>();
  for (const [name, { method, path }] of Object.entries(lineEndpoints)) {
    const honoPath = path.replace(/\{(\w+)\}/g, ':$1');
    app.on(method, honoPath, (c) => answerCall(name as LineEndpointName, c, parts));
  }
  app.notFound((c) => toResponse(c, parts.newRequestId(), refusals.notFound()));
  return app;
}

/** 1,500,000 ids, one a line, and what stands around them. */
const FILE_BYTES = 64_000_000;

function bodyKind(endpoint: LineEndpointName): 'json' | 'image' | 'multipart' | 'none' {
  if (endpoint === 'setRichMenuImage') return 'image';
  if (endpoint === 'createAudienceForUploadingUserIds' || endpoint === 'addUserIdsToAudience')
    return 'multipart';
  const { method } = lineEndpoints[endpoint];
  return method === 'POST' || method === 'PUT' ? 'json' : 'none';
}

async function answerCall(
  endpoint: LineEndpointName,
  c: Context<Env>,
  parts: HttpParts,
): Promise<Response> {
  const requestId = parts.newRequestId();
  let bytes: Uint8Array = new Uint8Array();
  const contentType =
    (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

  const run = async (): Promise<RehearsalAnswer | Refusal> => {
    try {
      checkToken(c, parts.channelAccessToken);
      const body = await readBody(c, bodyKind(endpoint) === 'multipart' ? FILE_BYTES : undefined);
      if (!body) return refusals.bodyTooLarge();
      bytes = body;
      if (!parts.limiter.take(endpoint)) return refusals.rateLimit();
      if (bodyKind(endpoint) === 'json' && bytes.length > 0 && contentType !== 'application/json') {
        return refusals.contentType(contentType || 'none');
      }
      const retryKey = readRetryKey(endpoint, c.req.header('x-line-retry-key'));
      parts.platform.settle();
      return await routes[endpoint]({
        platform: parts.platform,
        requestId,
        retryKey,
        params: c.req.param() as Record<string, string>,
        query: new URL(c.req.url).searchParams,
        contentType,
        header: (name) => c.req.header(name),
        bytes,
        json: () => parseJsonBody(bytes),
      });
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  };

  const fault = parts.faults()?.(endpoint) ?? null;
  const spoilt = await spoilBefore(fault, c);
  const outcome = spoilt ?? (await run());
  const lost = spoilt ? null : await spoilAfter(fault, c);
  const response = toResponse(c, requestId, lost ?? outcome);
  parts.onExchange?.({
    endpoint,
    path: new URL(c.req.url).pathname,
    query: new URL(c.req.url).search,
    contentType,
    requestBytes: bytes,
    status: response.status,
    responseType: response.headers.get('content-type') ?? '',
    responseJson: jsonOf(lost ?? outcome),
  });
  return response;
}

const jsonOf = (outcome: RehearsalAnswer | Refusal): unknown =>
  outcome instanceof Refusal ? outcome.body : 'json' in outcome ? outcome.json : undefined;

function toResponse(
  c: Context<Env>,
  requestId: string,
  outcome: RehearsalAnswer | Refusal,
): Response {
  c.header('x-line-request-id', requestId);
  c.header('server', 'tapestry-rehearsal');
  c.header(MARK_HEADER, 'simulated');
  if (outcome instanceof Refusal) {
    for (const [name, value] of Object.entries(outcome.headers)) c.header(name, value);
    return c.json(outcome.body, outcome.status as 400);
  }
  if ('bytes' in outcome) {
    c.header('content-type', outcome.mime);
    return c.body(outcome.bytes as Uint8Array<ArrayBuffer>, 200);
  }
  return c.json(outcome.json as object, outcome.status);
}

const TAKES_RETRY_KEY: readonly LineEndpointName[] = [
  'pushMessage',
  'multicast',
  'narrowcast',
  'broadcast',
];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readRetryKey(endpoint: LineEndpointName, header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!TAKES_RETRY_KEY.includes(endpoint)) throw refusals.retryKeyNotHere();
  if (!UUID.test(header)) throw refusals.retryKeyInvalid();
  return header.toLowerCase();
}

function checkToken(c: Context<Env>, expected: string): void {
  const header = c.req.header('authorization');
  if (!header?.startsWith('Bearer ')) throw refusals.tokenMissing();
  if (header.slice('Bearer '.length).trim() !== expected) throw refusals.tokenInvalid();
}

/** Null: longer than LINE takes. Nothing longer is ever held in memory. */
async function readBody(
  c: Context<Env>,
  most: number = LIMITS.requestBodyBytes,
): Promise<Uint8Array | null> {
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

async function spoilBefore(fault: Fault | null, c: Context<Env>): Promise<Refusal | null> {
  switch (fault) {
    case 'rateLimit':
      return refusals.rateLimit();
    case 'monthlyLimit':
      return refusals.monthlyLimit();
    case 'serverErrorBefore':
      return refusals.serverError();
    case 'timeoutBefore':
      await silence(c);
      return refusals.serverError();
    case 'resetBefore':
      c.env.incoming.socket.destroy();
      return refusals.serverError();
    default:
      return null;
  }
}

async function spoilAfter(fault: Fault | null, c: Context<Env>): Promise<Refusal | null> {
  switch (fault) {
    case 'serverErrorAfter':
      return refusals.serverError();
    case 'timeoutAfter':
      await silence(c);
      return refusals.serverError();
    case 'resetAfter':
      c.env.incoming.socket.destroy();
      return refusals.serverError();
    default:
      return null;
  }
}

/** Says nothing until the caller hangs up. */
const silence = (c: Context<Env>): Promise<void> =>
  new Promise((resolve) => {
    const { socket } = c.env.incoming;
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
