import type { Experiment } from '#shared/domain/campaign/experiment';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import { broadcastId, documentId, experimentId } from '#shared/domain/ids';

/** A broadcast to everybody that says one sentence; override what a test is about. */
export function aBroadcast(over: Partial<Broadcast> = {}): Broadcast {
  return {
    id: broadcastId.parse('brd_0000000000000001'),
    name: '早鳥預告',
    messages: [{ source: 'wire', wire: { type: 'text', text: '中秋禮盒早鳥開跑' } }],
    target: { who: 'everyone' },
    cap: { max: null, upToRemainingQuota: false, forbidPartialDelivery: false },
    at: '2026-09-10T03:30:00Z',
    notificationDisabled: false,
    state: 'planned',
    expected: 12_480,
    experiment: null,
    delivery: null,
    ...over,
  };
}

/** A test of two arms, A against B, for clicks. */
export function anExperiment(over: Partial<Experiment> = {}): Experiment {
  return {
    id: experimentId.parse('exp_0000000000000001'),
    question: '禮盒圖片要不要放價格',
    arms: [
      { letter: 'A', name: '只有禮盒', messages: null, delayMinutes: 0, weight: 1 },
      {
        letter: 'B',
        name: '左上放價格',
        messages: [{ source: 'wire', wire: { type: 'text', text: '禮盒 NT$680' } }],
        delayMinutes: 0,
        weight: 1,
      },
    ],
    assignment: 'userIds',
    testShare: 0.5,
    holdOutShare: 0,
    seed: 7315,
    metric: 'click',
    baseline: 0.034,
    minimumLift: 0.3,
    power: 0.8,
    rule: { alpha: 0.05, bestChance: 0.95, maxLoss: 0.0005, tuningN: 5_000 },
    days: 4,
    winnerTo: 'byHand',
    ...over,
  };
}

/** A campaign in Taipei's time with one broadcast. */
export function aCampaign(over: Partial<Campaign> = {}): Campaign {
  return {
    id: documentId.parse('doc_0000000campaign1'),
    kind: 'campaign',
    name: '中秋禮盒',
    tags: ['節慶'],
    notes: '',
    archived: false,
    createdAt: '2026-09-01T00:00:00Z',
    updatedAt: '2026-09-01T00:00:00Z',
    label: '2026 中秋',
    goal: { metric: 'clicks', figure: 800 },
    budget: 8_000,
    period: { from: '2026-09-01T00:00:00+08:00', to: '2026-09-30T23:59:00+08:00' },
    zone: 'Asia/Taipei',
    colour: 'indigo',
    owner: '小嵐',
    state: 'planning',
    channelId: null,
    checklist: [],
    broadcasts: [aBroadcast()],
    menus: [],
    couponIds: [],
    audienceIds: [],
    answers: [],
    acknowledged: [],
    sample: false,
    ...over,
  };
}
