import { z } from 'zod';
import { counted, type Figure, figure, known, unknown } from './figure';
import { addLineDays, lineDays } from './line-day';
import { figureIn, type ImportedRow } from './manager/imports';
import type { ObservationOf } from './observation';

export const friendsDay = z.object({
  day: z.string(),
  /** People who ever added the account. */
  followers: figure,
  targetedReaches: figure,
  blocks: figure,
  /** Added on this day; needs the day before as well. */
  added: figure,
  /** Net change of blocks on this day: negative when more people come back than leave. */
  blocked: figure,
  /** Where the day's figures come from: LINE's API, or a CSV file of its manager. Null: from nowhere. */
  source: z.enum(['line', 'manager']).nullable(),
  /** What the manager's file says of a day that LINE's API has answered as well; the API counts. */
  beside: z.object({ followers: figure, targetedReaches: figure, blocks: figure }).nullable(),
});
export type FriendsDay = z.infer<typeof friendsDay>;

/** LINE's answers by their day, see `by-day.ts`. */
type FollowerLooks = ReadonlyMap<string, ObservationOf<'followers'>>;
/** Rows of the manager's files by their day. */
export type ManagerFriends = ReadonlyMap<string, Pick<ImportedRow, 'figures'>>;

/**
 * Friends day by day, both ends included. A day nobody fetched is unknown, not flat; where only a file of the
 * manager's knows it, the file counts and is named. Changes are taken within one source alone.
 */
export function friendsBetween(
  looks: FollowerLooks,
  from: string,
  to: string,
  manager: ManagerFriends = new Map(),
): FriendsDay[] {
  let before = friendsOn(looks, addLineDays(from, -1), manager);
  return lineDays(from, to).map((day) => {
    const now = friendsOn(looks, day, manager);
    const { followers, targetedReaches, blocks, source, beside } = now;
    const added = addedOn(day, now, before, manager);
    const blocked = changeOf('blocks', now, before);
    before = now;
    return { day, followers, targetedReaches, blocks, added, blocked, source, beside };
  });
}

/** The reach at the end of a range and who was added in it, without a row a day; as a sum of the rows would be. */
export function friendsOver(
  looks: FollowerLooks,
  from: string,
  to: string,
  manager: ManagerFriends,
): { reach: Figure; added: Figure } {
  const days = lineDays(from, to);
  let total = 0;
  let missing: Figure | null = null;
  let before = friendsOn(looks, addLineDays(from, -1), manager);
  for (const day of days) {
    const now = friendsOn(looks, day, manager);
    const added = addedOn(day, now, before, manager);
    if (!added.known) {
      missing = added;
      break;
    }
    total += added.value;
    before = now;
  }
  const last = days.findLast((day) => friendsOn(looks, day, manager).targetedReaches.known);
  return {
    reach: friendsOn(looks, last ?? to, manager).targetedReaches,
    added: missing ?? known(total),
  };
}

type Counts = Pick<FriendsDay, 'followers' | 'targetedReaches' | 'blocks' | 'source' | 'beside'>;

const NOTHING: Readonly<Record<'notReady' | 'notFetched', Counts>> = {
  notReady: nothing('notReady'),
  notFetched: nothing('notFetched'),
};
function nothing(reason: 'notReady' | 'notFetched'): Counts {
  const figure = unknown(reason);
  return { followers: figure, targetedReaches: figure, blocks: figure, source: null, beside: null };
}

function friendsOn(looks: FollowerLooks, day: string, manager: ManagerFriends): Counts {
  const row = manager.size === 0 ? undefined : manager.get(day);
  const imported = row && {
    followers: figureIn(row, 'followers'),
    targetedReaches: figureIn(row, 'targetedReaches'),
    blocks: figureIn(row, 'blocks'),
  };
  const seen = looks.get(day);
  if (seen?.answer.status === 'ready') {
    const { answer } = seen;
    return {
      followers: counted(answer.followers),
      targetedReaches: counted(answer.targetedReaches),
      blocks: counted(answer.blocks),
      source: 'line',
      beside: imported ?? null,
    };
  }
  if (imported) return { ...imported, source: 'manager', beside: null };
  return NOTHING[seen ? 'notReady' : 'notFetched'];
}

/** A change over the border of two sources would be no change of friends. */
function changeOf(id: 'followers' | 'blocks', now: Counts, before: Counts): Figure {
  const isOneSource = now.source === before.source || now.source === null || before.source === null;
  if (!isOneSource) return unknown('notFetched');
  if (!now[id].known) return now[id];
  return before[id].known ? known(now[id].value - before[id].value) : before[id];
}

/** A file may say who was added on a day; else it is what the day before lacks. */
function addedOn(day: string, now: Counts, before: Counts, manager: ManagerFriends): Figure {
  const counted = now.source === 'manager' ? manager.get(day)?.figures.added : undefined;
  return counted?.known ? counted : changeOf('followers', now, before);
}

/** Days of a range that nobody has fetched, or that LINE had not counted when somebody looked. */
export const daysToFetch = (
  looks: ReadonlyMap<string, ObservationOf<'followers'> | ObservationOf<'delivery'>>,
  from: string,
  to: string,
): string[] =>
  lineDays(from, to).filter((day) => {
    const seen = looks.get(day);
    return !seen || seen.answer.status === 'unready';
  });
