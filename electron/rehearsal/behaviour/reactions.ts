import { DAY_MS } from '../days';
import { FollowerSet } from '../people/follower-set';
import type { People } from '../people/people';
import { mix, textNumber } from '../people/rolls';
import type { BlobShelf } from '../persistence';
import type { SendBook } from '../sending/send-book';
import type { SendRecord } from '../sending/send-record';
import { readContent } from './links';
import { blockTime, emptyOutcome, follow, type Happening, type Outcome } from './outcomes';
import { type ContentProfile, contentProfile, hourInTaipei } from './profile';
import type { BehaviourSettings } from './settings';

/** Profiles kept for the next send of the same content. */
const PROFILES_KEPT = 40;

/** Ties sends to people: who got one, and what they do about it. */
export class Reactions {
  readonly #profiles = new Map<string, ContentProfile>();

  constructor(
    private readonly book: SendBook,
    private readonly people: People,
    private readonly lists: BlobShelf,
    private readonly settingsOf: (behaviour: number) => BehaviourSettings,
  ) {}

  /** Calls with each follower that the send reached. */
  forEachRecipient({ recipients, sentAt }: SendRecord, visit: (index: number) => void): void {
    const { people } = this;
    if (recipients.type === 'few') {
      recipients.indexes.forEach(visit);
    } else if (recipients.type === 'list') {
      const bytes = this.lists.get(recipients.sha256);
      if (bytes) FollowerSet.fromBytes(people.count, bytes).forEach(visit);
    } else {
      for (let index = 0; index < people.count; index += 1) {
        if (people.isFriendAt(index, sentAt)) visit(index);
      }
    }
  }

  /** Decides who blocks because of this send. To be called once, in the order of sending. */
  settle(record: SendRecord): void {
    const happening = this.happening(record);
    if (happening.profile.block === 0) return;
    this.forEachRecipient(record, (index) => {
      const at = blockTime(happening, this.people, index);
      if (at !== 0) this.people.blockFrom(index, at);
    });
  }

  /** Calls with each follower that looks at it, ever, and what they do; `outcome` is reused. */
  forEachReader(record: SendRecord, visit: (index: number, outcome: Outcome) => void): void {
    const happening = this.happening(record);
    const outcome = emptyOutcome();
    this.forEachRecipient(record, (index) => {
      if (!follow(happening, this.people, index, outcome)) return;
      // Who has blocked the account in the meantime does not come back for it.
      if (this.people.isFriendAt(index, outcome.openAt)) visit(index, outcome);
    });
  }

  happening(record: SendRecord): Happening {
    const messages = this.book.messagesOf(record);
    return {
      salt: mix(this.people.seed, record.number, textNumber(record.contentHash)),
      sentAt: record.sentAt,
      content: readContent(messages),
      profile: this.#profile(record, messages),
    };
  }

  #profile(record: SendRecord, messages: readonly unknown[]): ContentProfile {
    const week = this.#sendsInAWeek(record);
    const key = `${record.contentHash} ${hourInTaipei(record.sentAt)} ${week} ${record.behaviour}`;
    const known = this.#profiles.get(key);
    if (known) return known;
    const text = JSON.stringify(messages);
    const settings = this.settingsOf(record.behaviour);
    const made = contentProfile(record.contentHash, text, record.sentAt, week, settings);
    if (this.#profiles.size >= PROFILES_KEPT) this.#profiles.clear();
    this.#profiles.set(key, made);
    return made;
  }

  /** Sends to many in the seven days before this one. */
  #sendsInAWeek(record: SendRecord): number {
    const { records } = this.book;
    let found = 0;
    for (let at = Math.min(record.number, records.length) - 2; at >= 0; at -= 1) {
      const earlier = records[at];
      if (!earlier || record.sentAt - earlier.acceptedAt > 7 * DAY_MS) break;
      if (earlier.kind === 'broadcast' || earlier.kind === 'narrowcast') found += 1;
    }
    return found;
  }
}
