import { describe, expect, it } from 'vitest';
import { billSends } from '#shared/campaign/bill';
import { blockers, checkCampaign, warningKey } from '#shared/campaign/check/check-campaign';
import type { CheckContext, CouponFacts } from '#shared/campaign/check/context';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { RecipientNode } from '#shared/domain/campaign/target';
import { broadcastId, documentId } from '#shared/domain/ids';
import { isTranslated } from '#shared/i18n/say';
import { assetUrlOf } from '#shared/preview/asset-url';
import { TAIWAN_PLANS } from '#shared/pricing/taiwan';
import { aBroadcast, aCampaign, anExperiment } from '#test/helpers/a-campaign';

const doc = (name: string) => documentId.parse(`doc_${name.padStart(16, '0')}`);
const context = (over: Partial<CheckContext> = {}): CheckContext => ({
  now: new Date('2026-09-08T02:42:00Z'),
  targetReach: 12_480,
  demographics: null,
  quota: { limit: 60_000, used: 3_412 },
  plan: TAIWAN_PLANS.high,
  mediaHost: null,
  messages: new Map(),
  menus: new Map(),
  coupons: new Map(),
  lists: new Map(),
  audienceGroups: new Map(),
  otherSends: [],
  ...over,
});
const codes = (campaign: Campaign, over: Partial<CheckContext> = {}) => {
  const { problems } = checkCampaign(campaign, context(over));
  for (const { code } of problems) expect(isTranslated(code), code).toBe(true);
  return problems.map(({ code, severity }) => `${severity} ${code}`);
};
const OWN_PICTURE = {
  type: 'image',
  originalContentUrl: assetUrlOf('a'.repeat(64)),
  previewImageUrl: assetUrlOf('a'.repeat(64)),
};
const withOne = (over: Partial<Broadcast>): Campaign =>
  aCampaign({ broadcasts: [aBroadcast(over)] });
const audience = (id: number): RecipientNode => ({
  type: 'audience',
  audienceGroupId: id,
  name: `受眾 ${id}`,
  count: null,
});
const segment = (recipients: RecipientNode): Partial<Broadcast> => ({
  target: { who: 'segment', recipients, attributes: null },
});

const FIRST = broadcastId.parse('brd_0000000000000009');
const sentTo = (
  over: Partial<Extract<RecipientNode, { type: 'sent' }>> = {},
): Extract<RecipientNode, { type: 'sent' }> => ({
  type: 'sent',
  requestId: 'r',
  campaignId: null,
  broadcastId: null,
  sentAt: '2026-09-08T00:00:00Z',
  name: '早鳥',
  count: 900,
  ...over,
});

const couponBubble = (couponId: string) => ({
  source: 'wire' as const,
  wire: { type: 'coupon', couponId },
});
const coupon = (over: Partial<CouponFacts>): CouponFacts => ({
  name: '85 折',
  couponId: 'c1',
  closed: false,
  startsAt: null,
  endsAt: null,
  ...over,
});

describe('a campaign that is ready', () => {
  it('has nothing against it, and its price is known', () => {
    const check = checkCampaign(aCampaign(), context());
    expect(check.problems).toEqual([]);
    // 3,412 are used: 2,588 of the fee are left, 9,892 cost 0.2
    expect(check.cost).toBe(1_978.4);
    expect(check.broadcasts[0]).toMatchObject({
      people: 12_480,
      target: { method: 'broadcast' },
      messages: [{ type: 'text' }],
    });
  });
});

describe('the people of a past send', () => {
  const capped = { max: 500, upToRemainingQuota: false, forbidPartialDelivery: false };
  it.each<[string, Partial<Broadcast>]>([
    ['conditions', segment(audience(1))],
    ['a limit', { cap: capped }],
    ['versions that LINE draws', { experiment: anExperiment({ assignment: 'randomCap' }) }],
  ])('are found when it went by %s', (_, first) => {
    const campaign = aCampaign({
      broadcasts: [
        aBroadcast({ ...first, id: FIRST }),
        aBroadcast(segment(sentTo({ broadcastId: FIRST }))),
      ],
    });
    expect(codes(campaign)).not.toContain('error campaign.sentNotNarrowcast');
  });

  it('may be few where others are added to them, or they are left out', () => {
    const few = sentTo({ count: 3 });
    for (const tree of [
      { type: 'any', of: [few, sentTo()] },
      { type: 'not', of: few },
    ] as RecipientNode[])
      expect(codes(withOne(segment(tree)))).not.toContain('error campaign.sentTooFew');
  });
});

