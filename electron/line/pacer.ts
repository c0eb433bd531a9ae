import type { RateLimit } from '#shared/line/endpoints';
import type { Clock } from './clock';

/*
 * LINE counts calls per channel and endpoint in a token bucket whose capacity it does not publish.
 * A window ("N, then wait") sends N at once and is refused by a small bucket, so calls get evenly
 * spaced slots and only a few may bunch up: burst + slots of one period never exceed the limit.
 */

/**
 * Calls that may go at once where LINE counts by the hour: a publish of a few pages must not crawl. Where it counts
 * by the second every call has its own slot, and the bucket's room is left to what the way there does to them.
 */
function burstOf({ calls, perMs }: RateLimit): number {
  return perMs > QUICK_MS ? Math.min(20, Math.max(1, Math.floor(calls / 5))) : 1;
}
/** Of what a second permits; the rest fills a bucket again that a stall on the way has emptied. */
const SHARE = 0.99;
/** The same while lost slots are made up for: the stall that lost them has filled the bucket, and this never empties it. */
const CATCH_UP_SHARE = 0.998;
/** A timer comes a little late; so much is not lost, and two calls closer together fit any bucket. */
const TIMER_MS = 5;
const slotOf = (rate: RateLimit): number =>
  rate.perMs > QUICK_MS
    ? rate.perMs / Math.max(1, rate.calls - burstOf(rate))
    : rate.perMs / (rate.calls * SHARE);

/** A bucket that fills within a second is full again before another process has started. */
const QUICK_MS = 1_000;

/** What outlives the process, and what others on this computer have taken of the same channel. */
export interface PaceMemory {
  /** In how many milliseconds the endpoint's bucket would be empty again; 0 when nothing is known. */
  read(endpoint: string): number;
  write(endpoint: string, emptyInMs: number): void;
}

export class Pacer {
  /** Per endpoint, when the bucket would be empty again (theoretical arrival time of GCRA). */
  readonly #emptyAt = new Map<string, number>();
  /** When the last call of an endpoint left. */
  readonly #leftAt = new Map<string, number>();
  /** Resolved when the last call that waits to leave has left. */
  readonly #leaving = new Map<string, Promise<void>>();
  readonly #clock: Clock;
  #memory: PaceMemory | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on the slots of a minute or an hour are taken where other processes see them. */
  keepIn(memory: PaceMemory): void {
    this.#memory = memory;
  }

  /** Takes the next slot of `endpoint` and answers how long to wait for it. */
  reserve(endpoint: string, rate: RateLimit): number {
    const slotMs = slotOf(rate);
    const now = this.#clock.monotonicMs();
    const emptyAt = this.#emptyAtOf(endpoint, rate, now);
    this.#set(endpoint, rate, now, emptyAt + slotMs);
    return Math.max(0, emptyAt - (burstOf(rate) - 1) * slotMs - now);
  }

  /** Waits for the next slot. */
  async take(endpoint: string, rate: RateLimit, signal?: AbortSignal): Promise<void> {
    const waitMs = this.reserve(endpoint, rate);
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
    if (rate.perMs <= QUICK_MS) await this.#leave(endpoint, rate, signal);
  }

  /**
   * After a stall many slots have come at once. A small bucket holds no more than a few of them, so calls leave one after
   * the other and never quicker than the bucket fills: what was lost is made up for slowly. The last look at the clock is
   * just before the call leaves, for a second stall may come while the first is made up for.
   */
  async #leave(endpoint: string, rate: RateLimit, signal?: AbortSignal): Promise<void> {
    const apart = rate.perMs / (rate.calls * CATCH_UP_SHARE);
    const before = this.#leaving.get(endpoint) ?? Promise.resolve();
    const mine = before.then(async () => {
      for (;;) {
        const now = this.#clock.monotonicMs();
        const earliest = (this.#leftAt.get(endpoint) ?? 0) + apart;
        if (earliest - now < 1) {
          this.#leftAt.set(endpoint, Math.max(now - TIMER_MS, earliest));
          return;
        }
        await this.#clock.sleep(earliest - now, signal);
      }
    });
    // whoever is cancelled while waiting does not hold up the next
    this.#leaving.set(
      endpoint,
      mine.catch(() => undefined),
    );
    await mine;
  }

  /** LINE refused although we kept to the limit (another tool shares the channel): back off at least so long. */
  holdBack(endpoint: string, rate: RateLimit, ms: number): void {
    const now = this.#clock.monotonicMs();
    const until = now + ms + (burstOf(rate) - 1) * slotOf(rate);
    this.#set(endpoint, rate, now, Math.max(until, this.#emptyAtOf(endpoint, rate, now)));
  }

  #emptyAtOf(endpoint: string, rate: RateLimit, now: number): number {
    const mine = Math.max(now, this.#emptyAt.get(endpoint) ?? now);
    if (rate.perMs <= QUICK_MS || !this.#memory) return mine;
    // a bucket is full after its period, whatever a clock that was set says
    return Math.max(mine, now + Math.min(rate.perMs, this.#memory.read(endpoint)));
  }

  #set(endpoint: string, rate: RateLimit, now: number, emptyAt: number): void {
    this.#emptyAt.set(endpoint, emptyAt);
    if (rate.perMs > QUICK_MS) this.#memory?.write(endpoint, emptyAt - now);
  }
}
