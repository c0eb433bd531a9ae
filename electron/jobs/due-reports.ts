import type { Clock } from '../line/clock';

/** Reports are due to the minute; who waits half a minute for one does not notice. */
const LOOK_MS = 30_000;

export interface DueReports {
  stop(): Promise<void>;
}

/** Looks after the scheduled reports as long as the app runs. It only decides when to look. */
export function runDueReports(parts: {
  tick(): Promise<void>;
  clock: Clock;
  onBug(error: unknown): void;
}): DueReports {
  const end = new AbortController();
  const done = (async () => {
    while (!end.signal.aborted) {
      await parts.tick().catch(parts.onBug);
      await parts.clock.sleep(LOOK_MS, end.signal).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      end.abort();
      await done;
    },
  };
}