describe('each thing that may be wrong is found', () => {
  it.each<[string, string, Campaign, Partial<CheckContext>]>([
    ['a time that is over', 'error campaign.timePast', withOne({ at: '2026-09-01T00:00:00Z' }), {}],
    ['no time', 'warning campaign.noTime', withOne({ at: null }), {}],
    [
      '23:10 on the last day of the month',
      'warning campaign.countsInNextMonth',
      withOne({ at: '2026-09-30T23:10:00+08:00' }),
      {},
    ],
    [
      'a day outside the campaign',
      'warning campaign.outsidePeriod',
      withOne({ at: '2026-10-05T10:00:00+08:00' }),
      {},
    ],
    [
      'a coupon in a message that ends before the message arrives',
      'error campaign.sentCouponExpired',
      withOne({ messages: [couponBubble('c1')] }),
      { coupons: new Map([[doc('c1'), coupon({ endsAt: new Date('2026-09-09T00:00:00Z') })]]) },
    ],
    [
      'a coupon in a message that cannot be used yet',
      'warning campaign.sentCouponNotYet',
      withOne({ messages: [couponBubble('c1')] }),
      { coupons: new Map([[doc('c1'), coupon({ startsAt: new Date('2026-09-20T00:00:00Z') })]]) },
    ],
    [
      'one by one to an audience whose ids only LINE has',
      'error campaign.idsAtLine',
      withOne({ target: { who: 'ids', audienceId: doc('list') } }),
      { lists: new Map([[doc('list'), { name: '常客', count: 0, isAtLine: true }]]) },
    ],
    [
      'a closed coupon in the message of an arm',
      'error campaign.couponClosed',
      withOne({
        target: { who: 'ids', audienceId: doc('list') },
        experiment: anExperiment({
          arms: anExperiment().arms.map((arm, index) =>
            index === 0 ? arm : { ...arm, messages: [couponBubble('c1')] },
          ),
        }),
      }),
      {
        coupons: new Map([[doc('c1'), coupon({ closed: true })]]),
        lists: new Map([[doc('list'), { name: '會員', count: 90_000 }]]),
      },
    ],
    [
      'a condition that names no audience yet',
      'error campaign.audienceNotChosen',
      withOne(segment({ type: 'audience', audienceGroupId: 1, name: '', count: null })),
      {},
    ],
    [
      'an arm by audiences without one',
      'error campaign.armNoAudience',
      withOne({ experiment: anExperiment({ assignment: 'audiences' }) }),
      {},
    ],
    [
      'two arms of one audience',
      'error campaign.armAudienceTwice',
      withOne({
        experiment: anExperiment({
          assignment: 'audiences',
          arms: anExperiment().arms.map((arm) => ({
            ...arm,
            audience: { audienceGroupId: 9, name: '常客', count: 500 },
          })),
        }),
      }),
      {},
    ],
    ['no message', 'error campaign.noMessage', withOne({ messages: [] }), {}],
    [
      'a message that is gone',
      'error campaign.messageGone',
      withOne({ messages: [{ source: 'document', documentId: doc('gone') }] }),
      {},
    ],
    [
      'a design that is gone',
      'error campaign.designGone',
      withOne({ messages: [{ source: 'document', documentId: doc('rich') }] }),
      { messages: new Map([[doc('rich'), { name: '月光', messages: null, problems: [] }]]) },
    ],
    [
      'a picture of the workspace and nowhere to put it',
      'error campaign.noMediaHost',
      withOne({ messages: [{ source: 'wire', wire: OWN_PICTURE }] }),
      { mediaHost: 'none' },
    ],
    [
      'a picture that only this computer can open',
      'error campaign.notHosted',
      withOne({
        messages: [
          {
            source: 'wire',
            wire: {
              type: 'image',
              originalContentUrl: 'https://localhost/a.png',
              previewImageUrl: 'https://localhost/a.png',
            },
          },
        ],
      }),
      {},
    ],
    [
      'a rich message without its alternative text',
      'error json.required',
      withOne({
        messages: [
          {
            source: 'wire',
            wire: {
              type: 'imagemap',
              baseUrl: 'https://shanlan.example/m',
              baseSize: { width: 1040, height: 1040 },
              actions: [],
            },
          },
        ],
      }),
      {},
    ],
    ['an audience that is gone', 'error campaign.audienceGone', withOne(segment(audience(1))), {}],
    [
      'an audience nobody looked up',
      'warning campaign.audienceUnknown',
      withOne(segment(audience(1))),
      { audienceGroups: null },
    ],
    [
      'an audience that is not ready',
      'error campaign.audienceNotReady',
      withOne(segment(audience(1))),
      { audienceGroups: new Map([[1, { name: 'x', count: 900, status: 'EXPIRED' }]]) },
    ],
    [
      'one of two audiences under 50',
      'error campaign.audienceTooSmall',
      withOne(segment({ type: 'any', of: [audience(1), audience(2)] })),
      {
        audienceGroups: new Map([
          [1, { name: 'x', count: 49, status: 'READY' }],
          [2, { name: 'y', count: 900, status: 'READY' }],
        ]),
      },
    ],
    [
      'a past send that is too old by then',
      'error campaign.sentTooLongAgo',
      withOne(
        segment({
          type: 'sent',
          requestId: 'r',
          campaignId: null,
          broadcastId: null,
          sentAt: '2026-08-20T00:00:00Z',
          name: '早鳥',
          count: 900,
        }),
      ),
      {},
    ],
    [
      'a past send that went to everybody',
      'error campaign.sentNotNarrowcast',
      aCampaign({
        broadcasts: [
          aBroadcast({ id: FIRST }),
          aBroadcast(segment(sentTo({ campaignId: aCampaign().id, broadcastId: FIRST }))),
        ],
      }),
      {},
    ],
    [
      'a past send of another campaign that went to a list',
      'error campaign.sentNotNarrowcast',
      withOne(segment({ type: 'not', of: sentTo({ broadcastId: FIRST }) })),
      { earlier: new Map([[FIRST, 'multicast']]) },
    ],
    [
      'a past send that too few people got',
      'error campaign.sentTooFew',
      withOne(segment({ type: 'all', of: [audience(1), sentTo({ count: 49 })] })),
      {},
    ],
    [
      'attributes with under 100 friends',
      'error campaign.reachTooSmall',
      withOne({
        target: {
          who: 'segment',
          recipients: null,
          attributes: { type: 'gender', oneOf: ['female'] },
        },
      }),
      { targetReach: 99 },
    ],
    [
      'the quota',
      'error campaign.quotaExceeded',
      aCampaign(),
      { quota: { limit: 6_000, used: 0 } },
    ],
    [
      'a send that stops at the quota',
      'warning campaign.quotaCuts',
      withOne({ cap: { max: null, upToRemainingQuota: true, forbidPartialDelivery: false } }),
      { quota: { limit: 6_000, used: 0 } },
    ],
    ['the budget', 'warning campaign.budgetExceeded', aCampaign({ budget: 100 }), {}],
    [
      'too many messages in a week',
      'warning campaign.tooOften',
      aCampaign(),
      {
        otherSends: [8, 9, 11].map((day) => ({
          key: `other ${day}`,
          at: new Date(Date.UTC(2026, 8, day, 4)),
          people: 100,
        })),
      },
    ],
    [
      'a text nobody answers',
      'warning campaign.noAnswer',
      withOne({ messages: [tapThatSays('我要訂')] }),
      {},
    ],
    [
      'a text whose answer has no name yet',
      'warning campaign.noAnswer',
      {
        ...withOne({ messages: [tapThatSays('我要訂')] }),
        answers: [{ text: '我要訂', by: ' ' }],
      },
      {},
    ],
    [
      'a text with two answers',
      'warning campaign.twoAnswers',
      {
        ...withOne({ messages: [tapThatSays('我要訂')] }),
        answers: [
          { text: '我要訂', by: '自動回應' },
          { text: '我要訂', by: 'webhook' },
        ],
      },
      {},
    ],
    [
      'a coupon that ends before the last send',
      'error campaign.couponExpired',
      aCampaign({ couponIds: [doc('coupon')] }),
      {
        coupons: new Map([
          [
            doc('coupon'),
            {
              name: '85 折',
              couponId: 'c',
              closed: false,
              startsAt: null,
              endsAt: new Date('2026-09-09T00:00:00Z'),
            },
          ],
        ]),
      },
    ],
    ['a menu that is gone', 'error campaign.menuGone', aCampaign({ menus: [menu('a', 1, 5)] }), {}],
    [
      'menus that overlap',
      'warning campaign.menusOverlap',
      aCampaign({ menus: [menu('a', 1, 20), menu('b', 14, 26)] }),
      {
        menus: new Map([
          [doc('a'), { name: '首頁', problems: [], texts: [] }],
          [doc('b'), { name: '中秋', problems: [], texts: [] }],
        ]),
      },
    ],
    [
      'a test that cannot decide',
      'warning campaign.testCannotDecide',
      withTest({ baseline: 0.034, minimumLift: 0.1 }),
      withList(6_000),
    ],
    ['arms under 50', 'error campaign.armTooSmall', withTest({}), withList(150)],
    [
      'equal arms',
      'error campaign.armsEqual',
      withTest({
        arms: anExperiment().arms.map((arm) => ({ ...arm, messages: null })),
      }),
      withList(60_000),
    ],
    [
      'a split by ids without ids',
      'error campaign.testNeedsIds',
      withOne({ experiment: anExperiment() }),
      {},
    ],
    [
      'a hold-out that LINE cannot keep',
      'error campaign.holdOutNeedsIds',
      withOne({ experiment: anExperiment({ assignment: 'randomCap', holdOutShare: 0.1 }) }),
      {},
    ],
  ])('%s', (_, code, campaign, over) => {
    expect(codes(campaign, over)).toContain(code);
  });

  it('says nothing more about what is already out', () => {
    const sent = withOne({ state: 'sent', at: '2026-09-01T00:00:00Z', messages: [] });
    expect(codes(sent)).toEqual([]);
  });
});

