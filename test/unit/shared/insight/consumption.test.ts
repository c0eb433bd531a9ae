import { describe, expect, it } from 'vitest';
import { consumptionOf } from '#shared/insight/consumption';
import { known } from '#shared/insight/figure';
import { type Observation, observation } from '#shared/insight/observation';
import type { MeasuredSend } from '#shared/insight/sends';

const NOW = Date.parse('2026-09-28T04:00:00Z');
const PRICE = { people: 1_000, amount: 180, currency: 'TWD', plan: 'high' };
const send = (id: string, sentAt: string, price: MeasuredSend['price'] = PRICE): MeasuredSend => ({
  id,
  sentAt,
  name: id,
  label: null,
  campaignId: null,
  arm: null,
  measurement: { by: 'nothing' },
  recipients: null,
  price,
  bubbles: 1,
  simulated: false,
});
const count = (fetchedAt: string, used: number): Observation =>
  observation.parse({ kind: 'quota', fetchedAt, simulated: false, limit: 6_000, used });
const rows = (sends: MeasuredSend[], looks: Observation[], now = NOW) =>
  consumptionOf(sends, looks, now);

describe('what was predicted beside LINE’s count', () => {
  it('is the count between the looks before and after a send, and its price by the same tiers', () => {
    const [row] = rows(
      [send('moon', '2026-09-10T04:00:00Z')],
      [count('2026-09-10T02:00:00Z', 5_900), count('2026-09-10T05:00:00Z', 6_840)],
    );
    // 100 of the 940 are included in the fee, 840 cost 0.2
    expect(row).toMatchObject({
      from: '2026-09-10T02:00:00Z',
      to: '2026-09-10T05:00:00Z',
      predicted: { people: 1_000, amount: 180, currency: 'TWD' },
      counted: known(940),
      charged: known(168),
      difference: { messages: known(-60), amount: known(-12) },
      why: null,
    });
  });
  it('begins with the month’s 0 when nobody looked before', () => {
    const [row] = rows(
      [send('moon', '2026-09-10T04:00:00Z')],
      [count('2026-08-20T02:00:00Z', 9_000), count('2026-09-11T02:00:00Z', 1_200)],
    );
    expect(row).toMatchObject({ from: null, counted: known(1_200), charged: known(0) });
  });
  it('stands together for sends that no look tells apart, the newest row first', () => {
    const found = rows(
      [
        send('c', '2026-09-12T04:00:00Z'),
        send('a', '2026-09-10T04:00:00Z'),
        send('b', '2026-09-10T04:30:00Z'),
      ],
      [count('2026-09-11T02:00:00Z', 2_000), count('2026-09-13T02:00:00Z', 3_000)],
    );
    expect(found.map(({ sends }) => sends.map(({ id }) => id))).toEqual([['c'], ['a', 'b']]);
    expect(found[1]).toMatchObject({
      predicted: { people: 2_000, amount: 360 },
      counted: known(2_000),
      difference: { messages: known(0) },
    });
  });
  it.each([
    ['notYet', [count('2026-09-10T02:00:00Z', 0)], NOW],
    ['settling', [count('2026-09-10T04:30:00Z', 10)], NOW],
    // 23:00 in Taipei on the 30th is the next month of LINE
    ['monthOver', [count('2026-09-30T15:00:00Z', 10)], Date.parse('2026-10-02T00:00:00Z')],
    ['wentBack', [count('2026-09-10T02:00:00Z', 50), count('2026-09-11T02:00:00Z', 40)], NOW],
  ])('says why there is none: %s', (why, looks, now) => {
    const [row] = rows(
      [send('moon', '2026-09-10T04:00:00Z')],
      looks as Observation[],
      now as number,
    );
    expect(row).toMatchObject({
      why,
      charged: { known: false },
      difference: { messages: { known: false } },
    });
  });
  it('shows LINE’s count also where nothing was predicted, but no difference', () => {
    const look = [count('2026-09-11T02:00:00Z', 700)];
    const [row] = rows([send('a', '2026-09-10T04:00:00Z', null)], look);
    expect(row).toMatchObject({ why: 'notPredicted', predicted: null, counted: known(700) });
    const [other] = rows([send('a', '2026-09-10T04:00:00Z', { ...PRICE, plan: 'gone' })], look);
    expect(other).toMatchObject({
      why: 'noPlan',
      difference: { messages: known(-300), amount: { known: false } },
    });
  });
});
