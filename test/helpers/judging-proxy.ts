import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  answerTypeFault,
  isSpecified,
  parametersValidator,
  requestValidator,
  responseValidator,
} from './line-openapi';

/*
 * A plain HTTP proxy between the studio and a LINE platform. It changes nothing; every request and every
 * answer that passes is held against LINE's own specification.
 */

export interface JudgingProxy {
  url: string;
  /** `POST /v2/bot/richmenu`, in the order they came, with their status. */
  readonly calls: { call: string; status: number }[];
  /** What the specification holds against anything that passed. */
  readonly faults: string[];
  /** Calls that LINE's specification does not know. */
  readonly unknown: string[];
  close(): Promise<void>;
}

const bytesOf = async (message: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** A body as its schema sees it: JSON parsed, forms as fields, anything else not judged. */
function bodyOf(bytes: Uint8Array, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (contentType === 'application/json') return JSON.parse(text);
  if (contentType === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(text));
  return bytes;
}

const isJudged = (contentType: string): boolean =>
  contentType === '' || contentType.includes('json') || contentType.includes('urlencoded');
const plain = (header: string | null | undefined): string => (header ?? '').split(';')[0] ?? '';
/** Of this connection alone; whoever passes a message on says them anew. */
const HOP = new Set(['connection', 'content-length', 'host', 'transfer-encoding', 'keep-alive']);

export async function judgingProxy(platform: string): Promise<JudgingProxy> {
  const calls: JudgingProxy['calls'] = [];
  const faults: string[] = [];
  const unknown: string[] = [];
  const server = createServer(async (request, response) => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', platform);
    const sent = await bytesOf(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        HOP.has(name) || value === undefined ? [] : [[name, String(value)]],
      ),
    );
    const answer = await fetch(url, {
      method,
      headers,
      ...(sent.length > 0 ? { body: sent as Uint8Array<ArrayBuffer> } : {}),
    });
    const got = new Uint8Array(await answer.arrayBuffer());
    const call = `${method} ${url.pathname}`;
    calls.push({ call, status: answer.status });
    const said = (what: string) => (fault: string) => faults.push(`${call}: ${what} ${fault}`);
    if (!isSpecified(method, url.pathname)) unknown.push(call);
    else {
      const type = plain(request.headers['content-type']);
      if (isJudged(type))
        requestValidator(
          method,
          url.pathname,
          type || undefined,
        )(bodyOf(sent, type)).forEach(said('request'));
      parametersValidator(
        method,
        url.pathname,
        'query',
      )(Object.fromEntries(url.searchParams)).forEach(said('query'));
      parametersValidator(method, url.pathname, 'header')(headers).forEach(said('header'));
      const answerType = plain(answer.headers.get('content-type'));
      answerTypeFault(method, url.pathname, answer.status, answerType).forEach(
        said(`answer ${answer.status}`),
      );
      if (answerType === 'application/json')
        responseValidator(
          method,
          url.pathname,
          answer.status,
        )(bodyOf(got, answerType)).forEach(said(`answer ${answer.status}`));
      if (!answer.headers.has('x-line-request-id')) faults.push(`${call}: no x-line-request-id`);
    }
    response.writeHead(
      answer.status,
      Object.fromEntries([...answer.headers].filter(([name]) => !HOP.has(name))),
    );
    response.end(got);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    faults,
    unknown,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
