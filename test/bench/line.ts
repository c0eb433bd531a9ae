/** One line of the table: how long or how large something is, against something measured in the same run. */
export interface BenchLine {
  name: string;
  value: number | null;
  unit: string;
  /** What it is compared with; null where the target is absolute. */
  floor: number | null;
  ratio: number | null;
  target: number;
  ok: boolean;
  what: string;
  /** Why there is no figure, or what to know about it. */
  note?: string;
}

export interface BenchContext {
  wants(...names: string[]): boolean;
  note(text: string): void;
}

/** A group of lines that share their preparation. */
export interface BenchGroup {
  names: readonly string[];
  run(context: BenchContext): Promise<BenchLine[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
export const p95 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
};

const round = (value: number): number => Number(value.toPrecision(4));

export function line(
  name: string,
  what: string,
  unit: string,
  value: number,
  floor: number | null,
  target: number,
  note?: string,
): BenchLine {
  const ratio = floor === null ? null : value / floor;
  const judged = ratio ?? value;
  return {
    name,
    what,
    unit,
    value: round(value),
    floor: floor === null ? null : round(floor),
    ratio: ratio === null ? null : round(ratio),
    target,
    ok: judged <= target,
    ...(note === undefined ? {} : { note }),
  };
}

/** A line that cannot be measured yet; it never passes. */
export const unmeasured = (
  name: string,
  what: string,
  target: number,
  note: string,
): BenchLine => ({
  name,
  what,
  unit: '',
  value: null,
  floor: null,
  ratio: null,
  target,
  ok: false,
  note,
});

/** Milliseconds of one run. */
export async function time(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Milliseconds of several runs, after one that warms up. */
export async function times(runs: number, work: () => unknown): Promise<number[]> {
  await work();
  const found: number[] = [];
  for (let index = 0; index < runs; index += 1) found.push(await time(work));
  return found;
}
