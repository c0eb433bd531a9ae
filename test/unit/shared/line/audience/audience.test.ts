import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAudience } from '#shared/line/audience';

const USER = `U${'0123456789abcdef'.repeat(2)}`;
const codes = (value: unknown) =>
  checkAudience(value).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('an audience', () => {
  test.each([
    { description: '常客' },
    { description: 'x'.repeat(120), audiences: [{ id: USER }], uploadDescription: 'x'.repeat(300) },
    { audienceGroupId: 1, audiences: [{ id: USER }] },
    { description: 'clicked', requestId: 'abc', clickUrl: '' },
    {
      description: 'ifa',
      isIfaAudience: true,
      audiences: [{ id: '123e4567-e89b-12d3-a456-426614174000' }],
    },
    { audienceGroupId: 1, type: 'CLICK', status: 'READY', jobs: null },
  ])('takes %j', (value) => expect(codes(value)).toEqual([]));

  test.each([
    [{}, ['json.required description']],
    [{ description: ' ' }, ['text.empty description']],
    [{ description: 'x'.repeat(121) }, ['text.tooLong description']],
    [{ description: 'a\u0007' }, ['audience.controlCharacter description']],
    [{ description: 'a', uploadDescription: 'x'.repeat(301) }, ['text.tooLong uploadDescription']],
    [
      { description: 'a', audiences: [{ id: USER.toUpperCase() }] },
      ['text.wrongForm audiences.0.id'],
    ],
    [
      { description: 'a', audiences: [{ id: USER.slice(0, 32) }] },
      ['text.wrongForm audiences.0.id'],
    ],
    [{ audienceGroupId: 1, audiences: [] }, ['list.tooShort audiences']],
    [{ audienceGroupId: 1, type: 'NOPE', status: 'READY' }, ['json.notOneOf type']],
  ])('refuses %j', (value, expected) => expect(codes(value)).toEqual(expected));

  test('ten thousand ids in one request are taken, one more is not', () => {
    const ids = (count: number) => Array.from({ length: count }, () => ({ id: USER }));
    expect(codes({ description: 'a', audiences: ids(10_000) })).toEqual([]);
    expect(codes({ description: 'a', audiences: ids(10_001) })).toEqual(['list.tooLong audiences']);
  });

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void checkAudience({ audiences: value, requestId: value }),
      ),
      { seed: 7 },
    );
  });
});
