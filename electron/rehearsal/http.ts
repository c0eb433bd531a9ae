import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { REHEARSAL_MARK } from '#shared/line/rehearsal-mark';
import { mountControl } from './control';
import type { FaultSource } from './faults';
import { parseJsonBody } from './json-body';
import { otherEndpoints } from './other-endpoints';
import type { Platform } from './platform';
import type { RateLimiter } from './rate-limiter';
import { Refusal, refusals } from './refusal';
import {
  bodyLimit,
  checkBearer,
  checkContentType,
  checkToken,
  readBody,
  readRetryKey,
} from './request';
import { routes } from './routes';
import type { RehearsalAnswer } from './routes/call';
import { dateOf, spoilAfter, spoilBefore, spoilBody } from './spoil';

export interface HttpParts {
  platform: Platform;
  limiter: RateLimiter;
  /** What the control endpoint asks for. */
  channelAccessToken: string;
  faults: () => FaultSource | null;
  setFaults: (source: FaultSource | null) => void;
  reset: () => void;
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

type Env = { Bindings: HttpBindings };

/** LINE's HTTP surface over one platform; both of its hosts answer on the same origin. */
export function createRehearsalApp(parts: HttpParts): Hono<Env> {
  const app = new Hono<Env>();
  for (const [name, { method, path }] of Object.entries(lineEndpoints)) {
    const honoPath = path.replace(/\{(\w+)\}/g, ':$1');
    app.on(method, honoPath, (c) => answerCall(name as LineEndpointName, c, parts));
  }
  for (const { method, path, refusal } of otherEndpoints) {
    app.on(method, path, (c) =>
      toResponse(c, parts.newRequestId(), refusalOfOther(c, parts, refusal)),
    );
  }
  mountControl(app as unknown as Hono, parts);
  app.notFound((c) => toResponse(c, parts.newRequestId(), refusals.notFound()));
  return app;
}

function refusalOfOther(c: Context<Env>, parts: HttpParts, refusal: () => Refusal): Refusal {
  try {
    checkBearer(c.req.header('authorization'), (token) => parts.platform.tokens.accepts(token));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  const hasRetryKey = c.req.header('x-line-retry-key') !== undefined;
  return hasRetryKey ? refusals.retryKeyNotHere() : refusal();
}

async function answerCall(
  endpoint: LineEndpointName,
  c: Context<Env>,
  parts: HttpParts,
): Promise<Response> {
  const { platform, limiter } = parts;
  const requestId = parts.newRequestId();
  let bytes: Uint8Array = new Uint8Array();
  const contentType =
    (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

  const run = async (): Promise<RehearsalAnswer | Refusal> => {
    try {
      checkToken(endpoint, c.req.header('authorization'), (token) =>
        platform.tokens.accepts(token),
      );
      const body = await readBody(c, bodyLimit(endpoint));
      if (!body) return refusals.bodyTooLarge();
      bytes = body;
      if (!limiter.take(endpoint)) return refusals.rateLimit();
      checkContentType(endpoint, contentType, bytes.length);
      const retryKey = readRetryKey(endpoint, c.req.header('x-line-retry-key'));
      platform.settle();
      return await routes[endpoint]({
        platform,
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
  c.header('date', dateOf(fault, platform.clock.now()));
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
  return await spoilBody(fault, response);
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
  c.header(REHEARSAL_MARK, 'simulated');
  if (outcome instanceof Refusal) {
    for (const [name, value] of Object.entries(outcome.headers)) c.header(name, value);
    return c.json(outcome.body, outcome.status as 400);
  }
  if ('isEmpty' in outcome) return c.body(null, 200);
  if ('bytes' in outcome) {
    c.header('content-type', outcome.mime);
    return c.body(outcome.bytes as Uint8Array<ArrayBuffer>, 200);
  }
  return c.json(outcome.json as object, outcome.status);
}
