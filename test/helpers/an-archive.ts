import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addLineDays, lineDayOf } from '#shared/insight/line-day';

/** An archive as months of pulling would have left it, for the sample's rehearsal channel. */
export function fillArchive(userData: string): void {
  const workspace = join(userData, 'sample-workspace');
  const book = JSON.parse(readFileSync(join(workspace, 'channels.json'), 'utf8')) as {
    channels: { id: string }[];
  };
  const folder = join(workspace, 'insight', book.channels[0]?.id ?? '');
  mkdirSync(folder, { recursive: true });
  const today = lineDayOf(Date.now());
  const lines: unknown[] = [];
  for (let back = 61; back >= 1; back -= 1) {
    const day = addLineDays(today, -back);
    const fetchedAt = new Date().toISOString();
    const followers = 12_000 + (61 - back) * 14;
    lines.push({
      fetchedAt,
      simulated: true,
      kind: 'followers',
      day,
      // one day LINE had not counted: a gap in the curve, not a zero
      answer:
        back === 12
          ? { status: 'unready' }
          : { status: 'ready', followers, targetedReaches: followers - 900, blocks: 700 + back },
    });
    lines.push({
      fetchedAt,
      simulated: true,
      kind: 'delivery',
      day,
      answer: { status: 'ready', apiBroadcast: back % 7 === 0 ? 9000 : 0 },
    });
  }
  lines.push({
    fetchedAt: new Date().toISOString(),
    simulated: true,
    kind: 'demographic',
    answer: {
      available: true,
      genders: [
        { gender: 'female', percentage: 61.2 },
        { gender: 'male', percentage: 36.1 },
        { gender: 'unknown', percentage: 2.7 },
      ],
      ages: [
        { age: 'from20to24', percentage: 18 },
        { age: 'from25to29', percentage: 31 },
        { age: 'from30to34', percentage: 27 },
      ],
      areas: [
        { area: '台北市', percentage: 41 },
        { area: '新北市', percentage: 22 },
        { area: 'unknown', percentage: 5 },
      ],
      appTypes: [{ appType: 'ios', percentage: 58 }],
      subscriptionPeriods: [{ subscriptionPeriod: 'over365days', percentage: 44 }],
    },
  });
  writeFileSync(
    join(folder, `${new Date().toISOString().slice(0, 7)}.jsonl`),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
}
