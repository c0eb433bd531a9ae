/** The platform's time in UNIX milliseconds. It may run faster than ours and be turned forward. */
export interface RehearsalClock {
  now(): number;
  /** Turns the clock forward; it never goes back. */
  advance(ms: number): void;
}

/** `speed` platform milliseconds pass for each real one. */
export function runningClock(speed = 1, real: () => number = Date.now): RehearsalClock {
  const startedAt = real();
  let turnedMs = 0;
  return {
    now: () => startedAt + (real() - startedAt) * speed + turnedMs,
    advance(ms) {
      turnedMs += Math.max(0, ms);
    },
  };
}

/** Stands still until somebody turns it. */
export function standingClock(startAt: number): RehearsalClock {
  let now = startAt;
  return {
    now: () => now,
    advance(ms) {
      now += Math.max(0, ms);
    },
  };
}
