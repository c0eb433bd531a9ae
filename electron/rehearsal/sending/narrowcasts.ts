import { createHash } from 'node:crypto';
import { DAY_MS } from '../days';
import { FollowerSet } from '../people/follower-set';
import { mix } from '../people/rolls';
import { Refusal, refusals } from '../refusal';
import type { Acceptance } from './acceptance';
import type { AudienceForSending, SendingParts, SendRequest } from './parts';
import { demographicTest, depthOf, leavesOf, MOST_NESTED, recipientTest } from './recipient-tree';
import type { NarrowcastJob, SendRecord } from './send-record';

/** Filtering takes so long, whatever the size. */
const WAITING_MS = 2_000;
const SENT_PER_SECOND = 20_000;
const SENDING_AT_LEAST_MS = 2_000;
/** Progress can be asked for, and a narrowcast named as recipient, for 14 days. */
const PROGRESS_MS = 14 * DAY_MS;
/** Privacy: fewer friends, or fewer recipients, than this and nothing goes out. */
const FEWEST_FRIENDS = 100;
const FEWEST_RECIPIENTS = 50;

const FAILURES: Record<number, string> = {
  1: 'An internal error occurred.',
  2: "An error occurred because there weren't enough recipients.",
  4: 'An audience of less than 50 recipients is included as a condition of sending.',
  5: 'Messages were canceled from being sent in order to prevent partial delivery.',
};

export interface NarrowcastRequest {
  recipient: unknown;
  demographic: unknown;
  max: number | null;
  upToRemainingQuota: boolean;
  forbidPartialDelivery: boolean;
}

/** Narrowcast as LINE runs it: accepted at once, filtered, then sent; each may take a while. */
export class Narrowcasts {
  constructor(
    private readonly parts: SendingParts,
    private readonly acceptance: Acceptance,
  ) {}

  accept(request: SendRequest, wanted: NarrowcastRequest): SendRecord {
    const { clock, people } = this.parts;
    const now = clock.now();
    const reach = people().friendsAt(now).size;
    if (Math.max(depthOf(wanted.recipient), depthOf(wanted.demographic)) > MOST_NESTED)
      throw refusals.property('recipient');
    if (wanted.demographic !== undefined && reach < FEWEST_FRIENDS)
      throw refusals.notEnoughFriends();
    this.#refuseUnusable(wanted.recipient, now);
    const remaining = this.acceptance.remaining;
    const cap = Math.min(reach, wanted.max ?? Number.POSITIVE_INFINITY);
    const reserved = wanted.upToRemainingQuota ? Math.min(cap, remaining) : cap;
    // The whole reach is held back when nothing limits it, however few are meant.
    if (reserved > remaining || remaining <= 0) throw refusals.monthlyLimit();
    const startsAt = now + WAITING_MS;
    return this.acceptance.accept(request, {
      kind: 'narrowcast',
      sentAt: startsAt,
      recipients: { type: 'few', indexes: [] },
      delivered: 0,
      sentMessages: null,
      narrowcast: {
        ...wanted,
        reserved,
        phase: 'waiting',
        startsAt,
        endsAt: null,
        targetCount: null,
        failureCount: 0,
        errorCode: null,
        failedDescription: null,
      },
    });
  }

  /** The progress of a narrowcast, as LINE answers it; null: none, or too long ago. */
  progress(requestId: string): Record<string, unknown> | null {
    const now = this.parts.clock.now();
    const record = this.parts.book.byId(requestId);
    const job = record?.narrowcast;
    if (!record || !job || now - record.acceptedAt > PROGRESS_MS) return null;
    const iso = (ms: number) => new Date(ms).toISOString();
    const isOver = job.phase === 'succeeded' || job.phase === 'failed';
    return {
      phase: job.phase,
      ...(job.phase === 'waiting' ? {} : this.#counts(record, job, now)),
      ...(job.phase === 'failed'
        ? { failedDescription: job.failedDescription ?? '', errorCode: job.errorCode ?? 1 }
        : {}),
      acceptedTime: iso(record.acceptedAt),
      ...(isOver && job.endsAt !== null ? { completedTime: iso(job.endsAt) } : {}),
    };
  }

  /** Moves every running job on to where it has to be by now. */
  settle(): void {
    const now = this.parts.clock.now();
    const jobs = this.parts.book.openJobs;
    for (const record of [...jobs].sort((a, b) => a.sentAt - b.sentAt)) {
      const job = record.narrowcast;
      if (job?.phase === 'waiting' && job.startsAt <= now) this.#start(record);
      if (job?.phase === 'sending' && job.endsAt !== null && job.endsAt <= now) {
        this.parts.book.amend(record, () => {
          job.phase = 'succeeded';
          job.reserved = 0;
        });
        this.parts.changed('narrowcastSucceeded', record.requestId);
      }
    }
  }

  /** Lets a running job fail, as LINE's own machines sometimes do (error code 1). */
  breakDown(requestId: string): boolean {
    const record = this.parts.book.openJobs.find((job) => job.requestId === requestId);
    if (record?.narrowcast?.phase !== 'waiting') return false;
    this.#fail(record, 1, this.parts.clock.now());
    return true;
  }

  #counts(record: SendRecord, job: NarrowcastJob, now: number): Record<string, number> {
    const target = job.targetCount ?? 0;
    const share =
      job.phase === 'sending' && job.endsAt !== null
        ? Math.min(1, (now - job.startsAt) / (job.endsAt - job.startsAt))
        : 1;
    return {
      targetCount: target,
      successCount: Math.floor(record.delivered * share),
      failureCount: Math.floor(job.failureCount * share),
    };
  }

