import type { Content, CountedLink } from '../behaviour/links';
import type { Outcome } from '../behaviour/outcomes';
import type { Reactions } from '../behaviour/reactions';
import { DAY_MS } from '../days';
import { FollowerSet } from '../people/follower-set';
import type { SendRecord } from '../sending/send-record';

/** Figures of a message are final so long after it was sent. */
const FROZEN_AFTER_MS = 14 * DAY_MS;

/** How often something happened, and to how many people. */
export class Count {
  total = 0;
  people = 0;
  #last = -1;
  readonly #seen: FollowerSet | null;

  /** With `followers` the same person may come again later; without, they come in one go. */
  constructor(followers: number | null) {
    this.#seen = followers === null ? null : new FollowerSet(followers);
  }

  hit(index: number): void {
    this.total += 1;
    if (this.#seen ? this.#seen.add(index) : this.#last !== index) this.people += 1;
    this.#last = index;
  }
}

interface BubbleCounts {
  seq: number;
  seen: Count;
  /** Plays begun, and seen to 25, 50, 75 and 100 per cent. */
  played: [Count, Count, Count, Count, Count];
}

interface LinkCounts extends CountedLink {
  taps: Count;
}

/** Everything that happened to a send, or to the sends of a unit, in a stretch of time. */
export interface Tally {
  delivered: number;
  seen: Count;
  tapped: Count;
  played: Count;
  playedToTheEnd: Count;
  bubbles: BubbleCounts[];
  links: LinkCounts[];
  /** Taps by address, whichever bubble it stands in. */
  byUrl: Map<string, Count>;
}

export interface Stretch {
  from: number;
  /** Not included. */
  until: number;
}

/** Counts the sends' events in a stretch; each send's own end after 14 days. */
export function tally(
  reactions: Reactions,
  records: readonly SendRecord[],
  followers: number,
  stretch: Stretch,
): Tally {
  const count = () => new Count(records.length > 1 ? followers : null);
  const made: Tally = {
    delivered: 0,
    seen: count(),
    tapped: count(),
    played: count(),
    playedToTheEnd: count(),
    bubbles: [],
    links: [],
    byUrl: new Map(),
  };
  for (const record of records) {
    made.delivered += record.delivered;
    const { content } = reactions.happening(record);
    const links = placesOf(content, made, count);
    const until = Math.min(stretch.until, record.sentAt + FROZEN_AFTER_MS);
    reactions.forEachReader(record, (index, outcome) => {
      enter(made, links, index, outcome, { from: stretch.from, until });
    });
  }
  return made;
}

/** Sends of one unit are summed by bubble and address, whatever their contents are. */
function placesOf(content: Content, made: Tally, count: () => Count): LinkCounts[] {
  for (let seq = made.bubbles.length + 1; seq <= content.bubbles; seq += 1) {
    made.bubbles.push({
      seq,
      seen: count(),
      played: [count(), count(), count(), count(), count()],
    });
  }
  return content.links.map(({ seq, url }) => {
    if (!made.byUrl.has(url)) made.byUrl.set(url, count());
    const known = made.links.find((link) => link.seq === seq && link.url === url);
    if (known) return known;
    const link = { seq, url, taps: count() };
    made.links.push(link);
    return link;
  });
}

function enter(
  made: Tally,
  links: readonly LinkCounts[],
  index: number,
  outcome: Outcome,
  { from, until }: Stretch,
): void {
  const isIn = (at: number) => at >= from && at < until;
  // 0 means that they never came back, which is no moment of a stretch that begins with time itself
  const cameBack = outcome.againAt !== 0 && isIn(outcome.againAt);
  const views = (isIn(outcome.openAt) ? 1 : 0) + (cameBack ? 1 : 0);
  for (let view = 0; view < views; view += 1) {
    made.seen.hit(index);
    for (const bubble of made.bubbles) {
      if ((outcome.seen & (1 << (bubble.seq - 1))) !== 0) bubble.seen.hit(index);
    }
  }
  for (const { link, at } of outcome.clicks) {
    const place = links[link];
    if (!place || !isIn(at)) continue;
    made.tapped.hit(index);
    place.taps.hit(index);
    made.byUrl.get(place.url)?.hit(index);
  }
  if (outcome.playSeq === 0 || !isIn(outcome.playAt)) return;
  made.played.hit(index);
  if (outcome.quarters === 4) made.playedToTheEnd.hit(index);
  const bubble = made.bubbles[outcome.playSeq - 1];
  for (let quarter = 0; quarter <= outcome.quarters; quarter += 1)
    bubble?.played[quarter]?.hit(index);
}
