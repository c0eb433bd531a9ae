/* Sixteen-point Gauss–Legendre rule, the half of it that is positive (Abramowitz and Stegun, table 25.4). */
const NODES = [
  0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
];
const WEIGHTS = [
  0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
  0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541,
];

/** Integral of a smooth function over [low, high], in `panels` equal pieces. */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  panels: number,
): number {
  if (!(high > low)) return 0;
  const half = (high - low) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1) {
    const centre = low + half * (2 * panel + 1);
    for (let index = 0; index < NODES.length; index += 1) {
      const offset = half * (NODES[index] as number);
      sum += (WEIGHTS[index] as number) * (f(centre - offset) + f(centre + offset));
    }
  }
  return sum * half;
}
