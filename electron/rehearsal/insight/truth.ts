import type { Crowd } from '../people/crowd';
import { AGE_NAMES, APP_NAMES, GENDER_NAMES } from '../people/people';
import type { SendBook } from '../sending/send-book';
import type { SendRecord } from '../sending/send-record';
import { type Stretch, type Tally, tally } from './tally';

export interface SegmentTruth {
  delivered: number;
  opened: number;
  clicked: number;
}

/** What really happened to a send. Nothing is withheld; LINE would never tell most of it. */
export interface Truth {
  /** Always there, so that nobody takes it for a real account's. */
  simulated: true;
  requestId: string;
  delivered: number;
  opened: number;
  clicked: number;
  /** So many of those who got it have blocked the account since. */
  blocked: number;
  links: { seq: number; url: string; taps: number; people: number }[];
  segments: Record<'gender' | 'age' | 'app', Record<string, SegmentTruth>>;
}

/** The ground truth behind the figures, for tests and for "rehearse this campaign". */
export class TruthTeller {
  constructor(
    private readonly book: SendBook,
    private readonly crowd: Crowd,
  ) {}

  /** Everything up to a moment; null: no such send. */
  ofSend(requestId: string, atMs: number): Truth | null {
    const record = this.book.byId(requestId);
    return record ? this.#truth(record, atMs) : null;
  }

  /** Unmasked counts of sends in a stretch of time. */
  count(records: readonly SendRecord[], stretch: Stretch): Tally {
    const { reactions, people } = this.crowd;
    return tally(reactions, records, people.count, stretch);
  }

  #truth(record: SendRecord, atMs: number): Truth {
    const { reactions, people } = this.crowd;
    const counted = this.count([record], { from: 0, until: atMs });
    const segments: Truth['segments'] = { gender: {}, age: {}, app: {} };
    const of = (index: number): SegmentTruth[] => [
      slot(segments.gender, GENDER_NAMES[people.gender[index] ?? 0]),
      slot(segments.age, AGE_NAMES[people.age[index] ?? 0]),
      slot(segments.app, APP_NAMES[people.app[index] ?? 0]),
    ];
    let blocked = 0;
    reactions.forEachRecipient(record, (index) => {
      for (const segment of of(index)) segment.delivered += 1;
      if (!people.isFriendAt(index, atMs)) blocked += 1;
    });
    reactions.forEachReader(record, (index, outcome) => {
      if (outcome.openAt >= atMs) return;
      const hasTapped = outcome.clicks.some(({ at }) => at < atMs);
      for (const segment of of(index)) {
        segment.opened += 1;
        if (hasTapped) segment.clicked += 1;
      }
    });
    return {
      simulated: true,
      requestId: record.requestId,
      delivered: record.delivered,
      opened: counted.seen.people,
      clicked: counted.tapped.people,
      blocked,
      links: counted.links.map(({ seq, url, taps }) => ({
        seq,
        url,
        taps: taps.total,
        people: taps.people,
      })),
      segments,
    };
  }
}

function slot(table: Record<string, SegmentTruth>, name = 'unknown'): SegmentTruth {
  table[name] ??= { delivered: 0, opened: 0, clicked: 0 };
  return table[name];
}
