import { setMaxListeners } from 'node:events';
import type { StoredSend } from '#shared/domain/outbox';
import { type AppError, appError } from '#shared/errors/app-error';
import { readQuota } from './check';
import { contentHash } from './content-hash';
import type { NewEvent } from './events';
import { followNarrowcast } from './follow-narrowcast';
import { logError } from './log';
import { mostOf } from './most-of';
import type { OutboxPorts, SendAccount } from './ports';
import type { RecipientLists } from './recipient-list';
import { isOpen, type SendRecord } from './record';
import { CANCELLED, type RunPorts, runSend } from './runner';
import type { Waiting } from './view';

interface Running {
  startedAt: Date;
  stop: AbortController;
  done: Promise<void>;
  waiting: Waiting;
}

/** Carries sends out: connects, holds the account's lock, looks at the quota, runs, follows. */
export class Delivery {
  private readonly running = new Map<string, Running>();
  private readonly following = new Map<string, { stop: AbortController; done: Promise<void> }>();
  private readonly locks = new Map<string, { users: number; release(): void }>();
  /** Sends whose account could not be reached when they were due. */
  private readonly unreachable = new Map<string, Waiting>();

  constructor(
    private readonly ports: OutboxPorts,
    private readonly lists: RecipientLists,
    private readonly note: (event: NewEvent) => Promise<void>,
  ) {}

  isRunning({ send }: SendRecord): boolean {
    return this.running.has(send.id);
  }

  wasUnreachable({ send }: SendRecord): boolean {
    return this.unreachable.has(send.id);
  }

  waitingOf({ send }: SendRecord): Waiting {
    return this.running.get(send.id)?.waiting ?? this.unreachable.get(send.id) ?? null;
  }

  /** Sends what is open of it; answers when that is over or a person has to decide. */
  start(record: SendRecord, includeUntried: boolean): Promise<void> {
    const { id } = record.send;
    const known = this.running.get(id);
    if (known) return known.done;
    const entry: Running = {
      startedAt: this.ports.now(),
      stop: new AbortController(),
      done: Promise.resolve(),
      waiting: null,
    };
    // as many wait for it as there are requests under way
    setMaxListeners(0, entry.stop.signal);
    this.running.set(id, entry);
    entry.done = this.carryOut(record, includeUntried, entry)
      .catch((error: unknown) => {
        // The log cannot be written: nothing more leaves, and the screen says why.
        entry.stop.abort();
        this.unreachable.set(id, this.waitingFor(logError(error)));
      })
      .finally(() => {
        this.running.delete(id);
        this.ports.onChange();
        if (!entry.stop.signal.aborted) this.follow(record);
      });
    return entry.done;
  }

  async settled({ send }: SendRecord): Promise<void> {
    await this.running.get(send.id)?.done;
  }

  async followed(record: SendRecord): Promise<void> {
    this.follow(record);
    await this.following.get(record.send.id)?.done;
  }

  /** A person stops it: what is under way is finished, nothing new begins. */
  async cancel({ send }: SendRecord): Promise<void> {
    const entry = this.running.get(send.id);
    entry?.stop.abort(CANCELLED);
    await entry?.done;
  }

  /** The app ends or the outbox is paused; the log says where to go on. */
  stopAll(): void {
    for (const { stop } of this.running.values()) stop.abort();
    for (const { stop } of this.following.values()) stop.abort();
  }

  async idle(): Promise<void> {
    while (this.running.size + this.following.size > 0) {
      await Promise.all(
        [...this.running.values(), ...this.following.values()].map(({ done }) => done),
      );
    }
  }

  /** Follows an accepted narrowcast to its end; does nothing for anything else. */
  follow(record: SendRecord): void {
    const { send } = record;
    const outcome = record.parts[0]?.outcome;
    if (send.target.method !== 'narrowcast' || this.following.has(send.id)) return;
    if (outcome?.kind !== 'accepted' || outcome.requestId === null) return;
    if (record.progress && isFinal(record.progress.phase)) return;
    const stop = new AbortController();
    const { requestId } = outcome;
    const done = this.withAccount(record, (account) =>
      followNarrowcast(requestId, {
        line: account.line,
        clock: this.ports.clock,
        known: record.progress,
        stop: stop.signal,
        onProgress: (progress) => this.note({ type: 'progress', id: send.id, progress }),
      }),
    )
      .catch(() => undefined)
      .finally(() => void this.following.delete(send.id));
    this.following.set(send.id, { stop, done });
  }

