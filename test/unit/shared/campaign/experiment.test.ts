import { describe, expect, it } from 'vitest';
import { evaluateTest } from '#shared/campaign/experiment/evaluate';
import { planText } from '#shared/campaign/experiment/plan-text';
import { peoplePerArm, planOfTest, smallestLift } from '#shared/campaign/experiment/power';
import { planSplit, type Seat, seatOf, splitShares } from '#shared/campaign/experiment/split';
import type { ArmFigures, Experiment } from '#shared/domain/campaign/experiment';
import { TAIWAN_PLANS } from '#shared/pricing/taiwan';
import { chanceToBeat, expectedLosses } from '#shared/stats/beta-binomial';
import { sampleRatio } from '#shared/stats/tables';
import { aBroadcast, anExperiment } from '#test/helpers/a-campaign';
import { simulateNull } from '#test/helpers/null-experiment';

const three = (over: Partial<Experiment> = {}): Experiment =>
  anExperiment({
    arms: ['A', 'B', 'C'].map((letter) => ({
      letter: letter as 'A',
      name: letter,
      messages: null,
      delayMinutes: 0,
      weight: 1,
    })),
    ...over,
  });
const open = { isOver: false, planUntouched: true };

/** The three arms of the picture that this screen was drawn after. */
const figures: ArmFigures[] = [
  { letter: 'A', sent: 2_112, converted: 72, blocked: 4 },
  { letter: 'B', sent: 2_047, converted: 95, blocked: 5 },
  { letter: 'C', sent: 2_081, converted: 84, blocked: 3 },
];

describe('a look at a test', () => {
  it('trusts first, then counts, then says “not yet”', () => {
    const seen = evaluateTest(three(), figures, open);
    expect(seen.trust.map(({ check, ok }) => [check, ok])).toEqual([
      ['ratio', true],
      ['withheld', true],
      ['blocks', true],
      ['frozen', true],
    ]);
    expect(seen.trust[0]?.p).toBeCloseTo(0.6, 1);
    expect(seen.arms.map(({ chanceBest }) => Math.round((chanceBest ?? 0) * 100))).toEqual([
      1, 82, 17,
    ]);
    expect(seen.arms.map(({ loss }) => Number(((loss ?? 0) * 100).toFixed(2)))).toEqual([
      1.29, 0.06, 0.67,
    ]);
    const b = seen.comparisons[0];
    expect([b?.low, b?.high].map((v) => Number(((v ?? 0) * 100).toFixed(2)))).toEqual([
      -0.77, 3.23,
    ]);
    expect(seen).toMatchObject({ verdict: 'notYet', leader: 'B', winner: null });
  });

  it('keeps A at the deadline when nothing has shown itself better', () => {
    expect(evaluateTest(three(), figures, { ...open, isOver: true })).toMatchObject({
      verdict: 'keepControl',
      winner: 'A',
    });
  });

  it('names a winner once every criterion of the plan is met', () => {
    const clear = figures.map((row) => (row.letter === 'B' ? { ...row, converted: 190 } : row));
    expect(evaluateTest(three(), clear, open)).toMatchObject({ verdict: 'winner', winner: 'B' });
    const worse = figures.map((row) => (row.letter === 'A' ? { ...row, converted: 250 } : row));
    expect(evaluateTest(three(), worse, open)).toMatchObject({
      verdict: 'keepControl',
      winner: 'A',
    });
  });

  it('does not decide on a split that was not the planned one, nor on a plan that was changed', () => {
    const skewed = figures.map((row) =>
      row.letter === 'B' ? { ...row, sent: 1_500, converted: 190 } : row,
    );
    expect(evaluateTest(three(), skewed, open).verdict).toBe('broken');
    expect(evaluateTest(three(), figures, { isOver: false, planUntouched: false }).verdict).toBe(
      'broken',
    );
  });

  it('takes a withheld figure for unknown and says nothing about any arm’s chance', () => {
    const hidden = figures.map((row) => (row.letter === 'C' ? { ...row, converted: null } : row));
    const seen = evaluateTest(three(), hidden, open);
    expect(seen).toMatchObject({ verdict: 'withheld', leader: null, winner: null });
    expect(seen.arms[2]).toMatchObject({ rate: null, chanceBest: null, loss: null });
    expect(seen.trust[1]).toEqual({ check: 'withheld', ok: null, p: null });
  });

  it('agrees with the exact loss of two arms', () => {
    const two = { xA: 72, nA: 2_112, xB: 95, nB: 2_047 };
    const pair = chanceToBeat(two, { priorAlpha: 1, priorBeta: 1 });
    const [a, b] = expectedLosses(
      [
        { x: 72, n: 2_112 },
        { x: 95, n: 2_047 },
      ],
      { priorAlpha: 1, priorBeta: 1 },
    );
    expect(a).toBeCloseTo(pair.expectedLossIfChooseA, 10);
    expect(b).toBeCloseTo(pair.expectedLossIfChooseB, 10);
  });
});

