import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { InsightArchive } from '#electron/services/insight/archive';
import { addLineDays, lineDayOf, lineDays, startOfLineDay } from '#shared/insight/line-day';
import { newestOf } from '#shared/insight/observation';
import { reportOf } from '#shared/insight/report';
import type { MeasuredSend } from '#shared/insight/sends';
import { type BenchGroup, line, median } from '../line';

const CHANNELS = 20;
const DAYS = 3 * 365;
const BROADCASTS = 5_000;
const NOW = Date.parse('2026-09-10T00:00:00Z');

/** Three years of daily figures and 250 broadcasts for each of 20 channels. */
function fill(folder: string): MeasuredSend[][] {
  const today = lineDayOf(NOW);
  return Array.from({ length: CHANNELS }, (_, channel) => {
    const dir = join(folder, 'insight', `chn_${channel}`);
    mkdirSync(dir, { recursive: true });
    const months = new Map<string, string[]>();
    const put = (fetchedAt: string, rest: object) => {
      const lines = months.get(fetchedAt.slice(0, 7)) ?? [];
      months.set(fetchedAt.slice(0, 7), lines);
      lines.push(JSON.stringify({ fetchedAt, simulated: false, ...rest }));
    };
    for (let back = DAYS; back >= 1; back -= 1) {
      const day = addLineDays(today, -back);
      const fetchedAt = new Date(NOW - (back - 1) * 86_400_000).toISOString();
      const followers = 10_000 + (DAYS - back) * 9;
      put(fetchedAt, {
        kind: 'followers',
        day,
        answer: { status: 'ready', followers, targetedReaches: followers - 500, blocks: 300 },
      });
      put(fetchedAt, { kind: 'delivery', day, answer: { status: 'ready', apiBroadcast: 9_000 } });
    }
    const sends: MeasuredSend[] = [];
    for (let at = 0; at < BROADCASTS / CHANNELS; at += 1) {
      const sentAt = new Date(NOW - (at + 1) * 4 * 86_400_000).toISOString();
      const requestId = `req-${channel}-${at}`;
      put(sentAt, {
        kind: 'request',
        requestId,
        answer: {
          overview: { requestId, delivered: 9_000, uniqueImpression: 4_000, uniqueClick: 300 },
          messages: [{ seq: 1, impression: 5_000 }],
          clicks: [{ seq: 1, url: 'https://example.com/', click: 380, uniqueClick: 300 }],
        },
      });
      sends.push({
        id: requestId,
        sentAt,
        name: requestId,
        label: `label ${at % 12}`,
        campaignId: null,
        arm: null,
        measurement: { by: 'requestId', requestId },
        recipients: null,
        price: null,
        bubbles: 1,
        simulated: false,
      });
    }
    for (const [month, lines] of months) {
      writeFileSync(join(dir, `${month}.jsonl`), `${lines.join('\n')}\n`);
    }
    return sends;
  });
}

export const results: BenchGroup = {
  names: ['P24', 'P24-whole', 'P24-filter'],
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'tapestry-bench-'));
    try {
      const sends = fill(folder);
      const to = addLineDays(lineDayOf(NOW), -1);
      const opens: number[] = [];
      const floors: number[] = [];
      const wholes: number[] = [];
      const filters: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const archives = sends.map((_, at) => new InsightArchive(folder, `chn_${at}`));
        const report = async (at: number, from: string) => {
          const first = addLineDays(from, -lineDays(from, to).length - 1);
          const since = new Date(startOfLineDay(first)).toISOString().slice(0, 7);
          const read = await (archives[at] as InsightArchive).read(since);
          if (!read.ok) throw new Error(read.error.message);
          return reportOf({
            newest: newestOf(read.value.observations),
            observations: read.value.observations,
            sends: sends[at] ?? [],
            menus: [],
            from,
            to,
            simulated: false,
            damagedLines: 0,
            now: NOW,
          });
        };
        let began = performance.now();
        for (let at = 0; at < CHANNELS; at += 1) await report(at, addLineDays(to, -29));
        opens.push(performance.now() - began);

        began = performance.now();
        for (let at = 0; at < CHANNELS; at += 1) await report(at, addLineDays(to, -DAYS + 1));
        wholes.push(performance.now() - began);

        began = performance.now();
        await report(0, addLineDays(to, -89));
        filters.push(performance.now() - began);

        began = performance.now();
        for (let at = 0; at < CHANNELS; at += 1) {
          const dir = join(folder, 'insight', `chn_${at}`);
          for (const name of readdirSync(dir)) {
            const rows = readFileSync(join(dir, name), 'utf8').split('\n');
            for (const row of rows) if (row !== '') JSON.parse(row);
          }
        }
        floors.push(performance.now() - began);
      }
      return [
        line(
          'P24',
          'dashboards of 20 channels with 3 years and 5,000 broadcasts: open, 30 days',
          'ms',
          median(opens),
          median(floors),
          1.5,
        ),
        line('P24-whole', 'the same: all three years', 'ms', median(wholes), median(floors), 1.5),
        line('P24-filter', 'the same: another range of days', 'ms', median(filters), null, 100),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
