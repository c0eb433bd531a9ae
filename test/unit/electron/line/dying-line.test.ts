import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createLineClient } from '#electron/line/client';
import { unwrap } from '../../../helpers/publish-bench';

/*
 * A line that dies while LINE's answer is under way, and a network that answers in its place: whoever asked hears of
 * it, whatever kind of answer it was.
 */

const PICTURE = Buffer.alloc(4_000, 7);
let close = () => undefined as unknown;
afterEach(() => close());

async function clientOf(answer: (response: ServerResponse, call: number) => void) {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    answer(response, calls);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return createLineClient({
    channelAccessToken: 'token',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock: { monotonicMs: () => performance.now(), sleep: async () => undefined },
    timeoutMs: 200,
    uploadTimeoutMs: 200,
  });
}

/** Half of what was promised, and then the line is dead or says nothing more. */
const half = (response: ServerResponse, type: string, body: Buffer, end: 'reset' | 'silence') => {
  response.writeHead(200, { 'content-type': type, 'content-length': String(body.length) });
  response.write(body.subarray(0, body.length / 2), () => {
    if (end === 'reset') response.socket?.destroy();
  });
};
const whole = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'image/png' });
  response.end(PICTURE);
};

describe.each(['reset', 'silence'] as const)(
  'a line with a %s in the middle of an answer',
  (end) => {
    it('costs a picture another try', async () => {
      const line = await clientOf((response, call) =>
        call === 1 ? half(response, 'image/png', PICTURE, end) : whole(response),
      );
      const picture = unwrap(await line.getRichMenuImage('richmenu-1'));
      expect(picture.value?.bytes).toEqual(new Uint8Array(PICTURE));
      expect(picture.value?.mime).toBe('image/png');
    });

    it('is said after the last try, of a picture and of a list', async () => {
      const line = await clientOf((response) => half(response, 'application/json', PICTURE, end));
      const code = end === 'reset' ? 'line.unreachable' : 'line.timeout';
      expect(await line.getRichMenuImage('richmenu-1')).toMatchObject({ error: { code } });
      expect(await line.getRichMenuList()).toMatchObject({ error: { code } });
    });
  },
);

describe('a page of the network between', () => {
  const page = (status: number) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>Not here</title>');
  };
  const json = (status: number, body: object) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

  it('that says 404 tells nothing of the account', async () => {
    const line = await clientOf(page(404));
    const unreadable = { ok: false, error: { code: 'line.answerUnreadable' } };
    expect(await line.deleteRichMenu('richmenu-1')).toMatchObject(unreadable);
    expect(await line.getRichMenuImage('richmenu-1')).toMatchObject(unreadable);
    expect(await line.getDefaultRichMenuId()).toMatchObject(unreadable);
    // it may have been done before somebody answered in LINE's place
    expect(
      await line.setRichMenuImage('richmenu-1', {
        bytes: new Uint8Array(PICTURE),
        mime: 'image/png',
      }),
    ).toMatchObject({ error: { details: { isUncertain: true } } });
  });

  it('is asked past, and what LINE itself says still counts', async () => {
    const line = await clientOf((response, call) =>
      (call === 1 ? page(404) : json(404, { message: 'richmenu not found' }))(response),
    );
    expect(await line.deleteRichMenu('richmenu-1')).toMatchObject({
      ok: true,
      value: { value: null },
    });
  });

  it('that says 429 or 502 is waited for', async () => {
    for (const status of [429, 502]) {
      const line = await clientOf((response, call) =>
        (call === 1 ? page(status) : json(200, {}))(response),
      );
      expect(await line.deleteRichMenu('richmenu-1'), String(status)).toMatchObject({ ok: true });
    }
  });
});
