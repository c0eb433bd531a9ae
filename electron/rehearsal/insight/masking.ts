import type { Count, Tally } from './tally';

/** A figure that fewer people than this are behind is withheld. */
const FEWEST_PEOPLE = 20;

const total = (count: Count | undefined): number | null =>
  count && count.people >= FEWEST_PEOPLE && count.total >= FEWEST_PEOPLE ? count.total : null;
const people = (count: Count | undefined): number | null =>
  count && count.people >= FEWEST_PEOPLE ? count.people : null;

const QUARTERS = ['', '25Percent', '50Percent', '75Percent', '100Percent'] as const;

export const overview = (counted: Tally) => ({
  uniqueImpression: people(counted.seen),
  uniqueClick: people(counted.tapped),
  uniqueMediaPlayed: people(counted.played),
  uniqueMediaPlayed100Percent: people(counted.playedToTheEnd),
});

/** `uniqueImpression` of a bubble is told per unit only. */
export const messages = (counted: Tally, isPerUnit: boolean) =>
  counted.bubbles.map(({ seq, seen, played }) => ({
    seq,
    impression: total(seen),
    ...(isPerUnit ? { uniqueImpression: people(seen) } : {}),
    ...Object.fromEntries(
      QUARTERS.flatMap((name, quarter) => [
        [`mediaPlayed${name}`, total(played[quarter])],
        [`uniqueMediaPlayed${name}`, people(played[quarter])],
      ]),
    ),
  }));

export const clicks = (counted: Tally) =>
  counted.links.map(({ seq, url, taps }) => ({
    seq,
    url,
    click: total(taps),
    uniqueClick: people(taps),
    uniqueClickOfRequest: people(counted.byUrl.get(url)),
  }));
