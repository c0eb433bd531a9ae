import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { campaignFacts, campaignRequest } from '#electron/cli/commands/campaign-request';
import { sendTest } from '#electron/cli/commands/send-test';
import { createAudienceClient } from '#electron/line/audiences';
import { createLineClient } from '#electron/line/client';
import { createInsightClient } from '#electron/line/insight';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { ChannelBook } from '#electron/services/channels/channel-book';
import { openOutbox } from '#electron/services/outbox/workspace-outbox';
import type { Workspace } from '#electron/store/workspace';
import { broadcastId, documentId } from '#shared/domain/ids';
import { aBroadcast, aCampaign, anExperiment } from '../../helpers/a-campaign';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { good } from '../../helpers/outbox-bench';

/* A test that LINE draws the people for, sent from the command line: arm by arm, and never twice. */

let disk: OnDisk;
let workspace: Workspace;
let server: RehearsalServer;
const clock = standingClock(Date.now());

beforeAll(async () => {
  disk = await aWorkspace();
  workspace = await disk.open();
  server = good(await startRehearsal({ followers: 2_000, seed: 3, clock }));
  server.platform.setQuota({ value: null });
});
afterAll(async () => {
  await server.stop();
  await workspace.close();
  disk.remove();
});

it('sends one arm after the other, and nothing more when it is run again', async () => {
  const campaign = aCampaign({
    broadcasts: [
      aBroadcast({ expected: 1_000, experiment: anExperiment({ assignment: 'randomCap' }) }),
    ],
  });
  good(await workspace.create(campaign));
  const [broadcast] = campaign.broadcasts;
  const [channel] = await new ChannelBook(workspace).list();
  if (!broadcast || !channel) throw new Error('nothing to send');
  const options = {
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
  };
  const line = createLineClient(options);
  const insight = createInsightClient(options);
  const audiences = createAudienceClient(options);
  const bot = good(await line.getBotInfo()).value;
  const context = { signal: new AbortController().signal, note: () => undefined } as never;
  const run = async (isDry = false) => {
    const outbox = isDry
      ? null
      : good(
          await openOutbox(workspace, {
            connect: async () => ({ ok: true, value: { line, insight, bot } }),
            now: () => new Date(),
            stateFolder: join(disk.folder, 'locks'),
            onChange: () => undefined,
          }),
        );
    const sent = await sendTest(
      context,
      workspace,
      { campaign, broadcast },
      {
        channel,
        account: { line, insight, audiences, simulated: true },
        outbox,
        mayUseProduction: false,
      },
    );
    await outbox?.close();
    return sent;
  };
  expect(await run(true)).toEqual({ people: 500, sends: [], isOut: false });
  expect(server.platform.book.records).toHaveLength(0);
  // LINE is through with a narrowcast at once, because its clock runs ahead
  server.platform.onTransition(({ change }) => {
    if (change === 'narrowcast') setImmediate(() => server.platform.advance(0.1));
  });
  const sent = await run();
  expect(sent.isOut).toBe(true);
  expect(sent.sends.map(({ arm, state }) => [arm?.letter, state])).toEqual([
    ['A', 'accepted'],
    ['B', 'accepted'],
  ]);
  const records = server.platform.book.records;
  expect(records.map(({ delivered }) => delivered)).toEqual([250, 250]);
  expect((await run()).isOut).toBe(true);
  expect(server.platform.book.records).toHaveLength(2);
}, 30_000);

it('knows the audiences and the friends of the account, like the window', async () => {
  const leaf = { type: 'audience' as const, audienceGroupId: 404, name: '離開的會員', count: null };
  const campaign = aCampaign({
    id: documentId.parse('doc_0000000campaign2'),
    broadcasts: [
      aBroadcast({
        id: broadcastId.parse('brd_0000000000000002'),
        target: { who: 'segment', recipients: leaf, attributes: null },
      }),
    ],
  });
  good(await workspace.create(campaign));
  const [broadcast] = campaign.broadcasts;
  const [channel] = await new ChannelBook(workspace).list();
  if (!broadcast || !channel) throw new Error('nothing to send');
  const options = {
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
  };
  const account = {
    line: createLineClient(options),
    insight: createInsightClient(options),
    audiences: createAudienceClient(options),
    simulated: true,
  };
  const found = { campaign, broadcast };
  const asked = { channelId: channel.id, account, isNow: true };
  await expect(campaignRequest(workspace, found, asked)).rejects.toMatchObject({
    appError: { details: { code: 'campaign.audienceGone' } },
  });
  const { whole } = await campaignFacts(workspace, found, asked);
  expect(whole.context.demographics).toMatchObject({ available: true });
  expect(whole.context.audienceGroups?.size).toBe(0);
});
