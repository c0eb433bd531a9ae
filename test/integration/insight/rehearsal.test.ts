import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagingApi } from '@line/bot-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLineClient } from '#electron/line/client';
import { createInsightClient } from '#electron/line/insight';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { InsightArchive } from '#electron/services/insight/archive';
import { lineInsight } from '#electron/services/insight/line-insight';
import { pullInsight } from '#electron/services/insight/pull';
import { addLineDays, lineDayOf } from '#shared/insight/line-day';
import { newestOf } from '#shared/insight/observation';
import { reportOf } from '#shared/insight/report';
import type { MeasuredSend } from '#shared/insight/sends';

const SENT_AT = Date.parse('2026-09-01T02:00:00Z');
const DAY = 86_400_000;
let server: RehearsalServer;
let folder: string;
const clock = standingClock(SENT_AT);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-figures-'));
  const started = await startRehearsal({ followers: 100_000, seed: 20260901, clock });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  server.platform.setQuota({ value: null });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('figures of a rehearsed broadcast', () => {
  it('are what really happened, but for what LINE withholds', async () => {
    const { url, credentials, platform } = server;
    const api = new messagingApi.MessagingApiClient({
      channelAccessToken: credentials.channelAccessToken,
      baseURL: url,
    });
    const sent = await api.broadcastWithHttpInfo({
      messages: [
        {
          type: 'template',
          altText: '早鳥預購',
          template: {
            type: 'buttons',
            text: '早鳥預購 85 折',
            actions: [{ type: 'uri', label: '看禮盒', uri: 'https://example.com/moon?tp=1' }],
          },
        },
      ],
    });
    const requestId = sent.httpResponse.headers.get('x-line-request-id') ?? '';
    clock.advance(3 * DAY);

    const options = { channelAccessToken: credentials.channelAccessToken, endpoint: url };
    const send: MeasuredSend = {
      id: 'snd_1',
      sentAt: new Date(SENT_AT).toISOString(),
      name: '早鳥預告',
      label: '中秋',
      campaignId: null,
      arm: null,
      measurement: { by: 'requestId', requestId },
      recipients: null,
      price: null,
      bubbles: 1,
      simulated: true,
    };
    const archive = new InsightArchive(folder, 'chn_1');
    const pulled = await pullInsight(
      {
        archive,
        insight: lineInsight(createInsightClient(options), createLineClient(options)),
        now: () => new Date(clock.now()),
      },
      { sends: [send], menus: [], simulated: true },
    );
    if (!pulled.ok) throw new Error(pulled.error.message);
    expect(pulled.value.failures).toEqual([]);

    const read = await archive.read();
    if (!read.ok) throw new Error(read.error.message);
    const now = clock.now();
    const report = reportOf({
      newest: newestOf(read.value.observations),
      observations: read.value.observations,
      sends: [send],
      menus: [],
      from: addLineDays(lineDayOf(now), -7),
      to: addLineDays(lineDayOf(now), -1),
      simulated: true,
      damagedLines: 0,
      now,
    });
    const truth = platform.truth.ofSend(requestId, now);
    if (!truth) throw new Error('no such send');
    const [row] = report.sends;
    expect(row).toMatchObject({
      delivered: { known: true, value: truth.delivered },
      deliveredFrom: 'line',
      uniqueOpens: { known: true, value: truth.opened },
      uniqueClicks: { known: true, value: truth.clicked },
      openRate: { known: true, value: truth.opened / truth.delivered, of: truth.delivered },
    });
    expect(row?.links).toMatchObject(
      truth.links.map(({ url: address, taps, people }) => ({
        url: address,
        clicks: people < 20 ? { known: false, reason: 'withheld' } : { known: true, value: taps },
        uniqueClicks:
          people < 20 ? { known: false, reason: 'withheld' } : { known: true, value: people },
      })),
    );
    // yesterday's followers are what the crowd was at the end of that day of LINE
    const last = report.friends.at(-1);
    expect(last?.targetedReaches.known).toBe(true);
    expect(report.simulated).toBe(true);
  });
});
