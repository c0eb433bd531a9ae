import { Reactions } from '../behaviour/reactions';
import type { BehaviourSettings } from '../behaviour/settings';
import type { BlobShelf } from '../persistence';
import type { SendBook } from '../sending/send-book';
import { People } from './people';

export interface CrowdParts {
  count: number;
  seed: number;
  openedAt: number;
  book: SendBook;
  lists: BlobShelf;
  behaviourOf: (number: number) => BehaviourSettings;
}

/** The followers and what they do; made when somebody first asks, from the seed and the sends so far. */
export class Crowd {
  #made: { people: People; reactions: Reactions } | null = null;

  constructor(private readonly parts: CrowdParts) {}

  get people(): People {
    return this.#ready().people;
  }

  get reactions(): Reactions {
    return this.#ready().reactions;
  }

  /** The same people, before anything happened to them. */
  reset(): void {
    this.#made = null;
  }

  #ready(): { people: People; reactions: Reactions } {
    if (this.#made) return this.#made;
    const { count, seed, openedAt, book, lists, behaviourOf } = this.parts;
    const people = new People(count, seed, openedAt);
    const reactions = new Reactions(book, people, lists, behaviourOf);
    this.#made = { people, reactions };
    // Who has blocked the account is not stored: it follows from what was sent.
    const sent = book.records.filter((record) => record.delivered > 0 && record.kind !== 'reply');
    for (const record of [...sent].sort((a, b) => a.sentAt - b.sentAt)) reactions.settle(record);
    return this.#made;
  }
}
