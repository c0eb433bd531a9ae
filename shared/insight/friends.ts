import { z } from 'zod';
import { counted, type Figure, figure, known, unknown } from './figure';
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
  const at = (day: string) => {
    const seen = newest.get(`followers ${day}`);
    return seen?.kind === 'followers' ? seen.answer : null;
  };
  const figureOf = (
    day: string,
    pick: (answer: NonNullable<ReturnType<typeof at>>) => number | null,
  ) => {
    const answer = at(day);
    if (!answer) return unknown('notFetched');
    return answer.status === 'ready' ? counted(pick(answer)) : unknown('notReady');
  };
  return lineDays(from, to).map((day) => {
    const before = addLineDays(day, -1);
    const followers = figureOf(day, (answer) => answer.followers);
    const blocks = figureOf(day, (answer) => answer.blocks);
    return {
      day,
      followers,
      targetedReaches: figureOf(day, (answer) => answer.targetedReaches),
      blocks,
      added: difference(
        followers,
        figureOf(before, (answer) => answer.followers),
      ),
      blocked: difference(
        blocks,
        figureOf(before, (answer) => answer.blocks),
      ),
    };
  });
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
