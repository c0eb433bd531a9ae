import { Refusal, refusals } from '../refusal';
import { Acceptance } from './acceptance';
import { Narrowcasts } from './narrowcasts';
import type { SendingParts, SendRequest } from './parts';
import type { SendRecord } from './send-record';

/** A reply token is good for a minute, once. */
const REPLY_TOKEN_MS = 60_000;

/** Push, multicast, broadcast and reply; narrowcast, which takes its time, stands beside it. */
export class Sending {
  readonly narrowcasts: Narrowcasts;
  readonly #acceptance: Acceptance;
  /** Reply tokens that webhooks carried, with their user and end. */
  readonly #replyTokens = new Map<string, { index: number; until: number }>();

  constructor(private readonly parts: SendingParts) {
    this.#acceptance = new Acceptance(parts);
    this.narrowcasts = new Narrowcasts(parts, this.#acceptance);
  }

  get used(): number {
    return this.#acceptance.used;
  }

  refuseRepeated(retryKey: string | null): void {
    this.#acceptance.refuseRepeated(retryKey);
  }

  push(request: SendRequest, to: string): SendRecord {
    const index = this.parts.followers.indexOf(to);
    // Neither groups nor rooms exist here, so nobody but a follower is known.
    if (index === null) throw new Refusal(400, 'Failed to send messages');
    const isReached = this.parts.people().isFriendAt(index, this.parts.clock.now());
    this.#acceptance.refuseBeyondQuota(isReached ? 1 : 0);
    return this.#acceptance.accept(request, {
      kind: 'push',
      recipients: { type: 'few', indexes: isReached ? [index] : [] },
      delivered: isReached ? 1 : 0,
      sentMessages: this.#acceptance.sentMessages(request.messages),
      narrowcast: null,
    });
  }

  /** Strangers and those who have blocked the account are left out without a word. */
  multicast(request: SendRequest, to: readonly string[]): SendRecord {
    const people = this.parts.people();
    const now = this.parts.clock.now();
    const indexes = [...new Set(to)]
      .map((userId) => this.parts.followers.indexOf(userId))
      .filter((index): index is number => index !== null && people.isFriendAt(index, now));
    this.#acceptance.refuseBeyondQuota(indexes.length);
    return this.#acceptance.accept(request, {
      kind: 'multicast',
      recipients: { type: 'few', indexes },
      delivered: indexes.length,
      sentMessages: null,
      narrowcast: null,
    });
  }

  broadcast(request: SendRequest): SendRecord {
    const friends = this.parts.people().friendsAt(this.parts.clock.now()).size;
    this.#acceptance.refuseBeyondQuota(friends);
    return this.#acceptance.accept(request, {
      kind: 'broadcast',
      recipients: { type: 'everyone' },
      delivered: friends,
      sentMessages: null,
      narrowcast: null,
    });
  }

  reply(request: SendRequest, replyToken: string): SendRecord {
    const known = this.#replyTokens.get(replyToken);
    this.#replyTokens.delete(replyToken);
    if (!known || known.until < this.parts.clock.now()) throw refusals.replyToken();
    return this.#acceptance.accept(request, {
      kind: 'reply',
      recipients: { type: 'few', indexes: [known.index] },
      delivered: 1,
      sentMessages: this.#acceptance.sentMessages(request.messages),
      narrowcast: null,
    });
  }

  /** Makes a token that one reply to this user may use. */
  newReplyToken(index: number): string {
    const now = this.parts.clock.now();
    for (const [token, { until }] of this.#replyTokens) {
      if (until < now) this.#replyTokens.delete(token);
    }
    const token = this.parts.hex(32);
    this.#replyTokens.set(token, { index, until: now + REPLY_TOKEN_MS });
    return token;
  }
}