describe('warnings are acknowledged by name', () => {
  const campaign = aCampaign({ budget: 100 });
  const check = checkCampaign(campaign, context());
  const [warning] = check.problems;

  it('waits until somebody stands by each', () => {
    expect(blockers(check, []).open).toHaveLength(1);
    const key = warning ? warningKey(warning) : '';
    const acknowledged = [{ key, by: '小嵐', at: '2026-09-08T00:00:00Z' }];
    expect(blockers(check, acknowledged)).toEqual({ errors: [], open: [] });
  });

  it('asks again when the figure has changed', () => {
    const key = warning ? warningKey(warning) : '';
    const dearer = checkCampaign(
      { ...campaign, broadcasts: [aBroadcast({ expected: 20_000 })] },
      context(),
    );
    expect(blockers(dearer, [{ key, by: '小嵐', at: '' }]).open).toHaveLength(1);
  });
});

describe('the bill of a plan', () => {
  it('turns the month at 23:00 in Taipei and tells what each send adds', () => {
    const send = (key: string, at: string, people: number | null) => ({
      key,
      at: new Date(at),
      people,
    });
    const months = billSends(
      [
        send('late', '2026-09-30T23:10:00+08:00', 1_000),
        send('first', '2026-09-03T12:00:00+08:00', 25_000),
        send('second', '2026-09-22T19:30:00+08:00', 13_512),
        send('unknown', '2026-09-23T19:30:00+08:00', null),
      ],
      TAIWAN_PLANS.high,
    );
    expect(months.map(({ month, volume }) => [month, volume])).toEqual([
      ['202609', 38_512],
      ['202610', 1_000],
    ]);
    expect(months[0]?.cost.total).toBe(7_190.848);
    expect(months[0]?.isPartial).toBe(true);
    expect(months[0]?.sends.map(({ key, amount }) => [key, amount])).toEqual([
      ['first', 3_800],
      ['second', 2_190.848],
      ['unknown', null],
    ]);
  });

  it('tells who no longer fits into a plan that sells no more', () => {
    const [month] = billSends(
      [{ key: 'a', at: new Date('2026-09-03T00:00:00Z'), people: 3_400 }],
      TAIWAN_PLANS.medium,
    );
    expect(month?.sends[0]).toMatchObject({ short: 400, amount: 0, runningTotal: 800 });
  });
});

function tapThatSays(text: string): Broadcast['messages'][number] {
  return {
    source: 'wire',
    wire: {
      type: 'template',
      altText: '中秋',
      template: {
        type: 'buttons',
        text: '中秋禮盒',
        actions: [{ type: 'message', label: '訂', text }],
      },
    },
  };
}
function menu(name: string, from: number, to: number): Campaign['menus'][number] {
  const day = (n: number) => `2026-09-${String(n).padStart(2, '0')}T00:00:00+08:00`;
  return {
    documentId: doc(name),
    pageId: null,
    from: day(from),
    to: day(to),
    level: 'apiDefault',
    audience: null,
  };
}
function withTest(over: Parameters<typeof anExperiment>[0]): Campaign {
  return withOne({
    expected: null,
    target: { who: 'ids', audienceId: doc('list') },
    experiment: anExperiment(over),
  });
}
function withList(count: number): Partial<CheckContext> {
  return { lists: new Map([[doc('list'), { name: '會員', count }]]) };
}
