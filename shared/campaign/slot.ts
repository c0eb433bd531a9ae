import { type ArmLetter, armLetter } from '../domain/campaign/experiment';
import { type BroadcastId, broadcastId } from '../domain/ids';

/**
 * One send of a campaign, as `origin.itemId` of the outbox names it: a broadcast, one arm of its test
 * (`brd_…/B`), or what the people outside of the test get (`brd_…/rest`).
 */
export interface Slot {
  broadcastId: BroadcastId;
  /** Null: the whole broadcast. */
  seat: ArmLetter | 'rest' | null;
}

export const slotId = ({ broadcastId: id, seat }: Slot): string =>
  seat === null ? id : `${id}/${seat}`;

/** Null for anything that names no send of a campaign. */
export function slotOf(itemId: string | null): Slot | null {
  const [id, seat, ...more] = (itemId ?? '').split('/');
  const parsed = broadcastId.safeParse(id);
  if (!parsed.success || more.length > 0) return null;
  if (seat === undefined) return { broadcastId: parsed.data, seat: null };
  if (seat === 'rest') return { broadcastId: parsed.data, seat };
  const letter = armLetter.safeParse(seat);
  return letter.success ? { broadcastId: parsed.data, seat: letter.data } : null;
}
