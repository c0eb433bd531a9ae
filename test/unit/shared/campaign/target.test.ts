import { describe, expect, it } from 'vitest';
import {
  compileAttributes,
  compileRecipients,
  compileTarget,
} from '#shared/campaign/target/compile';
import { attributeReach, type Demographics } from '#shared/campaign/target/reach';
import { conditionSentence, type Say, targetSentence } from '#shared/campaign/target/sentence';
import type { AttributeNode, RecipientNode, SendCap, Target } from '#shared/domain/campaign/target';
import en from '#shared/i18n/en/target.json';
import ja from '#shared/i18n/ja/target.json';
import zhTW from '#shared/i18n/zh-TW/target.json';
import { areaName, areaOfName } from '#shared/line/narrowcast/area-names';
import {
  AGES,
  APP_TYPES,
  AREAS,
  GENDERS,
  SUBSCRIPTION_PERIODS,
} from '#shared/line/narrowcast/attributes';
import { demographicFilter, recipient } from '#shared/line/schema/narrowcast';
import { seededBytes } from '#shared/sample/seeded';
import { requestValidator } from '#test/helpers/line-openapi';

const FREE: SendCap = { max: null, upToRemainingQuota: false, forbidPartialDelivery: false };

function die(seed: number) {
  const bytes = seededBytes(seed);
  const next = (below: number) => {
    const [a = 0, b = 0] = bytes(2);
    return ((a << 8) | b) % below;
  };
  const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T;
  const some = <T>(from: readonly T[]): T[] =>
    Array.from({ length: 1 + next(3) }, () => pick(from));
  return { next, pick, some };
}

/** A tree with at most `left` leaves, so that LINE's limit of ten holds. */
function randomAttributes({ next, pick, some }: ReturnType<typeof die>): AttributeNode {
  let left = 10;
  const leaf = (): AttributeNode => {
    left -= 1;
    switch (next(5)) {
      case 0:
        return { type: 'gender', oneOf: some(GENDERS) };
      case 1:
        return { type: 'appType', oneOf: some(APP_TYPES) };
      case 2:
        return { type: 'area', oneOf: some(AREAS) };
      case 3: {
        const at = next(AGES.length - 1);
        const lt = pick([...AGES.slice(at + 1), null]);
        return { type: 'age', gte: AGES[at] ?? null, lt };
      }
      default: {
        const at = next(SUBSCRIPTION_PERIODS.length);
        return next(2) === 0
          ? { type: 'subscriptionPeriod', gte: SUBSCRIPTION_PERIODS[at] ?? null, lt: null }
          : { type: 'subscriptionPeriod', gte: null, lt: SUBSCRIPTION_PERIODS[at] ?? null };
      }
    }
  };
  const node = (depth: number): AttributeNode => {
    const kind = depth > 4 || left <= 1 ? 0 : next(4);
    if (kind === 0) return leaf();
    if (kind === 1) return { type: 'not', of: node(depth + 1) };
    const of = [node(depth + 1)];
    while (left > 1 && of.length < 4 && next(3) > 0) of.push(node(depth + 1));
    return { type: kind === 2 ? 'all' : 'any', of };
  };
  return node(0);
}

function randomRecipients({ next }: ReturnType<typeof die>): RecipientNode {
  let left = 10;
  const node = (depth: number): RecipientNode => {
    const kind = depth > 4 || left <= 1 ? 0 : next(4);
    if (kind === 0) {
      left -= 1;
      const audienceGroupId = 1 + next(60_000);
      return next(2) === 0
        ? { type: 'audience', audienceGroupId, name: '會員', count: null }
        : {
            type: 'sent',
            requestId: `00000000-0000-4000-8000-${String(next(60_000)).padStart(12, '0')}`,
            campaignId: null,
            broadcastId: null,
            sentAt: null,
            name: '早鳥',
            count: null,
          };
    }
    if (kind === 1) return { type: 'not', of: node(depth + 1) };
    const of = [node(depth + 1)];
    while (left > 1 && of.length < 4 && next(3) > 0) of.push(node(depth + 1));
    return { type: kind === 2 ? 'all' : 'any', of };
  };
  return node(0);
}

