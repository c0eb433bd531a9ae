import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seeded } from '#test/helpers/random';

export interface Counts {
  requests: number;
  accepted: number;
  refused: number;
  repeats: number;
  /** When the first request arrived and the last one was answered. */
  firstAt: number;
  lastAt: number;
}

/*
 * A process of its own: a token bucket of that size, answers after 20 to 80 ms, retry keys. Says its port, and its counts
 * to whoever asks.
 */
const { bucket, faults, perMs } = JSON.parse(process.argv[2] ?? '') as {
  bucket: number;
  faults: number;
  perMs: number;
};
const random = seeded(11);
const counts: Counts = {
  requests: 0,
  accepted: 0,
  refused: 0,
  repeats: 0,
  firstAt: 0,
  lastAt: 0,
};
const keys = new Set<string>();
let tokens = bucket;
let filledAt = performance.now();

const server = createServer((request, response) => {
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  request.resume().once('end', () => {
    if (request.method === 'GET')
      return answer(200, { type: 'none', totalUsage: 0 }, { 'x-line-request-id': 'q' });
    const now = performance.now();
    if (counts.requests === 0) counts.firstAt = now;
    counts.requests += 1;
    tokens = Math.min(bucket, tokens + (now - filledAt) * perMs);
    filledAt = now;
    if (tokens < 1) {
      counts.refused += 1;
      return answer(429, { message: 'The API rate limit has been exceeded. Try again later.' });
    }
    tokens -= 1;
    const key = String(request.headers['x-line-retry-key']);
    const luck = random();
    const isKnown = keys.has(key);
    if (isKnown) counts.repeats += 1;
    else if (luck >= faults / 2) {
      keys.add(key);
      counts.accepted += 1;
    }
    setTimeout(
      () => {
        counts.lastAt = performance.now();
        if (isKnown) answer(409, { message: 'x' }, { 'x-line-accepted-request-id': key });
        else if (luck < faults / 2) answer(500, { message: 'Internal Server Error' });
        else if (luck < faults) request.socket.destroy();
        else answer(200, {}, { 'x-line-request-id': key });
      },
      20 + random() * 60,
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => process.send?.(counts));
process.on('disconnect', () => process.exit());