  private async carryOut(
    record: SendRecord,
    includeUntried: boolean,
    entry: Running,
  ): Promise<void> {
    const { send } = record;
    const wasSeen = record.parts.some(
      ({ triedAt, outcome }) => triedAt !== null || outcome !== null,
    );
    await this.withAccount(record, async (account) => {
      this.unreachable.delete(send.id);
      if (!(await this.isAsAgreed(record))) return this.stopped(record, CONTENT_CHANGED, false);
      if (!includeUntried) return this.run(record, account, entry, NOTHING_NEW);
      const room = await this.guard(record, account);
      if (room === 'later') return;
      // What may have arrived is settled all the same; only new requests need room in the quota.
      const isNothing = room.only?.size === 0;
      if (isNothing && !wasSeen)
        return this.stopped(record, room.leftOver ?? CONTENT_CHANGED, true);
      if (!isNothing) {
        const media = await this.ports.seeMedia(send.messages);
        if (!media.ok && media.error.code === 'media.unreachable') {
          // perhaps it is only our line; its grace decides how long that may last
          this.unreachable.set(send.id, this.waitingFor(media.error));
          return;
        }
        if (!media.ok && !wasSeen) return this.stopped(record, media.error, true);
        if (!media.ok) {
          const rest = { only: new Set<number>(), leftOver: media.error };
          return this.run(record, account, entry, rest);
        }
      }
      await this.run(record, account, entry, room);
    });
  }

  private run(record: SendRecord, account: SendAccount, entry: Running, room: Room) {
    const { target } = record.send;
    return runSend(record, {
      line: account.line,
      note: this.note,
      now: this.ports.now,
      clock: this.ports.clock,
      random: this.ports.random,
      recipients: async (from, count) =>
        target.method === 'multicast' ? this.lists.slice(target.list, from, count) : [],
      onWaiting: (waiting) => {
        const changed = entry.waiting !== waiting;
        entry.waiting = waiting;
        if (changed) this.ports.onChange();
      },
      startedAt: entry.startedAt,
      stop: entry.stop.signal,
      includeUntried: true,
      ...room,
    });
  }

  /** What of it may go. `later`: LINE does not answer; the next look tries again. */
  private async guard(record: SendRecord, account: SendAccount): Promise<Room | 'later'> {
    const { line } = account;
    const { send } = record;
    const open = record.parts.filter((part) => part.outcome === null && part.triedAt === null);
    if (open.length === 0) return {};
    const wanted = await this.peopleOf(send, open, account);
    const { maxRecipients, keepLeft } = send.guard;
    if (wanted === 'unknown') {
      const facts = { limit: maxRecipients ?? 0, actual: 0 };
      return nothing('outbox.recipientsUnknown', 'LINE does not say how many it reaches.', facts);
    }
    if (maxRecipients !== null && wanted !== null && wanted > maxRecipients) {
      const facts = { limit: maxRecipients, actual: wanted };
      return nothing('outbox.tooManyRecipients', 'This send may not go to so many people.', facts);
    }
    const quota = await readQuota(line);
    if (!quota.ok) {
      if (quota.error.retry === 'never') return { only: new Set(), leftOver: quota.error };
      this.unreachable.set(send.id, this.waitingFor(quota.error));
      return 'later';
    }
    const { left, limit, used } = quota.value;
    const isUntouched = open.length === record.parts.length;
    if (used !== null && isUntouched) await this.ports.onCount?.(send.channelId, { limit, used });
    if (left === null || wanted === null) return {};
    const room = left - (keepLeft ?? 0);
    if (wanted <= room) return {};
    // What was expected of a broadcast is a plan's guess; before it is refused, LINE says whom it reaches.
    const reach = send.target.method === 'broadcast' ? await account.targetReach() : null;
    if (reach !== null && reach <= room) return {};
    // LINE itself keeps a narrowcast within the quota; a list is cut here.
    if (send.partial !== 'refuse' && send.target.method === 'narrowcast' && room > 0) return {};
    const short = nothing(
      'outbox.quotaTooSmall',
      'The month’s messages do not suffice for this send.',
      {
        limit: Math.max(0, room),
        actual: reach ?? wanted,
      },
    );
    const canCut = send.partial === 'upToQuota' && send.target.method === 'multicast';
    return canCut ? { ...short, only: await this.cutTo(record, room) } : short;
  }