  #refuseUnusable(recipient: unknown, now: number): void {
    const { audiences, requests } = leavesOf(recipient);
    for (const id of audiences) {
      if (this.parts.audience(id)?.isReady !== true)
        throw new Refusal(400, `Invalid audience group id: ${id}`);
    }
    for (const id of requests) {
      const earlier = this.parts.book.byId(id);
      const isUsable =
        earlier?.narrowcast?.phase === 'succeeded' && now - earlier.acceptedAt < PROGRESS_MS;
      if (!isUsable) throw new Refusal(400, `Invalid request id: ${id}`);
    }
  }

  #start(record: SendRecord): void {
    const job = record.narrowcast;
    if (!job) return;
    const people = this.parts.people();
    const { audiences, requests } = leavesOf(job.recipient);
    const sets = new Map<number, AudienceForSending | null>(
      audiences.map((id) => [id, this.parts.audience(id)]),
    );
    const isToAttributes = job.demographic !== undefined && job.demographic !== null;
    const friends = people.friendsAt(job.startsAt);
    const isMeant = recipientTest(
      job.recipient,
      (id) => sets.get(id)?.members ?? new FollowerSet(friends.count),
      (id) => this.#recipientsOf(id),
    );
    const fits = isToAttributes
      ? demographicTest(job.demographic, people, job.startsAt)
      : () => true;
    const found = friends.filter((index) => isMeant(index) && fits(index));

    const strange = [...sets.values()].filter((audience) => audience?.isExempt !== true);
    const isTooSmall = strange.some(
      (audience) => (audience?.members.size ?? 0) < FEWEST_RECIPIENTS,
    );
    const hasMinimum = isToAttributes || strange.length > 0 || requests.length > 0;
    if (audiences.length > 1 && isTooSmall) {
      this.#fail(record, 4, job.startsAt);
      return;
    }
    if (hasMinimum && found.size < FEWEST_RECIPIENTS) {
      this.#fail(record, 2, job.startsAt);
      return;
    }
    if (job.forbidPartialDelivery && found.size > job.reserved) {
      this.#fail(record, 5, job.startsAt);
      return;
    }

    const chosen = found.pick(job.reserved, mix(people.seed, record.number, 77));
    const isEveryone = chosen.size === friends.size;
    const duration = Math.max(SENDING_AT_LEAST_MS, (chosen.size / SENT_PER_SECOND) * 1_000);
    const endsAt = job.startsAt + Math.ceil(duration);
    // Some leave while it is on its way.
    const failures = chosen.filter((index) => !people.isFriendAt(index, endsAt)).size;
    this.parts.book.amend(record, () => {
      record.recipients = isEveryone ? { type: 'everyone' } : this.#keep(chosen);
      record.delivered = chosen.size - failures;
      Object.assign(job, {
        phase: 'sending',
        endsAt,
        targetCount: chosen.size,
        failureCount: failures,
        reserved: chosen.size - failures,
      });
    });
    this.parts.reactions().settle(record);
    this.parts.changed('narrowcastSending', record.requestId);
  }

  #keep(chosen: FollowerSet): SendRecord['recipients'] {
    const bytes = chosen.toBytes();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.parts.lists.put(sha256, bytes);
    return { type: 'list', sha256 };
  }

  #recipientsOf(requestId: string): FollowerSet {
    const record = this.parts.book.byId(requestId);
    const set = new FollowerSet(this.parts.people().count);
    if (record) this.parts.reactions().forEachRecipient(record, (index) => set.add(index));
    return set;
  }

  #fail(record: SendRecord, errorCode: number, at: number): void {
    const job = record.narrowcast;
    if (!job) return;
    this.parts.book.amend(record, () => {
      Object.assign(job, {
        phase: 'failed',
        endsAt: at,
        targetCount: 0,
        reserved: 0,
        errorCode,
        failedDescription: FAILURES[errorCode] ?? '',
      });
    });
    this.parts.changed('narrowcastFailed', record.requestId);
  }
}
