import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * What may stand between the studio and LINE: office proxies, load balancers, captive portals, dying lines. It
 * knows nothing of the platform behind it; `after` faults let the call through and spoil what comes back.
 */

export const PROXY_FAULTS = [
  'tooMany',
  'tooManyRetryAfter',
  'tooManyHtml',
  'serverErrorBefore',
  'serverErrorAfter',
  'badGatewayHtml',
  'unauthorized',
  'forbiddenHtml',
  'notFoundHtml',
  'redirect',
  'resetBefore',
  'resetAfter',
  'resetInBody',
  'timeoutBefore',
  'timeoutAfter',
  'slowBody',
  'halfJson',
  'emptyObject',
  'jsonNull',
  'loginPage',
  'clockSkew',
] as const;
export type ProxyFault = (typeof PROXY_FAULTS)[number];

export interface ProxyCall {
  number: number;
  method: string;
  path: string;
}

export interface FaultyProxy {
  url: string;
  readonly calls: ProxyCall[];
  /** Decides for each call; it may change the account meanwhile, as somebody else would. */
  fate: (call: ProxyCall) => ProxyFault | null;
  close(): Promise<void>;
}

const HOP = new Set(['connection', 'content-length', 'host', 'transfer-encoding', 'keep-alive']);
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const PAGE = '<!doctype html><title>Proxy</title><p>Please sign in.</p>';
const RATE = JSON.stringify({
  message: 'The API rate limit has been exceeded. Try again later.',
});

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** True: answered, or the line is dead; the call never reached the platform. */
function spoilBefore(fault: ProxyFault | null, response: ServerResponse): boolean {
  const say = (status: number, headers: Record<string, string>, body: string) => {
    response.writeHead(status, headers);
    response.end(body);
    return true;
  };
  switch (fault) {
    case 'tooMany':
      return say(429, JSON_TYPE, RATE);
    case 'tooManyRetryAfter':
      return say(429, { ...JSON_TYPE, 'retry-after': '2' }, RATE);
    case 'tooManyHtml':
      return say(429, HTML, PAGE);
    case 'serverErrorBefore':
      return say(500, JSON_TYPE, '{"message":"Internal Server Error"}');
    case 'badGatewayHtml':
      return say(502, HTML, PAGE);
    case 'unauthorized':
      return say(
        401,
        JSON_TYPE,
        '{"message":"Authentication failed. Confirm that the access token is valid."}',
      );
    case 'forbiddenHtml':
      return say(403, HTML, PAGE);
    case 'notFoundHtml':
      return say(404, HTML, PAGE);
    case 'loginPage':
      return say(200, HTML, PAGE);
    case 'redirect':
      return say(302, { location: 'http://127.0.0.1:9/sign-in' }, '');
    case 'resetBefore':
      response.socket?.destroy();
      return true;
    case 'timeoutBefore':
      return true;
    default:
      return false;
  }
}

function answer(
  fault: ProxyFault | null,
  response: ServerResponse,
  got: { status: number; headers: Record<string, string>; bytes: Buffer },
): void {
  const { status, headers, bytes } = got;
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  switch (fault) {
    case 'serverErrorAfter':
      response.writeHead(500, JSON_TYPE);
      response.end('{"message":"Internal Server Error"}');
      return;
    case 'resetAfter':
      response.socket?.destroy();
      return;
    case 'timeoutAfter':
      return;
    case 'resetInBody':
      response.writeHead(status, { ...headers, 'content-length': String(bytes.length + 10) });
      response.write(half, () => response.socket?.destroy());
      return;
    case 'halfJson':
      response.writeHead(status, headers);
      response.end(half);
      return;
    case 'slowBody':
      response.writeHead(status, headers);
      response.write(half);
      setTimeout(() => response.end(bytes.subarray(half.length)), 20);
      return;
    case 'emptyObject':
      response.writeHead(200, JSON_TYPE);
      response.end('{}');
      return;
    case 'jsonNull':
      response.writeHead(200, JSON_TYPE);
      response.end('null');
      return;
    case 'clockSkew':
      response.writeHead(status, { ...headers, date: 'Thu, 01 Jan 1970 00:00:00 GMT' });
      response.end(bytes);
      return;
    default:
      response.writeHead(status, headers);
      response.end(bytes);
  }
}

export async function faultyProxy(platform: string): Promise<FaultyProxy> {
  const proxy: FaultyProxy = {
    url: '',
    calls: [],
    fate: () => null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', platform);
    const call = {
      number: proxy.calls.length,
      method: request.method ?? 'GET',
      path: url.pathname,
    };
    proxy.calls.push(call);
    const sent = await bytesOf(request);
    const fault = proxy.fate(call);
    if (spoilBefore(fault, response)) return;
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        HOP.has(name) || value === undefined ? [] : [[name, String(value)]],
      ),
    );
    const got = await fetch(url, {
      method: call.method,
      headers,
      ...(sent.length > 0 ? { body: sent as Uint8Array<ArrayBuffer> } : {}),
    });
    const bytes = Buffer.from(await got.arrayBuffer());
    const kept = Object.fromEntries([...got.headers].filter(([name]) => !HOP.has(name)));
    answer(fault, response, { status: got.status, headers: kept, bytes });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}
