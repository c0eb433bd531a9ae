import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createAudienceClient } from '#electron/line/audiences';
import { startRehearsal } from '#electron/rehearsal/server';
import { clientsOf } from '../../../helpers/drive-line';
import { unwrap } from '../../../helpers/publish-bench';

/* LINE's specification says 200 for a deleted audience, its reference 202: whichever is true, it is gone. */

let close: () => Promise<void> | void = () => undefined;
afterEach(() => close());

it.each([200, 202])('takes %i for a deleted audience', async (status) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  const { port } = server.address() as AddressInfo;
  const line = createAudienceClient({
    channelAccessToken: 'token',
    endpoint: `http://127.0.0.1:${port}`,
  });
  expect(await line.remove(7)).toEqual({ ok: true, value: null });
  expect(asked).toEqual(['DELETE /v2/bot/audienceGroup/7']);
});

it('the rehearsal channel follows the specification', async () => {
  const server = unwrap(await startRehearsal({ followers: 100 }));
  close = () => server.stop();
  const { audiences } = clientsOf(server);
  const { audienceGroupId = 0 } = await audiences.createAudienceGroup({ description: 'a' });
  const { httpResponse } = await audiences.deleteAudienceGroupWithHttpInfo(audienceGroupId);
  expect(httpResponse.status).toBe(200);
});
