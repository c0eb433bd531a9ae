import type { Experiment } from '../domain/campaign/experiment';
import type { Broadcast, Campaign } from '../domain/campaign/schema';
import { newId } from '../domain/ids';
import type { MessageDocument } from '../domain/message/schema';
import { arm, builder, card, NOBODY, type SampleContext } from './builder';
import { monthOf } from './calendar';

/*
 * The two months before: whoever opens the sample on the first of a month still meets sends, decided tests and a
 * stretch of time to compare with.
 */

/** How many months before this one the sample's story begins. */
export const PAST_MONTHS = 2;

/** What the practice account's followers think of what is tested: of those who look, so many tap. */
export const SAMPLE_TASTES = [
  { holds: '/school?tp=a', clickRate: 0.085 },
  { holds: '/school?tp=b', clickRate: 0.15 },
  { holds: '/members?tp=a', clickRate: 0.1 },
  { holds: '/members?tp=b', clickRate: 0.108 },
  { holds: '/moon?tp=a', clickRate: 0.07 },
  { holds: '/moon?tp=b', clickRate: 0.21 },
  { holds: '/moon?tp=c', clickRate: 0.09 },
] as const;

/** Campaigns that are over, with their messages; all of it was sent. */
export function samplePast(context: SampleContext): (Campaign | MessageDocument)[] {
  return [school(context), membersDay(context)].flat();
}

function school(context: SampleContext): (Campaign | MessageDocument)[] {
  const month = monthOf(context.now, 2);
  const { message, send, campaign } = builder(context, month, month.at(month.days, '18:00'));
  const hello = message('開學早鳥', [
    card('#CFE0DC', '#28423E', '開學週，早餐 95 元起', '7:00–10:30，全台門市', '看菜單', '/school'),
  ]);
  const plain = message('開學組合・只有組合', [
    card('#F3DDB8', '#4A2B1D', '開學咖啡組合', '掛耳十入加隨行杯', '看組合', '/school?tp=a'),
  ]);
  const priced = message('開學組合・放價格', [
    card('#F3DDB8', '#4A2B1D', '開學咖啡組合 NT$420', '掛耳十入加隨行杯', '看組合', '/school?tp=b'),
  ]);
  const last = message('開學最後三天', [
    card('#D98D5F', '#3D2116', '最後三天', '開學組合月底截止', '帶一組', '/school/last'),
    { type: 'text', text: '線上訂、門市取，結帳出示這則訊息再折 20 元。' },
  ]);
  return [
    hello,
    plain,
    priced,
    last,
    campaign('開學季', {
      tags: ['秋季'],
      colour: 'teal',
      goal: { metric: 'clicks', figure: 1_200 },
      budget: 8_000,
      state: 'done',
      broadcasts: [
        send('開學早鳥', month.at(4, '12:00'), null, hello),
        send('開學組合', month.at(12, '11:30'), null, plain, {
          experiment: priceTest(context, '開學組合要不要放價格', priced, 411),
        }),
        send('最後三天', month.at(month.days - 2, '18:30'), 6_000, last, {
          cap: { ...NOBODY, max: 6_000 },
        }),
      ],
      checklist: [
        { text: '早餐菜單已更新', done: true },
        { text: '門市都有隨行杯', done: true },
      ],
    }),
  ];
}

function membersDay(context: SampleContext): (Campaign | MessageDocument)[] {
  const month = monthOf(context.now, 1);
  const { message, send, campaign } = builder(context, month, month.at(month.days, '18:00'));
  const plain = message('會員日・只有杯子', [
    card(
      '#C9D3AE',
      '#34422A',
      '會員日第二杯半價',
      '每月 10 日，出示會員條碼',
      '看辦法',
      '/members?tp=a',
    ),
  ]);
  const priced = message('會員日・放價格', [
    card(
      '#C9D3AE',
      '#34422A',
      '會員日第二杯 NT$45 起',
      '每月 10 日，出示會員條碼',
      '看辦法',
      '/members?tp=b',
    ),
  ]);
  const points = message('點數月底到期', [
    { type: 'text', text: '點數月底到期。查點數：https://shanlan.example/points' },
  ]);
  const rain = message('雨天外送免運', [
    card('#CFE0DC', '#28423E', '雨天外送免運', '雙北限定，滿 200 元', '叫外送', '/delivery?rain'),
  ]);
  return [
    plain,
    priced,
    points,
    rain,
    campaign('會員日', {
      tags: ['會員'],
      colour: 'violet',
      goal: { metric: 'clicks', figure: 900 },
      budget: 8_000,
      state: 'done',
      broadcasts: [
        send('會員日', month.at(9, '11:30'), null, plain, {
          experiment: priceTest(context, '會員日圖片要不要放價格', priced, 977),
        }),
        send('雨天外送', month.at(16, '17:00'), null, rain, {
          target: {
            who: 'segment',
            recipients: null,
            attributes: { type: 'area', oneOf: ['tw_01', 'tw_02'] },
          },
        }),
        send('點數到期提醒', month.at(month.days - 5, '12:00'), 4_800, points, {
          cap: { ...NOBODY, max: 4_800 },
        }),
      ],
      checklist: [{ text: '客服知道會員日辦法', done: true }],
    }),
  ];
}

function priceTest(
  { random }: SampleContext,
  question: string,
  priced: MessageDocument,
  seed: number,
): Broadcast['experiment'] {
  const test: Experiment = {
    id: newId('exp', random),
    question,
    arms: [
      { letter: 'A', name: '沒有價格', messages: null, delayMinutes: 0, weight: 1 },
      arm('B', '放價格', priced, '價格'),
    ],
    assignment: 'randomCap',
    testShare: 0.5,
    holdOutShare: 0,
    seed,
    metric: 'click',
    baseline: 0.034,
    minimumLift: 0.5,
    power: 0.8,
    rule: { alpha: 0.05, bestChance: 0.95, maxLoss: 0.0005, tuningN: 5_000 },
    days: 4,
    winnerTo: 'byHand',
  };
  return test;
}
