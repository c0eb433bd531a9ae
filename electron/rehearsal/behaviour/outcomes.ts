import type { People } from '../people/people';
import { mix, roll, wait } from '../people/rolls';
import type { Content } from './links';
import { type ContentProfile, hourInTaipei, profileSlot } from './profile';

/*
 * What one follower does with one message. It follows from the seed, the send and the follower alone, so
 * it can be asked about any number of times and is never stored.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How much of a film somebody saw, in quarters. */
export type Quarters = 0 | 1 | 2 | 3 | 4;

/** Filled anew for each follower; do not keep it. */
export interface Outcome {
  /** When they first saw it; 0: they never do. */
  openAt: number;
  /** When they came back to the chat and saw it again; 0: they did not. */
  againAt: number;
  /** Bit `seq - 1`: they saw that bubble. */
  seen: number;
  /** What they tapped: places in `content.links`, and when. */
  clicks: { link: number; at: number }[];
  /** Plays of a film: the bubble, when, and how far. */
  playSeq: number;
  playAt: number;
  quarters: Quarters;
}

export interface Happening {
  /** Drawn from the send's number, so that two sends of one content differ by chance only. */
  salt: number;
  sentAt: number;
  content: Content;
  profile: ContentProfile;
}

const DRAW = { open: 11, delay: 12, slow: 13, seen: 14, again: 15, click: 16, play: 17, block: 18 };

export const emptyOutcome = (): Outcome => ({
  openAt: 0,
  againAt: 0,
  seen: 0,
  clicks: [],
  playSeq: 0,
  playAt: 0,
  quarters: 0,
});

/** True: they look at it some day; `outcome` then holds what happens. */
export function follow(
  { salt, sentAt, content, profile }: Happening,
  people: People,
  index: number,
  outcome: Outcome,
): boolean {
  const slot = profileSlot(
    people.gender[index] ?? 0,
    people.age[index] ?? 0,
    people.app[index] ?? 0,
    people.lively[index] ?? 0,
  );
  if (roll(salt, index, DRAW.open) >= (profile.open[slot] ?? 0)) return false;
  outcome.clicks.length = 0;
  outcome.againAt = 0;
  outcome.playSeq = 0;
  outcome.openAt = sentAt + openingDelay(salt, index, sentAt);
  const chance = mix(salt, index, DRAW.seen);
  // The last bubble stands at the end of the chat and is always seen; each one above sometimes not.
  let seen = 1 << (content.bubbles - 1);
  for (let at = 0; at < content.bubbles - 1; at += 1) {
    if (((chance >>> (at * 6)) & 63) >= 4) seen |= 1 << at;
  }
  outcome.seen = seen;
  const again = roll(salt, index, DRAW.again);
  if (again < 0.22) outcome.againAt = outcome.openAt + wait(9 * HOUR, again / 0.22);
  if (content.links.length > 0 && roll(salt, index, DRAW.click) < (profile.click[slot] ?? 0)) {
    chooseLinks(salt, index, content, outcome);
  }
  if (content.media.length > 0) play(salt, index, content, profile.play, outcome);
  return true;
}

/** Most look within the hour or so; the others when they next open the app. At night, after it. */
function openingDelay(salt: number, index: number, sentAt: number): number {
  const hour = hourInTaipei(sentAt);
  const untilMorning = hour < 7 ? (7 - hour) * HOUR : 0;
  const isQuick = roll(salt, index, DRAW.slow) < 0.58;
  const mean = isQuick ? 42 * MINUTE : 19 * HOUR;
  const delay = wait(mean, roll(salt, index, DRAW.delay));
  return Math.ceil((isQuick ? untilMorning : 0) + delay) + 1;
}

function chooseLinks(salt: number, index: number, content: Content, outcome: Outcome): void {
  const { links } = content;
  let at = outcome.openAt;
  for (let tap = 0; tap < 3; tap += 1) {
    const subject = 100 + tap * 3;
    // The first address of a message is tapped most.
    const place = Math.floor(roll(salt, index, subject) ** 1.7 * links.length);
    const link = links[place];
    if (!link || (outcome.seen & (1 << (link.seq - 1))) === 0) return;
    at += Math.ceil(wait(25_000, roll(salt, index, subject + 1))) + 1;
    outcome.clicks.push({ link: place, at });
    if (roll(salt, index, subject + 2) > 0.17) return;
  }
}

function play(salt: number, index: number, content: Content, rate: number, outcome: Outcome): void {
  const chance = roll(salt, index, DRAW.play);
  if (chance >= rate) return;
  const seq = content.media[mix(salt, index, 201) % content.media.length] ?? 1;
  if ((outcome.seen & (1 << (seq - 1))) === 0) return;
  outcome.playSeq = seq;
  outcome.playAt = outcome.openAt + 2_000;
  const left = chance / rate;
  outcome.quarters = left < 0.42 ? 4 : left < 0.55 ? 3 : left < 0.7 ? 2 : left < 0.88 ? 1 : 0;
}

/** When this send makes the follower block the account; 0: it does not. */
export function blockTime(
  { salt, sentAt, profile }: Happening,
  people: People,
  index: number,
): number {
  // The lively ones forgive more.
  const patience = 1.5 - (people.lively[index] ?? 0) / 15;
  const chance = roll(salt, index, DRAW.block);
  if (chance >= profile.block * patience) return 0;
  return sentAt + Math.ceil(wait(7 * HOUR, chance / (profile.block * patience))) + MINUTE;
}
