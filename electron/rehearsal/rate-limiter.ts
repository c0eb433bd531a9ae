import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import type { RehearsalClock } from './clock';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** A token bucket per endpoint; its capacity is what LINE grants per period. */
export class RateLimiter {
  readonly #buckets = new Map<LineEndpointName, Bucket>();
  readonly #clock: RehearsalClock;

  constructor(clock: RehearsalClock) {
    this.#clock = clock;
  }

  /** False: over the limit, nothing was taken. */
  take(endpoint: LineEndpointName): boolean {
    const { calls, perMs } = lineEndpoints[endpoint].rate;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(endpoint) ?? { tokens: calls, filledAt: now };
    const tokens = Math.min(calls, bucket.tokens + ((now - bucket.filledAt) / perMs) * calls);
    const allowed = tokens >= 1;
    this.#buckets.set(endpoint, { tokens: allowed ? tokens - 1 : tokens, filledAt: now });
    return allowed;
  }

  reset(): void {
    this.#buckets.clear();
  }
}