describe('conditions become LINE’s trees', () => {
  it('makes definitions that LINE’s specification and our own rules take, for 10,000 random trees', () => {
    const judge = requestValidator('POST', '/v2/bot/message/narrowcast');
    const rolls = die(20260907);
    for (let round = 0; round < 10_000; round += 1) {
      const target: Target = {
        who: 'segment',
        recipients: round % 3 === 0 ? null : randomRecipients(rolls),
        attributes: round % 3 === 1 ? null : randomAttributes(rolls),
      };
      const { compiled, problems } = compileTarget(target, FREE);
      const errors = problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0 || compiled.method !== 'narrowcast')
        expect.fail(JSON.stringify({ target, errors }));
      const { body } = compiled;
      if (body.recipient && !recipient.safeParse(body.recipient).success)
        expect.fail(JSON.stringify(body.recipient));
      if (body.filter && !demographicFilter.safeParse(body.filter.demographic).success)
        expect.fail(JSON.stringify(body.filter));
      const held = judge({ messages: [{ type: 'text', text: '嗨' }], ...body });
      if (held.length > 0) expect.fail(`${held.join('; ')} ${JSON.stringify(body)}`);
    }
  });

  it('leaves out operators that change nothing', () => {
    const women: AttributeNode = { type: 'gender', oneOf: ['female'] };
    const ios: AttributeNode = { type: 'appType', oneOf: ['ios'] };
    const nested: AttributeNode = {
      type: 'all',
      of: [
        { type: 'all', of: [{ type: 'not', of: { type: 'not', of: women } }] },
        { type: 'all', of: [ios] },
      ],
    };
    expect(compileAttributes(nested).tree).toEqual({
      type: 'operator',
      and: [
        { type: 'gender', oneOf: ['female'] },
        { type: 'appType', oneOf: ['ios'] },
      ],
    });
  });

  it('says where a condition is empty and where a send has not gone out', () => {
    const target: Target = {
      who: 'segment',
      recipients: {
        type: 'not',
        of: {
          type: 'sent',
          requestId: null,
          campaignId: null,
          broadcastId: null,
          sentAt: null,
          name: '早鳥',
          count: null,
        },
      },
      attributes: { type: 'all', of: [{ type: 'gender', oneOf: [] }] },
    };
    const { problems } = compileTarget(target, FREE, ['broadcasts', 0, 'target']);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['target.notSentYet', ['broadcasts', 0, 'target', 'recipients', 'of']],
      ['target.emptyCondition', ['broadcasts', 0, 'target', 'attributes', 'of', 0]],
    ]);
  });

  it('refuses more than ten audiences, as LINE does', () => {
    const of = Array.from(
      { length: 11 },
      (_, index): RecipientNode => ({
        type: 'audience',
        audienceGroupId: index + 1,
        name: 'x',
        count: null,
      }),
    );
    const target: Target = {
      who: 'segment',
      recipients: { type: 'any', of },
      attributes: null,
    };
    expect(compileTarget(target, FREE).problems.map(({ code }) => code)).toContain(
      'narrowcast.tooManyRecipients',
    );
  });

  it('sends everybody as a broadcast, and as a narrowcast once there is a cap', () => {
    expect(compileTarget({ who: 'everyone' }, FREE).compiled).toEqual({ method: 'broadcast' });
    const capped = compileTarget(
      { who: 'everyone' },
      { max: 500, upToRemainingQuota: true, forbidPartialDelivery: true },
    ).compiled;
    expect(capped).toEqual({
      method: 'narrowcast',
      body: { limit: { max: 500, upToRemainingQuota: true, forbidPartialDelivery: true } },
    });
  });
});

