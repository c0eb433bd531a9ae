import { z } from 'zod';
import { counted, type Figure, figure, known, unknown } from './figure';
import { addLineDays, lineDays } from './line-day';
import { figureIn, type ImportedRow } from './manager/imports';
import type { Observation } from './observation';

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

/** Rows of the manager's files by their day. */
export type ManagerFriends = ReadonlyMap<string, Pick<ImportedRow, 'figures'>>;

/**
 * Friends day by day, both ends included. A day nobody fetched is unknown, not flat; where only a file of the
 * manager's knows it, the file counts and is named. Changes are taken within one source alone.
 */
export function friendsBetween(
  newest: ReadonlyMap<string, Observation>,
  from: string,
  to: string,
  manager: ManagerFriends = new Map(),
): FriendsDay[] {
  let before = friendsOn(newest, addLineDays(from, -1), manager);
  return lineDays(from, to).map((day) => {
    const now = friendsOn(newest, day, manager);
    const { followers, targetedReaches, blocks, source, beside } = now;
    const change = (id: 'followers' | 'blocks') =>
      source === before.source || before.source === null || source === null
        ? difference(now[id], before[id])
        : unknown('notFetched');
    const counted = source === 'manager' ? manager.get(day)?.figures.added : undefined;
    const added = counted?.known ? counted : change('followers');
    const blocked = change('blocks');
    before = now;
    return { day, followers, targetedReaches, blocks, added, blocked, source, beside };
  });
}

type Counts = Pick<FriendsDay, 'followers' | 'targetedReaches' | 'blocks' | 'source' | 'beside'>;

function friendsOn(
  newest: ReadonlyMap<string, Observation>,
  day: string,
  manager: ManagerFriends,
): Counts {
  const row = manager.get(day);
  const imported = row && {
    followers: figureIn(row, 'followers'),
    targetedReaches: figureIn(row, 'targetedReaches'),
    blocks: figureIn(row, 'blocks'),
  };
  const seen = newest.get(`followers ${day}`);
  const isReady = seen?.kind === 'followers' && seen.answer.status === 'ready';
  if (isReady) {
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
  const figure = unknown(seen?.kind === 'followers' ? 'notReady' : 'notFetched');
  return { followers: figure, targetedReaches: figure, blocks: figure, source: null, beside: null };
}

const difference = (now: Figure, before: Figure): Figure => {
  if (!now.known) return now;
  return before.known ? known(now.value - before.value) : before;
};

/** Days of a range that nobody has fetched, or that LINE had not counted when somebody looked. */
export function daysToFetch(
  newest: ReadonlyMap<string, Observation>,
  kind: 'followers' | 'delivery',
  from: string,
  to: string,
): string[] {
  return lineDays(from, to).filter((day) => {
    const seen = newest.get(`${kind} ${day}`);
    if (!seen || (seen.kind !== 'followers' && seen.kind !== 'delivery')) return true;
    return seen.answer.status === 'unready';
  });
}
