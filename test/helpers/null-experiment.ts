import { evaluateTest } from '#shared/campaign/experiment/evaluate';
import { seededBytes } from '#shared/sample/seeded';
import { twoProportionZ } from '#shared/stats/proportions';
import { sequentialTest } from '#shared/stats/sequential';
import { anExperiment } from './a-campaign';

export interface NullTable {
  /** Shares of runs that named a false winner. */
  sequential: number;
  /** The whole decision rule: trust, interval, chance and loss together. */
  plan: number;
  /** A fixed test looked at every day. */
  peeking: number;
  /** The same test looked at once. */
  once: number;
  text: string;
}

/** A and B are the same message; whoever finds a winner is wrong. */
export function simulateNull(options: {
  runs: number;
  days: number;
  perDay: number;
  baseline: number;
  seed: number;
}): NullTable {
  const { runs, days, perDay, baseline, seed } = options;
  const bytes = seededBytes(seed);
  const uniform = () => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes(4);
    return ((a << 24) | (b << 16) | (c << 8) | d) / 2 ** 32 + 0.5;
  };
  // jumps from one success to the next, which is exact and takes only as many steps as there are successes
  const successes = () => {
    let count = 0;
    const step = Math.log(1 - baseline);
    for (let at = Math.log(1 - uniform()) / step; at < perDay; count += 1)
      at += 1 + Math.floor(Math.log(1 - uniform()) / step);
    return count;
  };
  const test = anExperiment({ baseline, days: Math.min(14, days) });
  const wrong = { sequential: 0, plan: 0, peeking: 0, once: 0 };
  for (let run = 0; run < runs; run += 1) {
    let [xA, xB, n] = [0, 0, 0];
    const found = { sequential: false, plan: false, peeking: false, once: false };
    for (let day = 1; day <= days; day += 1) {
      xA += successes();
      xB += successes();
      n += perDay;
      const fixed = twoProportionZ({ xA, nA: n, xB, nB: n });
      const isFound = fixed.ok && fixed.value.p < test.rule.alpha;
      found.peeking ||= isFound;
      found.once = isFound;
      const interval = sequentialTest(
        { xA, nA: n, xB, nB: n },
        'absolute',
        test.rule.alpha,
        test.rule.tuningN,
      );
      if (!interval.ok || (interval.value.ciLow <= 0 && interval.value.ciHigh >= 0)) continue;
      found.sequential = true;
      // the whole rule asks for the interval first, so the slow rest is only worth doing here
      const seen = evaluateTest(
        test,
        [
          { letter: 'A', sent: n, converted: xA, blocked: null },
          { letter: 'B', sent: n, converted: xB, blocked: null },
        ],
        { isOver: false, planUntouched: true },
      );
      found.plan ||= seen.verdict === 'winner';
    }
    for (const name of Object.keys(wrong) as (keyof typeof wrong)[])
      if (found[name]) wrong[name] += 1;
  }
  const percent = (count: number) => `${((100 * count) / runs).toFixed(2)} %`.padStart(8);
  return {
    sequential: wrong.sequential / runs,
    plan: wrong.plan / runs,
    peeking: wrong.peeking / runs,
    once: wrong.once / runs,
    text: [
      `${runs} tests of a message against itself, ${days} daily looks, ${perDay} people a day and arm, ${100 * baseline} % (seed ${seed})`,
      `  sequential interval, every day   ${percent(wrong.sequential)}`,
      `  Tapestry's whole rule, every day ${percent(wrong.plan)}`,
      `  fixed test at 5 %, every day     ${percent(wrong.peeking)}`,
      `  fixed test at 5 %, once          ${percent(wrong.once)}`,
    ].join('\n'),
  };
}
