import { z } from 'zod';
import { counted, type Figure, figure, known, type Unknown, unknown } from './figure';
import { addLineDays, lineDays } from './line-day';
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
});
export type FriendsDay = z.infer<typeof friendsDay>;

/** Friends day by day, both ends included. A day nobody fetched is unknown, not flat. */
export function friendsBetween(
  newest: ReadonlyMap<string, Observation>,
  from: string,
  to: string,
): FriendsDay[] {
  let before = friendsOn(newest, addLineDays(from, -1));
  return lineDays(from, to).map((day) => {
    const { followers, targetedReaches, blocks } = friendsOn(newest, day);
    const added = difference(followers, before.followers);
    const blocked = difference(blocks, before.blocks);
    before = { followers, targetedReaches, blocks };
    return { day, followers, targetedReaches, blocks, added, blocked };
  });
}

function friendsOn(newest: ReadonlyMap<string, Observation>, day: string) {
  const seen = newest.get(`followers ${day}`);
  if (seen?.kind !== 'followers') return nobody('notFetched');
  const { answer } = seen;
  if (answer.status !== 'ready') return nobody('notReady');
  return {
    followers: counted(answer.followers),
    targetedReaches: counted(answer.targetedReaches),
    blocks: counted(answer.blocks),
  };
}

const nobody = (reason: Unknown) => {
  const figure = unknown(reason);
  return { followers: figure, targetedReaches: figure, blocks: figure };
};

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
