import type { Clock } from '../line/clock';
import type { Outbox } from '../services/outbox/outbox';

/** A clock that is set to another time is noticed within so long. */
const LOOK_MS = 15_000;
/** While LINE is away, so that sending goes on some seconds after it is back. */
const WAITING_MS = 5_000;
const LEAST_MS = 50;

export interface DueSendsParts {
  /** The outbox of the workspace that is open; null when there is none. */
  outbox(): Promise<Outbox | null>;
  now(): Date;
  clock: Clock;
  onBug(error: unknown): void;
}

export interface DueSends {
  /** Something changed: look now. */
  poke(): void;
  /** The computer woke up: the gap between the clocks was sleep. */
  woke(): void;
  stop(): Promise<void>;
}

/** Looks after the outbox as long as the app runs. It only decides when to look; the outbox decides what to do. */
export function runDueSends(parts: DueSendsParts): DueSends {
  const end = new AbortController();
  let nap = new AbortController();
  let isPoked = false;

  const done = (async () => {
    while (!end.signal.aborted) {
      isPoked = false;
      let waitMs = LOOK_MS;
      try {
        const outbox = await parts.outbox();
        await outbox?.tick();
        waitMs = outbox ? untilNext(outbox, parts.now()) : LOOK_MS;
      } catch (error) {
        parts.onBug(error);
      }
      if (isPoked || end.signal.aborted) continue;
      nap = new AbortController();
      await parts.clock.sleep(waitMs, nap.signal).catch(() => undefined);
    }
  })();

  const poke = () => {
    isPoked = true;
    nap.abort();
  };
  return {
    poke,
    woke() {
      void parts.outbox().then((outbox) => {
        outbox?.woke();
        poke();
      }, parts.onBug);
    },
    async stop() {
      end.abort();
      poke();
      await done;
    },
  };
}

function untilNext(outbox: Outbox, now: Date): number {
  const { sends, nextDueAt } = outbox.state();
  const isWaiting = sends.some(
    (send) => (send.state === 'due' || send.state === 'sending') && send.waiting !== null,
  );
  const most = isWaiting ? WAITING_MS : LOOK_MS;
  if (nextDueAt === null) return most;
  const ms = Date.parse(nextDueAt) - now.getTime();
  // Already due and still here: its account is busy or away; do not spin.
  return ms <= 0 ? most : Math.min(most, Math.max(LEAST_MS, ms));
}
