/** LINE counts days and months on Japan's clock, which has no daylight saving. */
const JAPAN_MS = 9 * 3_600_000;

/** The month that LINE counts a moment to, as `2026-09`. */
export const lineMonth = (at: Date): string =>
  new Date(at.getTime() + JAPAN_MS).toISOString().slice(0, 7);

/** The day that LINE counts a moment to, as its query strings want it: `20260930`. */
export const lineDay = (at: Date): string =>
  new Date(at.getTime() + JAPAN_MS).toISOString().slice(0, 10).replaceAll('-', '');
