import type { Send } from '../../domain/outbox';
import { slotParts } from '../outgoing';
import type { Standing } from './entries';

const STATES: Readonly<Record<Send['state'], 'queued' | 'sent' | 'failed' | null>> = {
  draft: 'queued',
  due: 'queued',
  sending: 'queued',
  accepted: 'sent',
  partly: 'failed',
  unknown: 'failed',
  failed: 'failed',
  missed: 'failed',
  cancelled: null,
};
const WORST = ['failed', 'queued', 'sent'] as const;

/** Where the sends of campaigns stand. Of a test with several arms the one that needs most care counts. */
export function standingOf(sends: readonly Send[]): Standing {
  const found = new Map<string, 'queued' | 'sent' | 'failed'>();
  for (const { origin, state } of sends) {
    const now = STATES[state];
    if (origin.kind !== 'campaign' || origin.itemId === null || now === null) continue;
    const { broadcastId } = slotParts(origin.itemId);
    const before = found.get(broadcastId);
    if (before === undefined || WORST.indexOf(now) < WORST.indexOf(before))
      found.set(broadcastId, now);
  }
  return found;
}
