import { afterAll, describe, expect, test } from 'vitest';
import { type Fault, faultScript } from '#electron/rehearsal/faults';
import { watchFollowers } from '../../helpers/follower-promise';
import { unwrap } from '../../helpers/publish-bench';
import {
  aWish,
  changedWish,
  foreignThings,
  type ModelBench,
  modelBench,
  seeded,
} from '../../helpers/publish-model';

/*
 * Random accounts and random wishes: rich menus, aliases, the default and people's own menus, beside the
 * things of other tools. One fault at each call of a publish; `apply` again must bring about the same
 * account as without the fault, and `rollback` the account as it was, byte for byte.
 */
const SEED = Number(process.env.TAPESTRY_SEED ?? 20261124);
const ROUNDS = Number(process.env.TAPESTRY_ROUNDS ?? 2);
const FAULTS: Fault[] = [
  'rateLimit',
  'serverErrorBefore',
  'serverErrorAfter',
  'resetBefore',
  'resetAfter',
  'timeoutAfter',
];
const figures = { wishes: 0, faults: 0, runs: 0, mostRuns: 0, orphans: 0, broken: 0, rollbacks: 0 };
afterAll(() => process.stdout.write(`publish model, seed ${SEED}: ${JSON.stringify(figures)}\n`));

const everything = { kind: 'everything' as const };

/** Takes up what was cut off, then applies; answers how many runs that took. */
async function converge(bench: ModelBench): Promise<number> {
  for (let runs = 1; runs <= 3; runs += 1) {
    const service = bench.service();
    const [left] = await service.unfinished(bench.target);
    const run = left
      ? unwrap(await service.resume(bench.target, left.id))
      : unwrap(await service.apply(bench.target, everything));
    figures.runs += 1;
    const again = await bench.service().unfinished(bench.target);
    if (run.state === 'done' && !left && again.length === 0) return runs;
    if (run.state === 'done' && left) {
      const rest = unwrap(await bench.service().apply(bench.target, everything));
      if (rest.state === 'done') return runs + (rest.steps.length > 0 ? 1 : 0);
    }
  }
  throw new Error('did not converge');
}

describe.each(Array.from({ length: ROUNDS }, (_, round) => SEED + round))('seed %i', (seed) => {
  test('converges after a fault at each call, and goes back byte for byte', async () => {
    const random = seeded(seed);
    const bench = await modelBench(seed);
    const { server, target, userIds } = bench;
    try {
      foreignThings(random, bench);
      const blank = bench.seen();
      bench.wish = aWish(random, userIds);
      figures.wishes += 1;
      expect(unwrap(await bench.service().apply(target, everything)).state).toBe('done');
      const before = bench.seen();
      const restoreBefore = bench.save();

      bench.wish = changedWish(random, bench.wish, userIds);
      let calls = 0;
      server.setFaults(() => {
        calls += 1;
        return null;
      });
      const plain = unwrap(await bench.service().apply(target, everything));
      expect(plain.state, plain.error?.message).toBe('done');
      server.setFaults(null);
      const after = bench.seen();
      expect(unwrap(await bench.service().apply(target, everything)).steps).toEqual([]);
      expect(await bench.orphans()).toEqual([]);
      const hadDefault = server.platform.state.defaultRichMenuId !== null;

      for (let at = 0; at < calls; at += 1) {
        restoreBefore();
        const keepsDefault = hadDefault && server.platform.state.defaultRichMenuId !== null;
        const watch = watchFollowers(server.platform, { keepsDefault });
        const fault = random.pick(FAULTS);
        server.setFaults(faultScript([{ fault, after: at, times: random.chance(0.3) ? 6 : 1 }]));
        figures.faults += 1;
        const first = await bench.service().apply(target, everything);
        server.setFaults(null);
        const said = `seed ${seed}, ${fault} at call ${at} of ${calls}`;
        const isDone = first.ok && first.value.state === 'done';
        const runs = isDone ? 0 : await converge(bench);
        figures.mostRuns = Math.max(figures.mostRuns, runs);
        expect(runs, said).toBeLessThanOrEqual(2);
        expect(bench.seen(), said).toEqual(after);
        const orphans = await bench.orphans();
        figures.orphans += orphans.length;
        expect(orphans, said).toEqual([]);
        watch.stop();
        figures.broken += watch.broken.length;
        expect(watch.broken, said).toEqual([]);
      }

      const last = unwrap(await bench.service().runs(target.botUserId))[0];
      if (last && last.state === 'done' && plain.steps.length > 0) {
        expect(unwrap(await bench.service().rollback(target, null)).state).toBe('done');
        expect(bench.seen(), `seed ${seed}, rollback`).toEqual(before);
        figures.rollbacks += 1;
        const [run] = await bench.service().unfinished(target);
        expect(run).toBeUndefined();
        expect(unwrap(await bench.service().rollback(target, null)).state).toBe('done');
        expect(bench.seen(), `seed ${seed}, rollback of the first publish`).toEqual(blank);
        figures.rollbacks += 1;
      }
    } finally {
      await bench.close();
    }
  });
});
