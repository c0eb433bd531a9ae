import { RETRY_KEY_MS } from '#shared/domain/outbox';

/** Our clock and LINE's may differ a little, and a request takes a while. */
const MARGIN_MS = 30_000;

export type KeyAge = 'good' | 'tooOld' | 'unclear';

/**
 * Whether LINE still knows a retry key. A clock that stands before the first try tells nothing about
 * the key's age, and a key of unclear age may send a second time.
 */
export function keyAge(triedAt: string, now: Date): KeyAge {
  const age = now.getTime() - Date.parse(triedAt);
  if (Number.isNaN(age) || age < -MARGIN_MS) return 'unclear';
  return age <= RETRY_KEY_MS - MARGIN_MS ? 'good' : 'tooOld';
}
