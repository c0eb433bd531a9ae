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
    const isOneSource = source === before.source || before.source === null || source === null;
    const change = isOneSource ? difference : noDifference;
    const counted = source === 'manager' ? manager.get(day)?.figures.added : undefined;
    const added = counted?.known ? counted : change(followers, before.followers);
    const blocked = change(blocks, before.blocks);
    before = now;
    return { day, followers, targetedReaches, blocks, added, blocked, source, beside };
  });
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

const noDifference = (): Figure => unknown('notFetched');
const difference = (now: Figure, before: Figure): Figure => {
  if (!now.known) return now;
  return before.known ? known(now.value - before.value) : before;
};

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
