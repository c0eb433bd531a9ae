import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateSignature } from '@line/bot-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { aText, clientsOf, faultsOf, type LineClients, refusalOf } from '#test/helpers/drive-line';
import { schemaValidator } from '#test/helpers/line-openapi';

let server: RehearsalServer;
const exchanges: Exchange[] = [];
let line: LineClients;
let listener: Server;
let answerWith = 200;
const received: { body: string; signature: string }[] = [];

beforeEach(async () => {
  received.length = 0;
  answerWith = 200;
  listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        body: Buffer.concat(chunks).toString('utf8'),
        signature: String(request.headers['x-line-signature']),
      });
      response.writeHead(answerWith).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const started = await startRehearsal({
    onExchange: (exchange) => exchanges.push(exchange),
    clock: standingClock(Date.parse('2026-09-08T04:00:00Z')),
    followers: 10,
    seed: 3,
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  line = clientsOf(server);
});
afterEach(async () => {
  expect(exchanges.splice(0).flatMap(faultsOf)).toEqual([]);
  await server.stop();
  listener.closeAllConnections();
  await new Promise((resolve) => listener.close(resolve));
});

const here = () => `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
const settle = () => line.api.setWebhookEndpoint({ endpoint: 'https://shop.example/line' });

describe('the webhook', () => {
  it('is set, read and tested as on the real platform', async () => {
    const { api } = line;
    expect(await refusalOf(api.getWebhookEndpoint())).toMatchObject({
      status: 404,
      body: { message: 'Webhook endpoint not found' },
    });
    const plain = api.setWebhookEndpoint({ endpoint: 'http://shop.example' });
    expect((await refusalOf(plain)).body.message).toBe('Invalid webhook endpoint URL');
    await settle();
    expect(await api.getWebhookEndpoint()).toEqual({
      endpoint: 'https://shop.example/line',
      active: true,
    });
    // Nobody outside of this machine is called.
    expect(await api.testWebhookEndpoint()).toMatchObject({
      success: false,
      reason: 'COULD_NOT_CONNECT',
    });
    server.platform.webhook.forwardTo(here());
    expect(await api.testWebhookEndpoint()).toMatchObject({
      success: true,
      statusCode: 200,
      reason: 'OK',
    });
    answerWith = 500;
    expect(await api.testWebhookEndpoint()).toMatchObject({
      success: false,
      statusCode: 500,
      reason: 'ERROR_STATUS_CODE',
    });
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      destination: server.credentials.botUserId,
      events: [],
    });
  });

  it('delivers signed events whose reply token can be used once', async () => {
    await settle();
    server.platform.webhook.forwardTo(here());
    const told = { type: 'text', text: 'Hi', quoteToken: 'q' };
    await server.platform.webhook.message(4, told);
    const [{ body, signature } = { body: '', signature: '' }] = received;
    expect(validateSignature(body, server.credentials.channelSecret, signature)).toBe(true);
    expect(validateSignature(body, 'another', signature)).toBe(false);
    const callback = JSON.parse(body) as { events: { replyToken: string; source: object }[] };
    expect(schemaValidator('CallbackRequest', 'webhook')(callback)).toEqual([]);
    expect(callback.events[0]?.source).toEqual({
      type: 'user',
      userId: server.platform.followers.userId(4),
    });
    const replyToken = callback.events[0]?.replyToken ?? '';
    await line.api.replyMessage({ replyToken, messages: [aText()] });
    const again = line.api.replyMessage({ replyToken, messages: [aText()] });
    expect((await refusalOf(again)).body.message).toBe('Invalid reply token');
  });

  it('keeps what users send until they take it back', async () => {
    const { webhook, clock } = server.platform;
    await settle();
    const bytes = new Uint8Array([9, 8, 7]);
    const film = { bytes, mime: 'video/mp4', readyAfterMs: 5_000 };
    const { event } = await webhook.message(0, { type: 'video' }, film);
    const { id } = event.message as { id: string };
    const status = async () => (await line.blob.getMessageContentTranscodingByMessageId(id)).status;
    expect(await status()).toBe('processing');
    expect((await line.blob.getMessageContentWithHttpInfo(id)).httpResponse.status).toBe(202);
    clock.advance(5_000);
    expect(await status()).toBe('succeeded');
    const chunks: Buffer[] = [];
    for await (const chunk of await line.blob.getMessageContent(id)) chunks.push(chunk as Buffer);
    expect(new Uint8Array(Buffer.concat(chunks))).toEqual(bytes);
    webhook.contents.unsend(id);
    expect((await refusalOf(line.blob.getMessageContentPreview(id))).status).toBe(410);
    const unknown = line.api.markMessagesAsReadByToken({ markAsReadToken: 'x' });
    expect((await refusalOf(unknown)).status).toBe(400);
  });
});
