/** Round values from below the least to above the largest, at most `most` of them. */
export function ticksOf(least: number, largest: number, most = 5): number[] {
  const span = largest - least || Math.abs(largest) || 1;
  const rough = span / (most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const first = Math.floor(least / step) * step;
  const ticks: number[] = [];
  for (let at = 0; at <= most + 1; at += 1) {
    const tick = Number((first + at * step).toPrecision(12));
    ticks.push(tick);
    if (tick >= largest) break;
  }
  return ticks;
}
