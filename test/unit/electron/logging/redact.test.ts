import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { redact as redactKnown } from '#electron/line/redact';
import { fileLogger } from '#electron/logging/logger';

const LONG = 'k3Yz'.repeat(40);
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';
const USER = `U${'0123456789abcdef'.repeat(2)}`;

test('no secret and no whole user id gets into the log, however it is handed over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-log-'));
  try {
    const logger = fileLogger(folder, () => new Date(0));
    logger.info('call', {
      token: LONG,
      channelAccessToken: 'short',
      headers: { Authorization: `Bearer ${LONG}`, cookie: `x=${JWT}` },
      message: `refused: Bearer abc.def said ${USER}`,
      nested: [{ deeper: { channel_secret: 'abc', clientAssertion: JWT } }],
      error: Object.assign(new Error(`with ${LONG}`), { config: { headers: LONG } }),
      bytes: new Uint8Array(10),
    });
    logger.error(`event ${LONG}`);
    const text = readFileSync(join(folder, 'tapestry.log'), 'utf8');
    for (const secret of [LONG, JWT, USER, 'abc.def', '"short"', '"abc"'])
      expect(text).not.toContain(secret);
    expect(text).toContain('U0123…cdef');
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).level),
    ).toEqual(['info', 'error']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a known token is taken out of an answer in plain and in URL form', () => {
  const token = 'a+b/c==';
  const text = `token=${encodeURIComponent(token)} and ${token} of ${USER}`;
  expect(redactKnown(text, [token])).toBe('token=[token] and [token] of U0123…');
});