describe('the split', () => {
  const test = three({ testShare: 0.6, holdOutShare: 0.1 });
  const ids = (count: number, seed: number): string[] => {
    let state = BigInt(seed) * 88172645463325252n + 1n;
    const next = () => {
      state ^= (state << 13n) & 0xffffffffffffffffn;
      state ^= state >> 7n;
      state ^= (state << 17n) & 0xffffffffffffffffn;
      return state.toString(16).padStart(16, '0');
    };
    return Array.from({ length: count }, () => `U${next()}${next()}`);
  };
  const people = ids(20_000, 5);

  it('seats everybody by the planned shares, for 20 seeds', () => {
    const shares = splitShares(test);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    for (let seed = 1; seed <= 20; seed += 1) {
      const plan = planSplit({ ...test, seed });
      const seats = new Map<Seat, number>();
      for (const id of people) {
        const seat = seatOf(plan, id);
        seats.set(seat, (seats.get(seat) ?? 0) + 1);
      }
      const ratio = sampleRatio(
        shares.map(({ seat }) => seats.get(seat) ?? 0),
        shares.map(({ share }) => share),
      );
      expect(ratio.ok && ratio.value.p, `seed ${seed}`).toBeGreaterThan(0.001);
    }
  });

  it('is the same whatever the order of the file, and independent from seed to seed', () => {
    const one = planSplit({ ...test, seed: 1 });
    const two = planSplit({ ...test, seed: 2 });
    const forwards = people.map((id) => seatOf(one, id));
    const backwards = [...people].reverse().map((id) => seatOf(one, id));
    expect(backwards.reverse()).toEqual(forwards);
    // chi-square of the cross table: knowing a seat under one seed tells nothing about the other
    const table = new Map<string, number>();
    people.forEach((id, index) => {
      const key = `${forwards[index]} ${seatOf(two, id)}`;
      table.set(key, (table.get(key) ?? 0) + 1);
    });
    const shares = splitShares(test);
    const cells = shares.flatMap((row) => shares.map((column) => ({ row, column })));
    const ratio = sampleRatio(
      cells.map(({ row, column }) => table.get(`${row.seat} ${column.seat}`) ?? 0),
      cells.map(({ row, column }) => row.share * column.share),
    );
    expect(ratio.ok && ratio.value.p).toBeGreaterThan(0.001);
  });

  it('gives ids that differ in one digit seats of their own', () => {
    const plan = planSplit({ ...test, seed: 9 });
    const near = Array.from({ length: 4_096 }, (_, index) =>
      seatOf(plan, `U${index.toString(16).padStart(32, '0')}`),
    );
    const counts = splitShares(test).map(({ seat }) => near.filter((s) => s === seat).length);
    const ratio = sampleRatio(
      counts,
      splitShares(test).map(({ share }) => share),
    );
    expect(ratio.ok && ratio.value.p).toBeGreaterThan(0.001);
  });
});

describe('planning a test', () => {
  const question = {
    baseline: 0.2,
    minimumLift: 0.25,
    arms: 2,
    alpha: 0.05,
    power: 0.8,
    tuningN: 5_000,
  };

  it('asks for the people of the published calculator when looked at once, and for more when peeked at', () => {
    const { fixed, sequential } = peoplePerArm(question);
    expect(fixed).toBe(1_030);
    expect(sequential).toBeGreaterThan(1_030);
    expect(smallestLift(question, sequential ?? 0)).toBeCloseTo(0.25, 3);
  });

  it('warns when a test cannot decide, and when LINE would withhold its figures', () => {
    const price = { plan: TAIWAN_PLANS.high, used: 6_000 };
    const small = planOfTest(anExperiment(), 1_000, price);
    expect(small).toMatchObject({ available: 250, canDecide: false, mayBeWithheld: true });
    expect(small.cost).toBe(100);
    const large = planOfTest(anExperiment(), 400_000, price);
    expect(large).toMatchObject({ available: 100_000, canDecide: true, mayBeWithheld: false });
    expect(planOfTest(anExperiment(), null, price)).toMatchObject({
      available: null,
      canDecide: null,
      cost: null,
    });
  });
});

describe('a test by audiences', () => {
  const withSizes = (sizes: (number | null)[]) => {
    const { arms } = anExperiment();
    return anExperiment({
      assignment: 'audiences',
      arms: arms.map((arm, index) => ({
        ...arm,
        audience: { audienceGroupId: index + 1, name: 'x', count: sizes[index] ?? null },
      })),
    });
  };
  it('has as many people as its smallest audience, whatever the reach is', () => {
    expect(planOfTest(withSizes([900, 400]), 12_000, null).available).toBe(400);
    expect(planOfTest(withSizes([900, null]), 12_000, null).available).toBeNull();
  });
});

describe('the frozen plan', () => {
  it('changes with arms, rule, target and messages, not with words for filing', () => {
    const test = anExperiment();
    const same = planText(aBroadcast(), test);
    expect(planText(aBroadcast(), anExperiment({ question: '別的問法' }))).toBe(same);
    for (const other of [
      planText(aBroadcast({ messages: [] }), test),
      planText(aBroadcast(), anExperiment({ seed: 1 })),
      planText(aBroadcast(), anExperiment({ rule: { ...test.rule, alpha: 0.1 } })),
    ])
      expect(other).not.toBe(same);
  });
});

describe('a test of two equal messages, looked at every day', () => {
  it('names a winner more rarely than the stated rate (200 runs)', () => {
    const table = simulateNull({ runs: 200, days: 14, perDay: 1_500, baseline: 0.03, seed: 11 });
    console.log(table.text);
    expect(table.sequential).toBeLessThanOrEqual(0.05);
    expect(table.plan).toBeLessThanOrEqual(0.05);
    expect(table.peeking).toBeGreaterThan(table.sequential);
  });
});
