import { spawnSync } from 'node:child_process';
import { largeWorkspace } from './helpers/large-workspace';
import { type BenchGroup, type BenchLine, line } from './line';
import { audience } from './lines/audience';
import { campaigns } from './lines/campaigns';
import { canvasLines } from './lines/canvas';
import { exportLines } from './lines/export';
import { language } from './lines/language';
import { previewLines } from './lines/preview';
import { rehearsal } from './lines/rehearsal';
import { results } from './lines/results';
import { sending } from './lines/sending';
import { size } from './lines/size';
import { split } from './lines/split';
import { store } from './lines/store';
import { windowLines } from './lines/window';

/** `npm run bench -- [--json] [--only P12,P14] [--all]`: every figure is measured now, against a floor measured now. */
const GROUPS: readonly BenchGroup[] = [
  audience,
  split,
  windowLines,
  canvasLines,
  store,
  campaigns,
  exportLines,
  language,
  previewLines,
  results,
  rehearsal,
  sending,
  size,
];

const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : null;
const wants = (...names: string[]) => only === null || names.some((name) => only.includes(name));
const note = (text: string) => void process.stderr.write(`${text}\n`);

const found: BenchLine[] = [];
for (const group of GROUPS) {
  if (!wants(...group.names)) continue;
  const lines = await group.run({ wants, note });
  found.push(...lines.filter((entry) => wants(entry.name)));
}
if (args.includes('--all') || only?.includes('P27')) {
  note('P27: npm test');
  const startedAt = performance.now();
  const { status } = spawnSync('npm', ['test'], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const minutes = (performance.now() - startedAt) / 60_000;
  found.push(
    line(
      'P27',
      'npm test',
      'min',
      minutes,
      null,
      15,
      status === 0 ? undefined : `it ended with ${status}`,
    ),
  );
}
await largeWorkspace.remove();
found.sort((a, b) => Number.parseInt(a.name.slice(1), 10) - Number.parseInt(b.name.slice(1), 10));

if (args.includes('--json')) {
  process.stdout.write(`${JSON.stringify(found)}\n`);
} else {
  for (const { name, what, value, unit, floor, ratio, target, ok, note: why } of found) {
    const figure = value === null ? '—' : `${value} ${unit}`;
    const against = ratio === null ? '' : `  ${ratio}× of ${floor}`;
    process.stdout.write(
      `${ok ? 'ok  ' : 'MISS'} ${name.padEnd(4)} ${figure}${against}  (≤ ${target})  ${what}${why ? `: ${why}` : ''}\n`,
    );
  }
}