  /**
   * Whom the open parts go to at most; null: nobody has counted, and nothing was to be kept to. What keeps to a number
   * is held against LINE's own: a broadcast has no limit and goes to every friend, so LINE's last count of them
   * decides and not a plan's guess; a narrowcast takes its limit along (`mostOf`).
   */
  private async peopleOf(
    send: StoredSend,
    open: readonly { count: number | null }[],
    account: SendAccount,
  ): Promise<number | null | 'unknown'> {
    const isCounted = open.every(({ count }) => count !== null);
    const expected = isCounted ? open.reduce((sum, { count }) => sum + (count ?? 0), 0) : null;
    const { maxRecipients, keepLeft } = send.guard;
    if (maxRecipients === null && keepLeft === null) return expected;
    const { method } = send.target;
    if (method === 'broadcast') return (await account.targetReach()) ?? 'unknown';
    if (method !== 'narrowcast' || expected !== null || keepLeft === null) return expected;
    return mostOf(send) ?? (await account.targetReach()) ?? 'unknown';
  }

  /** Untried parts of together `room` recipients, the last one made to fit. */
  private async cutTo(record: SendRecord, room: number): Promise<Set<number>> {
    const only = new Set<number>();
    let left = room;
    for (const part of [...record.parts]) {
      const { index, count } = part;
      if (part.outcome !== null || part.triedAt !== null || count === null || left <= 0) continue;
      if (count > left) {
        const retryKey = this.ports.randomUuid();
        await this.note({ type: 'split', id: record.send.id, part: index, count: left, retryKey });
      }
      only.add(index);
      left -= count;
    }
    return only;
  }

  private async isAsAgreed({ send }: SendRecord): Promise<boolean> {
    if (contentHash(send, this.ports.sha256) !== send.contentHash) return false;
    return send.target.method !== 'multicast' || this.lists.isWhole(send.target.list);
  }

  private stopped({ send }: SendRecord, error: AppError, canContinue: boolean): Promise<void> {
    return this.note({ type: 'stopped', id: send.id, error, canContinue });
  }

  /** One process per account: its lock is held while anything of ours is under way there. */
  private async withAccount(
    record: SendRecord,
    use: (account: SendAccount) => Promise<void>,
  ): Promise<void> {
    const { send } = record;
    const account = await this.ports.connect(send.channelId);
    if (!account.ok) {
      const { error } = account;
      const canPass = error.retry === 'safe' || error.retry === 'after';
      if (canPass) this.unreachable.set(send.id, this.waitingFor(error));
      else if (record.phase.phase === 'due' || record.parts.some(isOpen)) {
        await this.stopped(record, error, true);
      }
      return;
    }
    const { botUserId } = account.value;
    const held = this.locks.get(botUserId);
    if (held) held.users += 1;
    else {
      const lock = this.ports.lockAccount(botUserId);
      // Another Tapestry is sending on this account; the next look tries again.
      if (!lock) return;
      this.locks.set(botUserId, { users: 1, release: () => lock.release() });
    }
    try {
      await use(account.value);
    } finally {
      const lock = this.locks.get(botUserId);
      if (lock) {
        lock.users -= 1;
        if (lock.users === 0) {
          this.locks.delete(botUserId);
          lock.release();
        }
      }
    }
  }

  private waitingFor(error: AppError): Waiting {
    const now = this.ports.now().toISOString();
    return { error, since: now, nextTryAt: now };
  }
}

/** Which untried parts may go, and why the others may not. */
type Room = Partial<Pick<RunPorts, 'includeUntried' | 'only' | 'leftOver'>>;
const NOTHING_NEW: Room = { includeUntried: false };

const nothing = (
  code: string,
  message: string,
  details: { limit: number; actual: number },
): Room => ({
  only: new Set(),
  leftOver: appError(code, message, { details }),
});

const isFinal = (phase: string): boolean => !['waiting', 'sending'].includes(phase);

const CONTENT_CHANGED = appError(
  'outbox.contentChanged',
  'What would be sent is no longer what was agreed to.',
);
