/* LINE's days and months are those of Japan, UTC+9, whatever the account's country. */

export const DAY_MS = 24 * 3_600_000;
const JAPAN_MS = 9 * 3_600_000;

/** `yyyyMMdd` of a moment. */
export const dayOf = (atMs: number): string =>
  new Date(atMs + JAPAN_MS).toISOString().slice(0, 10).replaceAll('-', '');

/** `yyyyMM` of a moment. */
export const monthOf = (atMs: number): string => dayOf(atMs).slice(0, 6);

/** The first moment of a day `yyyyMMdd`; null: there is no such day. */
export function startOfDay(day: string): number | null {
  if (!/^\d{8}$/.test(day)) return null;
  const at = Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`);
  if (Number.isNaN(at) || dayOf(at - JAPAN_MS) !== day) return null;
  return at - JAPAN_MS;
}

/** A day's figures are there when the next one has begun. */
export const isCounted = (day: string, nowMs: number): boolean => day < dayOf(nowMs);
