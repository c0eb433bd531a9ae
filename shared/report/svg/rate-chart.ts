import type { Rate } from '../../insight/figure';
import { escaped } from '../escape';
import { ticksOf } from './ticks';

const WIDTH = 720;
const ROW = 24;
const NAME = 220;
const VALUE = 72;
const HEAD = 24;
const LONGEST_NAME = 26;

/** Shares as dots with their intervals on one axis; what is withheld or not known says so in its row. */
export function rateChart(chart: {
  label: string;
  rows: readonly { name: string; rate: Rate; text: string }[];
  colour: string;
  percent(value: number): string;
}): string {
  const { rows, colour } = chart;
  const ends = rows.flatMap(({ rate }) => (rate.known ? [rate.low, rate.high] : []));
  if (ends.length === 0) return '';
  const ticks = ticksOf(Math.min(...ends), Math.max(...ends), 6);
  const low = Math.max(0, ticks[0] ?? 0);
  const high = ticks.at(-1) ?? 1;
  const from = NAME;
  const to = WIDTH - VALUE;
  const x = (value: number) => from + ((to - from) * (value - low)) / (high - low || 1);
  const height = HEAD + rows.length * ROW + 4;
  const axis = ticks
    .filter((tick) => tick >= low)
    .map(
      (tick) =>
        `<line x1="${px(x(tick))}" x2="${px(x(tick))}" y1="${HEAD - 6}" y2="${height}" class="grid"/><text x="${px(x(tick))}" y="${HEAD - 10}" text-anchor="middle">${escaped(chart.percent(tick))}</text>`,
    )
    .join('');
  const body = rows
    .map(({ name, rate, text }, at) => {
      const y = HEAD + at * ROW + ROW / 2;
      const words = `<text x="0" y="${y + 4}" class="name">${escaped(shortened(name))}</text><text x="${WIDTH}" y="${y + 4}" text-anchor="end">${escaped(text)}</text>`;
      if (!rate.known) return words;
      return `${words}<line x1="${px(x(rate.low))}" x2="${px(x(rate.high))}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2" stroke-opacity="0.5"/><circle cx="${px(x(rate.value))}" cy="${y}" r="4" fill="${colour}"/>`;
    })
    .join('');
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(chart.label)}">${axis}${body}</svg>`;
}

/** By characters as people count them; a surrogate is never cut in two. */
function shortened(name: string): string {
  const letters = [...name];
  const width = (letter: string) => (/[\u1100-\uffff]/.test(letter) ? 2 : 1);
  let used = 0;
  for (const [at, letter] of letters.entries()) {
    used += width(letter);
    if (used > LONGEST_NAME) return `${letters.slice(0, at).join('')}…`;
  }
  return name;
}

const px = (value: number): string => String(Math.round(value * 100) / 100);