const say =
  (catalog: unknown): Say =>
  (key, values = {}) => {
    const text = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], catalog);
    if (typeof text !== 'string') throw new Error(`no sentence ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };

describe('a target as a sentence', () => {
  const target: Target = {
    who: 'segment',
    recipients: {
      type: 'not',
      of: { type: 'audience', audienceGroupId: 1, name: '已買禮盒', count: 900 },
    },
    attributes: {
      type: 'all',
      of: [
        { type: 'gender', oneOf: ['female'] },
        {
          type: 'any',
          of: [
            { type: 'age', gte: 'age_25', lt: 'age_40' },
            { type: 'area', oneOf: ['tw_01', 'tw_02'] },
          ],
        },
      ],
    },
  };

  it('reads in three languages, with brackets only where they matter', () => {
    expect(targetSentence(target, say(zhTW), 'zh-TW')).toBe(
      '好友：排除受眾「已買禮盒」，而且女性，而且（25 到 39 歲，或住在台北市或新北市）',
    );
    expect(targetSentence(target, say(en), 'en')).toBe(
      'Friends not in the audience “已買禮盒” and who are women and (aged 25 to 39 or in Taipei City or New Taipei City)',
    );
    expect(targetSentence(target, say(ja), 'ja')).toBe(
      '友だちのうち、オーディエンス「已買禮盒」以外、かつ女性、かつ（25〜39歳、または台北市または新北市在住）',
    );
  });

  it('has words for every leaf of 500 random trees', () => {
    const rolls = die(7);
    for (let round = 0; round < 500; round += 1) {
      const node = round % 2 ? randomAttributes(rolls) : randomRecipients(rolls);
      for (const [catalog, locale] of [
        [zhTW, 'zh-TW'],
        [en, 'en'],
        [ja, 'ja'],
      ] as const)
        expect(conditionSentence(node, say(catalog), locale)).not.toMatch(/undefined|\{\{|NaN/);
    }
  });

  it('knows every area by name, and Taiwan’s and Japan’s back from insight’s words', () => {
    for (const area of AREAS) {
      expect(areaName(area, 'en')).not.toBe(area);
      expect(areaOfName(areaName(area, 'zh-TW'))).toBe(area);
    }
    expect(areaOfName('東京都')).toBe('jp_13');
    expect(areaOfName('北海道')).toBe('jp_01');
    expect(areaOfName('unknown')).toBeNull();
  });
});

const demographics: Demographics = {
  available: true,
  genders: [
    { gender: 'male', percentage: 38 },
    { gender: 'female', percentage: 58 },
    { gender: 'unknown', percentage: 4 },
  ],
  ages: [
    { age: 'from20to24', percentage: 25 },
    { age: 'from25to29', percentage: 25 },
    { age: 'from50', percentage: 40 },
    { age: 'unknown', percentage: 10 },
  ],
  areas: [
    { area: '台北市', percentage: 50 },
    { area: '高雄市', percentage: null },
    { area: 'unknown', percentage: 20 },
  ],
  appTypes: [
    { appType: 'ios', percentage: 60 },
    { appType: 'android', percentage: 40 },
  ],
  subscriptionPeriods: [],
};

describe('reach from demographics', () => {
  const reach = (node: AttributeNode) => attributeReach(node, demographics);
  const women: AttributeNode = { type: 'gender', oneOf: ['female'] };
  const men: AttributeNode = { type: 'gender', oneOf: ['male'] };

  it('never counts the same people twice, nor people who are both', () => {
    expect(reach({ type: 'all', of: [women, men] }).share?.estimate).toBe(0);
    expect(reach({ type: 'any', of: [women, men] }).share?.estimate).toBeCloseTo(0.96);
    expect(
      reach({ type: 'all', of: [women, { type: 'appType', oneOf: ['ios'] }] }).share?.estimate,
    ).toBeCloseTo(0.58 * 0.6);
  });

  it('lets people of unknown attributes only widen the range', () => {
    const share = reach({ type: 'not', of: women }).share;
    expect(share?.low).toBeCloseTo(0.38);
    expect(share?.high).toBeCloseTo(0.42);
  });

  it('does not cut a band that LINE does not cut', () => {
    const share = reach({ type: 'age', gte: 'age_55', lt: null }).share;
    expect(share?.low).toBe(0);
    expect(share?.high).toBeCloseTo(0.5);
  });

  it('takes a withheld share for unknown, never for zero', () => {
    const kaohsiung = reach({ type: 'area', oneOf: ['tw_06'] });
    expect(kaohsiung.withheld).toBe(true);
    expect(kaohsiung.share).toMatchObject({ low: 0 });
    expect(kaohsiung.share?.high).toBeCloseTo(0.5);
    expect(reach({ type: 'subscriptionPeriod', gte: 'day_7', lt: null }).share).toBeNull();
    expect(attributeReach(women, { ...demographics, available: false }).share).toBeNull();
  });
});

it('keeps recipients apart from attributes', () => {
  expect(compileRecipients(null).tree).toBeNull();
});
