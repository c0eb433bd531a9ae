import type { RehearsalServer } from '#electron/rehearsal/server';

/*
 * What every single follower of a rehearsal did, counted once more and by other means than the figures that the
 * rehearsal answers: plain sets and maps over each one's own course.
 */

const FEWEST = 20;
const FROZEN_MS = 14 * 86_400_000;

/** As files show a figure: LINE's mark where fewer than 20 people are behind it. */
export type Told = number | '<20';
export const told = (count: number, people: number): Told =>
  people < FEWEST || count < FEWEST ? '<20' : count;

export interface SendTruth {
  delivered: number;
  opens: Told;
  uniqueOpens: Told;
  clicks: Told;
  uniqueClicks: Told;
  links: { url: string; clicks: Told; uniqueClicks: Told }[];
}

export function truthOfSend(
  { platform }: RehearsalServer,
  requestId: string,
  atMs: number,
): SendTruth {
  const record = platform.book.byId(requestId);
  if (!record) throw new Error(`no send ${requestId}`);
  const { reactions } = platform.crowd;
  const { content } = reactions.happening(record);
  const until = Math.min(atMs, record.sentAt + FROZEN_MS);
  let delivered = 0;
  reactions.forEachRecipient(record, () => {
    delivered += 1;
  });
  const opened = new Set<number>();
  const tapped = new Set<number>();
  const bubbles = Array.from({ length: content.bubbles }, () => ({
    views: 0,
    people: new Set<number>(),
  }));
  const links = content.links.map(({ url }) => ({ url, taps: 0, people: new Set<number>() }));
  reactions.forEachReader(record, (index, { openAt, againAt, seen, clicks }) => {
    for (const at of [openAt, againAt]) {
      if (at < record.sentAt || at >= until) continue;
      opened.add(index);
      for (const [place, bubble] of bubbles.entries()) {
        if ((seen & (1 << place)) === 0) continue;
        bubble.views += 1;
        bubble.people.add(index);
      }
    }
    for (const { link, at } of clicks) {
      const place = links[link];
      if (!place || at >= until) continue;
      tapped.add(index);
      place.taps += 1;
      place.people.add(index);
    }
  });
  const sum = (parts: Told[]): Told =>
    parts.length === 0 || parts.includes('<20')
      ? '<20'
      : parts.reduce<number>((all, part) => all + Number(part), 0);
  return {
    delivered,
    opens: sum(bubbles.map(({ views, people }) => told(views, people.size))),
    uniqueOpens: told(opened.size, opened.size),
    clicks: sum(links.map(({ taps, people }) => told(taps, people.size))),
    uniqueClicks: told(tapped.size, tapped.size),
    links: links.map(({ url, taps, people }) => ({
      url,
      clicks: told(taps, people.size),
      uniqueClicks: told(people.size, people.size),
    })),
  };
}
