import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAudienceFile } from '#electron/services/audience/audience-file';
import { type BenchGroup, line, median, time, times } from '../line';

const LINES = 1_500_000;

/** P1 and P2: a million and a half user ids. */
export const audience: BenchGroup = {
  names: ['P1', 'P2'],
  async run(context) {
    context.note('P1, P2: writing 1,500,000 ids');
    const path = join(tmpdir(), `tapestry-bench-${process.pid}.txt`);
    let state = 88172645463325252n;
    const next = () => {
      state ^= (state << 13n) & 0xffffffffffffffffn;
      state ^= state >> 7n;
      state ^= (state << 17n) & 0xffffffffffffffffn;
      return state.toString(16).padStart(16, '0');
    };
    const out = createWriteStream(path);
    for (let at = 0; at < LINES; at += 1) {
      const id = `U${next()}${next()}`;
      const text = at % 200 === 0 ? id.slice(0, 32) : at % 100 === 1 ? `U${'1'.repeat(32)}` : id;
      if (!out.write(`${text}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
    try {
      const read = await times(5, async () => {
        let bytes = 0;
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
          bytes += (chunk as Buffer).length;
        return bytes;
      });
      const check = await times(5, () => checkAudienceFile(path));
      const sort = await time(() =>
        spawnSync('sort', ['-u', '-o', `${path}.sorted`, path], {
          env: { ...process.env, LC_ALL: 'C' },
        }),
      );
      return [
        line(
          'P1',
          'audience check of 1.5 M lines, against reading them',
          'ms',
          median(check),
          median(read),
          14,
        ),
        line('P2', 'the same, against LC_ALL=C sort -u', 'ms', median(check), sort, 1),
      ];
    } finally {
      await rm(path, { force: true });
      await rm(`${path}.sorted`, { force: true });
    }
  },
};
