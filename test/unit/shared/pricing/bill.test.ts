import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planCost, SCALE, sendableOf, totalAfter } from '#shared/pricing/bill';
import { TAIWAN_PLANS } from '#shared/pricing/taiwan';

const plan = fc.constantFrom(...Object.values(TAIWAN_PLANS));
const count = fc.oneof(
  fc.integer({ min: 0, max: 40_000_000 }),
  fc.constantFrom(0, 200, 201, 3_000, 6_000, 6_001, 25_000, 25_001, 20_505_000, 20_505_001),
);

test('the quick sum is the bill, to the last part', () => {
  fc.assert(
    fc.property(plan, count, count, (each, used, messages) => {
      const bill = planCost(each, messages, used);
      const sendable = sendableOf(each, messages, used);
      expect(sendable).toBe(bill.sendable);
      expect(totalAfter(each, used + sendable) / SCALE).toBe(bill.total);
    }),
  );
});
