import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planSplit, seatIndex } from '#shared/campaign/experiment/split';
import { type BenchGroup, line, median, times } from '../line';

const PEOPLE = 1_500_000;
const ROW = 34;

/** P21: a million and a half user ids come into the arms of a test. */
export const split: BenchGroup = {
  names: ['P21'],
  async run(context) {
    context.note('P21: writing 1,500,000 ids');
    const path = join(tmpdir(), `tapestry-bench-split-${process.pid}.txt`);
    const bytes = Buffer.alloc(PEOPLE * ROW, '0');
    let state = 88_172_645;
    for (let at = 0; at < PEOPLE; at += 1) {
      const row = at * ROW;
      bytes[row] = 0x55;
      for (let word = 0; word < 4; word += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        bytes.write(state.toString(16).padStart(8, '0'), row + 1 + word * 8, 'latin1');
      }
      bytes[row + ROW - 1] = 0x0a;
    }
    await writeFile(path, bytes);
    const plan = planSplit({
      seed: 7_315,
      testShare: 0.5,
      holdOutShare: 0.05,
      arms: (['A', 'B', 'C'] as const).map((letter) => ({
        letter,
        name: '',
        messages: null,
        delayMinutes: 0,
        weight: 1,
      })),
    });
    try {
      const read = await times(5, async () => {
        let size = 0;
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
          size += (chunk as Buffer).length;
        return size;
      });
      const assign = await times(5, async () => {
        const seats = new Uint32Array(plan.seats.length);
        let rest: Buffer = Buffer.alloc(0);
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
          const data = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
          let at = 0;
          for (; at + ROW <= data.length; at += ROW) {
            const seat = seatIndex(plan, data, at);
            seats[seat] = (seats[seat] ?? 0) + 1;
          }
          rest = data.subarray(at);
        }
        const all = seats.reduce((sum, count) => sum + count, 0);
        if (all !== PEOPLE) throw new Error(`${all} of ${PEOPLE} people have a seat`);
        return all;
      });
      return [
        line(
          'P21',
          '1.5 M user ids into the arms of a test, against reading them',
          'ms',
          median(assign),
          median(read),
          12,
        ),
      ];
    } finally {
      await rm(path, { force: true });
    }
  },
};
