import { describe, expect, it } from 'vitest';
import { pastSends, sentConditions } from '#renderer/features/campaign/past-sends';
import type { Broadcast } from '#shared/domain/campaign/schema';
import { broadcastId, channelId, documentId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';
import { aBroadcast, aCampaign } from '#test/helpers/a-campaign';

const OURS = channelId.parse('chn_0000000000000001');
const OTHER = channelId.parse('chn_0000000000000002');
const brd = (name: string) => broadcastId.parse(`brd_${name.padStart(16, '0')}`);
const channel = { id: OURS, kind: 'production' as const };
const capped = { max: 500, upToRemainingQuota: false, forbidPartialDelivery: false };
const succeeded = { phase: 'succeeded', successCount: 480 };

const campaign = aCampaign({
  broadcasts: [
    aBroadcast({ id: brd('everyone'), name: 'everyone' }),
    aBroadcast({ id: brd('capped'), name: 'capped', cap: capped }),
    aBroadcast({
      id: brd('list'),
      name: 'list',
      target: { who: 'ids', audienceId: documentId.parse('doc_00000000audience') },
    }),
    aBroadcast({ id: brd('own'), name: 'own', cap: capped }),
  ],
});
const sent = (name: string, over: Record<string, unknown> = {}) =>
  ({
    channelId: OURS,
    name,
    state: 'accepted',
    method: 'narrowcast',
    origin: { kind: 'campaign', documentId: campaign.id, itemId: brd(name) },
    requestIds: [`request of ${name}`],
    acceptedAt: '2026-09-10T03:30:00Z',
    delivery: succeeded,
    ...over,
  }) as unknown as Send;
const work = (over: Partial<Broadcast>[] = []) => ({
  campaign: {
    ...campaign,
    broadcasts: [...campaign.broadcasts, ...over.map((one) => aBroadcast(one))],
  },
  plan: undefined,
});
const offered = (queue: Send[], over: Partial<Broadcast>[] = []) =>
  sentConditions(work(over), brd('own'), queue, channel).map(({ name, requestId, count }) => [
    name,
    requestId,
    count,
  ]);

describe('earlier sends as a condition', () => {
  it('are narrowcasts alone: one that is planned has no request id yet', () => {
    expect(offered([])).toEqual([['capped', null, null]]);
  });

  it('carry the request id and the people of one that succeeded', () => {
    expect(offered([sent('capped')])).toEqual([['capped', 'request of capped', 480]]);
  });

  it('are not offered when LINE gave it up, or it went out on another account', () => {
    expect(offered([sent('capped', { delivery: { phase: 'failed' } })])).toEqual([]);
    expect(offered([sent('capped', { channelId: OTHER })])).toEqual([['capped', null, null]]);
  });

  it('wait for LINE to be through with it', () => {
    const running = sent('capped', { delivery: { phase: 'sending' } });
    expect(offered([running])).toEqual([['capped', null, null]]);
  });

  it('name each version of a test by itself', () => {
    const versions = ['A', 'B'].map((letter) =>
      sent('capped', {
        origin: { kind: 'campaign', documentId: campaign.id, itemId: `${brd('capped')} ${letter}` },
        requestIds: [letter],
      }),
    );
    expect(offered(versions)).toEqual([
      ['capped · A', 'A', 480],
      ['capped · B', 'B', 480],
    ]);
  });

  it('know what the campaign has kept, but nothing that was only rehearsed', () => {
    const kept = (simulated: boolean): Partial<Broadcast> => ({
      id: brd('kept'),
      name: 'kept',
      cap: capped,
      state: 'sent',
      delivery: {
        requestIds: ['k'],
        aggregationUnit: null,
        recipients: 700,
        sentAt: '2026-09-11T03:30:00Z',
        simulated,
      },
    });
    expect(offered([], [kept(false)])).toContainEqual(['kept', 'k', 700]);
    expect(offered([], [kept(true)])).toEqual([['capped', null, null]]);
  });
});

describe('earlier sends for an audience', () => {
  it('are broadcasts and narrowcasts of this account, and no tests', () => {
    const queue = [
      sent('everyone', { method: 'broadcast', delivery: null }),
      sent('capped'),
      sent('list', { method: 'multicast', delivery: null }),
      sent('test', { method: 'push', delivery: null }),
      sent('elsewhere', { channelId: OTHER }),
      sent('nothing', { delivery: { phase: 'failed' } }),
    ];
    const names = pastSends(work(), brd('own'), queue, channel).map(({ name }) => name);
    expect(names.sort()).toEqual(['capped', 'everyone']);
  });
});
