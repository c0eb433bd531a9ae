import type { NarrowcastProgress } from '#shared/domain/outbox';
import type { Clock } from '../../line/clock';
import type { SendingLine } from './ports';

/** Often at first, when a person looks; later now and then, because a large one takes hours. */
const FIRST_MS = 2_000;
const MOST_MS = 60_000;

export interface FollowPorts {
  line: Pick<SendingLine, 'getNarrowcastProgress'>;
  clock: Clock;
  known: NarrowcastProgress | null;
  stop: AbortSignal;
  onProgress(progress: NarrowcastProgress): Promise<void>;
}

/** Asks LINE until a narrowcast is over; tells each change once. */
export async function followNarrowcast(requestId: string, ports: FollowPorts): Promise<void> {
  let known = JSON.stringify(ports.known);
  for (let waitMs = FIRST_MS; !ports.stop.aborted; waitMs = Math.min(MOST_MS, waitMs * 1.5)) {
    const answer = await ports.line.getNarrowcastProgress(requestId);
    if (answer.ok) {
      const progress = answer.value.value ?? FORGOTTEN;
      const text = JSON.stringify(progress);
      if (text !== known) await ports.onProgress(progress);
      known = text;
      if (progress.phase !== 'waiting' && progress.phase !== 'sending') return;
    } else if (answer.error.retry === 'never') return;
    await ports.clock.sleep(waitMs, ports.stop).catch(() => undefined);
  }
}

/** LINE keeps the progress for 14 days. */
const FORGOTTEN: NarrowcastProgress = {
  phase: 'forgotten',
  targetCount: null,
  successCount: null,
  failureCount: null,
  errorCode: null,
  failedDescription: null,
  completedTime: null,
};
