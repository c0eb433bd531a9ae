import type { Campaign } from '../../domain/campaign/schema';
import { isMovable } from './entries';

/** One change of a plan's times, which knows its way back. */
export interface Move {
  campaignId: Campaign['id'];
  broadcastId: string;
  name: string;
  from: string | null;
  to: string | null;
}

/** The other way round. */
export const reverse = (move: Move): Move => ({ ...move, from: move.to, to: move.from });

/**
 * Gives a broadcast its new time; changes the campaign it is given. False: somebody else moved it, it has
 * left, or it is gone, and nothing was changed.
 */
export function applyMove(campaign: Campaign, move: Move): boolean {
  const found = campaign.broadcasts.find(({ id }) => id === move.broadcastId);
  if (!found || found.at !== move.from || !isMovable(found)) return false;
  found.at = move.to;
  if (found.state !== 'failed') found.state = move.to === null ? 'draft' : 'planned';
  return true;
}
