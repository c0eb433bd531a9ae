import type { AreaAction } from '../domain/areas';

/** The action of an area as a record for LINE, without what is undefined. */
export const defined = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

/** Whether a value is an object with members. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Whole pixels out of a number or a number in words; the fallback for anything else. */
export function wholeNumber(value: unknown, fallback: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) < 1e6
    ? Math.round(number)
    : fallback;
}

/** Members beside the known ones, so that nothing is lost on the way in and out; undefined when there are none. */
export function others(
  value: Record<string, unknown>,
  known: ReadonlySet<string>,
): Record<string, unknown> | undefined {
  const entries = Object.entries(value).filter(
    ([key, each]) => !known.has(key) && each !== undefined,
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Kept whole, reported, never sent silently changed. */
export const unsupportedAction = (wire: Record<string, unknown>): AreaAction => ({
  type: 'unsupported',
  wire,
  ...(typeof wire.label === 'string' ? { label: wire.label } : {}),
});
