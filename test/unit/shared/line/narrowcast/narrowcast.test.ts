import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDemographic, checkNarrowcastBody, checkRecipient } from '#shared/line/narrowcast';

const codes = (problems: { code: string; path: unknown[] }[]) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const audience = (audienceGroupId: unknown = 1) => ({ type: 'audience', audienceGroupId });

describe('recipient', () => {
  test('audiences, redelivery and nested operators are taken', () => {
    expect(
      checkRecipient({
        type: 'operator',
        and: [
          audience(),
          { type: 'redelivery', requestId: '5b59509c-c57b-11e9-aa8c-2a2ae2dbcce4' },
          { type: 'operator', not: audience(2) },
        ],
      }),
    ).toEqual([]);
  });

  test('ten objects are taken, eleven are not, wherever they stand', () => {
    const tree = (count: number) => ({
      type: 'operator',
      or: [
        { type: 'operator', and: Array.from({ length: count - 1 }, (_, i) => audience(i + 1)) },
        audience(99),
      ],
    });
    expect(checkRecipient(tree(10))).toEqual([]);
    expect(checkRecipient(tree(11), ['recipient'])).toMatchObject([
      { code: 'narrowcast.tooManyRecipients', path: ['recipient'], limit: 10, actual: 11 },
    ]);
  });

  test.each([
    [{ type: 'operator', and: [audience()], or: [audience()] }, ['narrowcast.oneOperator ']],
    [{ type: 'operator' }, ['narrowcast.oneOperator ']],
    [{ type: 'operator', and: [] }, ['list.tooShort and']],
    [{ type: 'operator', and: [{ type: 'age' }] }, ['json.notOneOf and.0.type']],
    [audience('1'), ['json.wrongType audienceGroupId']],
    [{ type: 'audience' }, ['json.required audienceGroupId']],
    [{ type: 'operator', not: audience() }, ['narrowcast.loneNot not']],
  ])('%j', (tree, expected) => {
    expect(codes(checkRecipient(tree))).toEqual(expected);
  });

  test('three thousand levels are walked without falling over', () => {
    let tree: unknown = audience();
    for (let level = 0; level < 3_000; level += 1) tree = { type: 'operator', and: [tree] };
    expect(checkRecipient(tree)).toEqual([]);
  });
});

describe('demographic', () => {
  test.each([
    { type: 'gender', oneOf: ['male', 'female'] },
    { type: 'age', gte: 'age_15', lt: 'age_70' },
    { type: 'age', lt: 'age_20' },
    { type: 'appType', oneOf: ['ios'] },
    { type: 'area', oneOf: ['tw_01', 'tw_22', 'jp_47', 'th_08', 'id_12'] },
    { type: 'subscriptionPeriod', gte: 'day_7', lt: 'day_365' },
  ])('takes %j', (filter) => {
    expect(checkDemographic(filter)).toEqual([]);
  });

  test.each([
    [{ type: 'gender', oneOf: ['unknown'] }, ['json.notOneOf oneOf.0']],
    [{ type: 'gender', oneOf: [] }, ['list.tooShort oneOf']],
    [{ type: 'age', gte: 'age_16' }, ['json.notOneOf gte']],
    [{ type: 'age', gte: 'age_30', lt: 'age_30' }, ['narrowcast.emptyRange lt']],
    [{ type: 'age' }, ['narrowcast.noBound ']],
    [{ type: 'area', oneOf: ['tw_23'] }, ['json.notOneOf oneOf.0']],
    [{ type: 'area', oneOf: ['jp_48'] }, ['json.notOneOf oneOf.0']],
    [{ type: 'subscriptionPeriod', gte: 'day_365', lt: 'day_7' }, ['narrowcast.emptyRange lt']],
    [{ type: 'mood', oneOf: ['good'] }, ['json.notOneOf type']],
  ])('refuses %j', (filter, expected) => {
    expect(codes(checkDemographic(filter))).toEqual(expected);
  });
});

describe('body', () => {
  test.each([
    [{ limit: { max: 1 } }, []],
    [{ limit: { max: 0 } }, ['number.outside limit.max']],
    [{ limit: { max: 1.5 } }, ['number.notWhole limit.max']],
    [
      { limit: { forbidPartialDelivery: true } },
      ['narrowcast.forbidAlone limit.forbidPartialDelivery'],
    ],
    [{ limit: { forbidPartialDelivery: true, upToRemainingQuota: true } }, []],
    [{ filter: {} }, ['narrowcast.emptyFilter filter']],
    [{ audience: 1 }, ['json.unknownField audience']],
    [{ notificationDisabled: 'yes' }, ['json.wrongType notificationDisabled']],
  ])('%j', (body, expected) => {
    expect(codes(checkNarrowcastBody({ messages: [], ...body }))).toEqual(expected);
  });

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        checkNarrowcastBody(value);
        checkNarrowcastBody({ recipient: value, filter: { demographic: value }, limit: value });
      }),
      { seed: 7 },
    );
  });
});
