import { expect, test } from 'vitest';
import { agreementOf } from '#test/helpers/line-agreement';
import { REQUESTS, type RequestKind } from '#test/helpers/line-arbitraries';

/** Of a hundred thousand; messages have the most to disagree about. */
const COUNT: Record<string, number> = {
  push: 25_000,
  multicast: 10_000,
  broadcast: 20_000,
  narrowcast: 15_000,
  richMenu: 10_000,
};
const BATCH = 1_000;

test.each(Object.keys(REQUESTS) as RequestKind[])(
  "%s: whatever we call valid, LINE's specification takes, also with one thing wrong in it",
  (kind) => {
    const count = COUNT[kind] ?? 3_000;
    for (let seed = 1; seed * BATCH <= count; seed += 1) {
      expect(agreementOf(kind, BATCH, seed).disagreements).toEqual([]);
      expect(agreementOf(kind, BATCH, seed, true).disagreements).toEqual([]);
    }
  },
  1_200_000,
);
