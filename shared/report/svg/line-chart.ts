import { escaped } from '../escape';
import { ticksOf } from './ticks';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 64;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 28;

/**
 * A line over days as SVG. What is not known is a gap, never a zero; a day alone between two gaps is a dot.
 * `marks` are places of dashed lines, for what was sent on a day. Empty when nothing is known.
 */
export function lineChart(chart: {
  label: string;
  points: readonly { label: string; value: number | null }[];
  marks: readonly number[];
  colour: string;
  number(value: number): string;
}): string {
  const { points, colour } = chart;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return '';
  const ticks = ticksOf(Math.min(...known), Math.max(...known));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const x = (at: number) =>
    LEFT + ((WIDTH - LEFT - RIGHT) * (at + 0.5)) / Math.max(1, points.length);
  const y = (value: number) =>
    TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low || 1));
  const grid = ticks
    .map(
      (tick) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${px(y(tick))}" y2="${px(y(tick))}" class="grid"/><text x="${LEFT - 8}" y="${px(y(tick) + 4)}" text-anchor="end">${escaped(chart.number(tick))}</text>`,
    )
    .join('');
  const every = Math.max(1, Math.ceil(points.length / 10));
  const days = points
    .map(({ label }, at) =>
      at % every === 0
        ? `<text x="${px(x(at))}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(label)}</text>`
        : '',
    )
    .join('');
  const marks = [...new Set(chart.marks)]
    .map(
      (at) =>
        `<line x1="${px(x(at))}" x2="${px(x(at))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" class="mark"/>`,
    )
    .join('');
  const runs: string[] = [];
  let run: string[] = [];
  const end = (last: number) => {
    if (run.length === 1) {
      const value = points[last]?.value ?? 0;
      runs.push(`<circle cx="${px(x(last))}" cy="${px(y(value))}" r="2.5" fill="${colour}"/>`);
    } else if (run.length > 1)
      runs.push(
        `<polyline points="${run.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      );
    run = [];
  };
  points.forEach(({ value }, at) => {
    if (value === null) end(at - 1);
    else run.push(`${px(x(at))},${px(y(value))}`);
  });
  end(points.length - 1);
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(chart.label)}">${grid}${days}${marks}${runs.join('')}</svg>`;
}

const px = (value: number): string => String(Math.round(value * 100) / 100);
