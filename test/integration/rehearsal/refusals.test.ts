import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { type LineEndpoint, lineEndpoints } from '#shared/line/endpoints';
import { faultsOf } from '#test/helpers/drive-line';

/* Every endpoint of the table, asked as LINE must refuse it; and LINE's specification as the judge of each refusal. */

let server: RehearsalServer;
const exchanges: Exchange[] = [];

beforeAll(async () => {
  const started = await startRehearsal({
    clock: standingClock(Date.parse('2026-09-08T04:00:00Z')),
    followers: 100,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
});
afterAll(async () => {
  await server.stop();
  expect(exchanges.length).toBeGreaterThan(400);
});

/** Their callers have no token yet; these say who asks in the body or the query. */
const isOfTokens = ({ path }: LineEndpoint) => path.includes('oauth');
const hasBody = ({ method }: LineEndpoint) => method === 'POST' || method === 'PUT';
const nobody = `U${'0'.repeat(32)}`;

async function ask(
  { method, path }: LineEndpoint,
  { body, ...headers }: Record<string, string> & { body?: string } = {},
) {
  const called = path
    .replace('{userId}', nobody)
    .replace('{richMenuId}', 'richmenu-none')
    .replace(/\{\w+\}/g, '9');
  const answer = await fetch(server.url + called, {
    method,
    headers: {
      authorization: `Bearer ${server.credentials.channelAccessToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  expect(answer.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  return { status: answer.status, text: await answer.text() };
}

describe.each(Object.entries(lineEndpoints))('%s', (_, endpoint) => {
  it('refuses what nobody may ask, in words that LINE’s specification has nothing against', async () => {
    const before = exchanges.length;
    if (!isOfTokens(endpoint)) {
      expect((await ask(endpoint, { authorization: 'Bearer no' })).status).toBe(401);
      expect((await ask(endpoint, { authorization: '' })).status).toBe(401);
      const key = { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' };
      const kept = await ask(endpoint, { ...key, ...(hasBody(endpoint) ? { body: '{}' } : {}) });
      // the four that know the key find nothing in the body, the others refuse the key
      expect(kept.status).toBe(400);
    }
    if (hasBody(endpoint)) {
      for (const body of ['{', '[]', '{}', 'null'])
        expect((await ask(endpoint, { body })).status, body).toBeLessThan(500);
      const typed = await ask(endpoint, { 'content-type': 'text/plain', body: 'a' });
      expect(typed.status).toBeLessThan(500);
    }
    const here = exchanges.slice(before);
    expect(here.flatMap(faultsOf)).toEqual([]);
  });
});

it('a body above every limit is refused as too large', async () => {
  const body = JSON.stringify({ messages: [{ type: 'text', text: 'x'.repeat(12_000_000) }] });
  const { status, text } = await ask(lineEndpoints.broadcast, { body });
  expect(status).toBe(413);
  expect(JSON.parse(text)).toEqual({ message: expect.any(String) });
  expect(exchanges.slice(-1).flatMap(faultsOf)).toEqual([]);
});
