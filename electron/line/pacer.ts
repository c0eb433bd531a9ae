import type { RateLimit } from '#shared/line/endpoints';
import type { Clock } from './clock';

/*
 * LINE counts calls per channel and endpoint in a token bucket whose capacity it does not publish.
 * A window ("N, then wait") sends N at once and is refused by a small bucket, so calls get evenly
 * spaced slots and only a few may bunch up: burst + slots of one period never exceed the limit.
 */

/** Calls that may go at once: a publish of a few pages must not crawl, a bucket of 5 must not refuse. */
function burstOf({ calls, perMs }: RateLimit): number {
  const most = perMs > 1_000 ? 20 : 5;
  return Math.min(most, Math.max(1, Math.floor(calls / 5)));
}

export class Pacer {
  /** Per endpoint, when the bucket would be empty again (theoretical arrival time of GCRA). */
  readonly #emptyAt = new Map<string, number>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes the next slot of `endpoint` and answers how long to wait for it. */
  reserve(endpoint: string, rate: RateLimit): number {
    const burst = burstOf(rate);
    const slotMs = rate.perMs / Math.max(1, rate.calls - burst);
    const now = this.#clock.monotonicMs();
    const emptyAt = Math.max(now, this.#emptyAt.get(endpoint) ?? now);
    this.#emptyAt.set(endpoint, emptyAt + slotMs);
    return Math.max(0, emptyAt - (burst - 1) * slotMs - now);
  }

  /** Waits for the next slot. */
  async take(endpoint: string, rate: RateLimit, signal?: AbortSignal): Promise<void> {
    const waitMs = this.reserve(endpoint, rate);
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
  }

  /** LINE refused although we kept to the limit (another tool shares the channel): back off at least so long. */
  holdBack(endpoint: string, rate: RateLimit, ms: number): void {
    const burst = burstOf(rate);
    const slotMs = rate.perMs / Math.max(1, rate.calls - burst);
    const until = this.#clock.monotonicMs() + ms + (burst - 1) * slotMs;
    this.#emptyAt.set(endpoint, Math.max(until, this.#emptyAt.get(endpoint) ?? 0));
  }
}
