import type { Audience } from '../domain/audience/schema';
import type { Experiment } from '../domain/campaign/experiment';
import type { Campaign } from '../domain/campaign/schema';
import type { Coupon } from '../domain/coupon/schema';
import { type DocumentId, newId } from '../domain/ids';
import type { MessageDocument } from '../domain/message/schema';
import { arm, builder, card, NOBODY, type SampleContext } from './builder';
import { monthOf } from './calendar';

/*
 * Campaigns of the sample café, laid into the month of `now`: what lies before is sent (and marked as
 * simulated), what lies after is planned.
 */

type Made = Campaign | MessageDocument | Audience | Coupon;

/** Everything about campaigns in the sample workspace. */
export function sampleCampaigns(context: SampleContext): Made[] {
  const { random, now } = context;
  const calendar = monthOf(now);
  const { base, message, send, campaign } = builder(context, calendar);
  const early = message('早鳥預告', [
    card('#232E54', '#FFF4DF', '山嵐月光禮盒', '早鳥 85 折，到 9/18 為止', '看禮盒', '/moon'),
  ]);
  const plain = message('禮盒・只有禮盒', [
    card('#232E54', '#FFF4DF', '山嵐月光禮盒', '六入莊園濾掛與栗子酥', '看禮盒', '/moon?tp=a'),
  ]);
  const priced = message('禮盒・放價格', [
    card(
      '#232E54',
      '#FFF4DF',
      '山嵐月光禮盒 NT$680',
      '六入莊園濾掛與栗子酥',
      '看禮盒',
      '/moon?tp=b',
    ),
  ]);
  const second = message('禮盒・第二盒 8 折', [
    card('#232E54', '#FFF4DF', '山嵐月光禮盒', '第二盒 8 折', '看禮盒', '/moon?tp=c'),
  ]);
  const chestnut = message('栗子拿鐵', [
    card('#F3DDB8', '#4A2B1D', '栗子拿鐵回來了', '秋季限定，本週上市', '線上點餐', '/chestnut'),
    { type: 'text', text: '今年的栗子來自信義鄉，烘了兩次，不加糖漿。' },
  ]);
  const twoForOne = message('買一送一', [
    card('#D98D5F', '#3D2116', '雙北門市買一送一', '出示這則訊息，限今天', '找門市', '/stores'),
  ]);
  const lastCall = message('中秋最後加購', [
    card(
      '#232E54',
      '#FFF4DF',
      '最後加購',
      '明天 12:00 截單，趕得上中秋',
      '立即加購',
      '/moon/order',
    ),
  ]);
  const coffeeDay = message('咖啡日', [
    card('#C9D3AE', '#34422A', '10/1 咖啡日', '全品項第二杯 10 元', '線上點餐', '/day'),
  ]);
  const members: Audience = {
    ...base('門市會員', ['會員']),
    kind: 'audience',
    origin: { from: 'file', fileName: 'members.csv' },
    // the ids lie in a file beside, which the workspace fills in
    count: 0,
    list: null,
    uploads: [],
    sample: true,
  };
  const coupon: Coupon = {
    ...base('中秋禮盒 85 折', ['節慶']),
    kind: 'coupon',
    wire: {
      title: '中秋禮盒 85 折',
      description: '全台門市與線上商店適用。',
      acquisitionCondition: { type: 'normal' },
      maxUseCountPerTicket: 1,
      startTimestamp: Math.floor(calendar.at(1, '00:00').getTime() / 1_000),
      endTimestamp: Math.floor(calendar.at(calendar.days, '22:00').getTime() / 1_000),
      timezone: 'ASIA_TAIPEI',
      visibility: 'UNLISTED',
      reward: { type: 'discount', priceInfo: { type: 'percentage', percentage: 15 } },
    },
    couponId: null,
    closed: false,
    sample: true,
  };
  const test: Experiment = {
    id: newId('exp', random),
    question: '禮盒圖片要不要放價格',
    arms: [
      { letter: 'A', name: '只有禮盒', messages: null, delayMinutes: 0, weight: 1 },
      arm('B', '左上放 NT$680', priced, '價格'),
      arm('C', '左上放「第二盒 8 折」', second, '折扣'),
    ],
    assignment: 'randomCap',
    testShare: 0.5,
    holdOutShare: 0,
    seed: 7315,
    metric: 'click',
    baseline: 0.034,
    minimumLift: 0.6,
    power: 0.8,
    rule: { alpha: 0.05, bestChance: 0.95, maxLoss: 0.0005, tuningN: 5_000 },
    days: 4,
    winnerTo: 'byHand',
  };
  const home = context.menus.get('首頁・秋季');
  const moon = context.menus.get('中秋限定');
  const period = (documentId: DocumentId | undefined, from: Date, to: Date | null) =>
    documentId === undefined
      ? []
      : [
          {
            documentId,
            pageId: null,
            from: from.toISOString(),
            to: to?.toISOString() ?? null,
            level: 'apiDefault' as const,
            audience: null,
          },
        ];
  const autumn = campaign('中秋禮盒', {
    tags: ['節慶'],
    colour: 'indigo',
    goal: { metric: 'clicks', figure: 800 },
    budget: 8_000,
    broadcasts: [
      send('早鳥預告', calendar.at(3, '12:00'), 3_412, early, {
        cap: { ...NOBODY, max: 3_412 },
      }),
      send('禮盒三圖', calendar.at(10, '11:30'), 12_480, plain, { experiment: test }),
      send('最後加購', calendar.at(22, '19:30'), 4_180, lastCall, {
        cap: { ...NOBODY, max: 4_180 },
      }),
    ],
    menus: [
      ...period(home, calendar.at(-5, '00:00'), calendar.at(14, '00:00')),
      ...period(moon, calendar.at(14, '00:00'), calendar.at(26, '00:00')),
      ...period(home, calendar.at(26, '00:00'), null),
    ],
    couponIds: [coupon.id],
    audienceIds: [members.id],
    checklist: [
      { text: '禮盒圖片三版都確認過', done: true },
      { text: '門市收到折扣碼', done: true },
      { text: '客服知道截單時間', done: false },
    ],
    answers: [{ text: '我想問中秋禮盒', by: '客服' }],
  });
  const latte = campaign('秋季新品', {
    tags: ['秋季'],
    colour: 'brown',
    broadcasts: [
      send('栗子拿鐵', calendar.at(17, '10:00'), 12_480, chestnut),
      send('買一送一', calendar.at(28, '09:00'), 5_960, twoForOne, {
        target: {
          who: 'segment',
          recipients: null,
          attributes: { type: 'area', oneOf: ['tw_01', 'tw_02'] },
        },
      }),
    ],
  });
  const day = campaign('咖啡日', {
    tags: ['節慶'],
    colour: 'olive',
    state: 'planning',
    period: { from: null, to: null },
    broadcasts: [send('咖啡日', calendar.at(calendar.days, '23:10'), 12_480, coffeeDay)],
  });
  return [
    early,
    plain,
    priced,
    second,
    chestnut,
    twoForOne,
    lastCall,
    coffeeDay,
    members,
    coupon,
    day,
    latte,
    autumn,
  ];
}
