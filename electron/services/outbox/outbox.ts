import { newId, type SendId } from '#shared/domain/ids';
import type {
  OutboxState,
  Send,
  SendCheck,
  SendConfirmation,
  SendDecision,
  SendRequest,
  StoredSend,
} from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { cannotSeal } from './capsule/from-send';
import { checkSend, confirmationError, needsNumber, requestProblems } from './check';
import { Decisions } from './decisions';
import { Delivery } from './delivery';
import { DueLook } from './due-look';
import type { NewEvent } from './events';
import { logError, OutboxLog, type ReadLog, readLog } from './log';
import type { OutboxPorts } from './ports';
import { RecipientLists } from './recipient-list';
import {
  apply,
  emptyRecords,
  foldEvents,
  isTouched,
  type OutboxRecords,
  type SendRecord,
} from './record';
import { storeRequest } from './store-request';
import { viewOf } from './view';

/** How long what is under way may take when the app ends. */
const CLOSE_MS = 2_000;

/**
 * The durable outbox of one workspace. What is due is sent once, or its state asks a person; a send is
 * never repeated in silence.
 */
export class Outbox {
  private readonly records: OutboxRecords;
  private readonly delivery: Delivery;
  private readonly lists: RecipientLists;
  private ticking: Promise<void> | null = null;
  /** Those who ask "is it there?" before they put it there come one after the other. */
  private taking: Promise<unknown> = Promise.resolve();
  private readonly decisions: Decisions;
  private readonly due: DueLook;

  private constructor(
    private readonly ports: OutboxPorts,
    private readonly log: OutboxLog | null,
    known: ReadLog | null,
    private readonly isCopy: boolean,
  ) {
    this.records = known ? foldEvents(known.events) : emptyRecords();
    this.lists = new RecipientLists(ports.folder);
    const note = (event: NewEvent) => this.note(event);
    this.delivery = new Delivery(ports, this.lists, note);
    this.due = new DueLook({
      ports,
      delivery: this.delivery,
      note,
      isPaused: () => this.isPaused(),
      isForeign: () => this.hasForeignLog(),
    });
    this.decisions = new Decisions({
      ports,
      delivery: this.delivery,
      note,
      writing: (work) => this.writing(work),
      view: (record) => this.view(record),
      viewById: (id) => this.viewById(id),
      isPaused: () => this.isPaused(),
    });
  }

  static async open(ports: OutboxPorts): Promise<Result<Outbox>> {
    const known = await readLog(ports.folder);
    if (!known.ok) return known;
    const last = known.value ? foldEvents(known.value.events).workspaceId : null;
    const isCopy = last !== null && last !== ports.workspaceId;
    if (ports.readOnly) return ok(new Outbox(ports, null, known.value, isCopy));
    const log = await OutboxLog.open(ports.folder, known.value, ports.now);
    if (!log.ok) return log;
    try {
      const outbox = new Outbox(ports, log.value, known.value, isCopy);
      if (last === null) {
        await outbox.note({ type: 'opened', format: 1, workspaceId: ports.workspaceId });
      }
      if ((known.value?.damagedLines ?? 0) > 0 && !outbox.records.paused) {
        await outbox.note({ type: 'paused', reason: 'damaged' });
      }
      return ok(outbox);
    } catch (error) {
      await log.value.close();
      return fail(logError(error));
    }
  }

  state(): OutboxState {
    const due = [...this.records.sends.values()].filter(({ phase }) => phase.phase === 'due');
    return {
      paused: this.pausedBy(),
      nextDueAt: due.map(({ dueAt }) => dueAt).sort(byTime)[0] ?? null,
      sends: [...this.records.sends.values()]
        .map((record) => this.view(record))
        .sort((a, b) => -byTime(a.dueAt, b.dueAt)),
    };
  }

  find(id: SendId): { send: StoredSend; view: Send } | null {
    const record = this.records.sends.get(id);
    return record ? { send: record.send, view: this.view(record) } : null;
  }

  recipientsOf({ target }: StoredSend, from: number, count: number): Promise<string[]> {
    if (target.method === 'multicast') return this.lists.slice(target.list, from, count);
    return Promise.resolve(target.method === 'push' ? [target.to] : []);
  }

  /** Asks LINE what would happen; sends nothing. */
  async check(request: SendRequest): Promise<Result<SendCheck>> {
    const account = await this.ports.connect(request.channelId);
    return account.ok ? checkSend(request, account.value, this.ports.now()) : account;
  }

  /**
   * Takes a send in; durable when it answers. Nothing leaves before its due time, and from a button not
   * before the time to take it back is over.
   */
  async enqueue(
    request: SendRequest,
    options: { confirmation?: SendConfirmation | null; isDraft?: boolean } = {},
  ): Promise<Result<Send>> {
    const kind = await this.ports.kindOf(request.channelId);
    if (!kind.ok) return kind;
    const [problem] = requestProblems(request, this.ports.now()).filter(
      (p) => p.severity === 'error',
    );
    if (problem) {
      return fail(
        appError('outbox.hasProblems', problem.message, {
          path: problem.path,
          details: { code: problem.code, first: problem.message },
        }),
      );
    }
    const { send, to } = storeRequest(request, {
      id: newId('snd', this.ports.randomBytes),
      createdAt: this.ports.now().toISOString(),
      uuid: this.ports.randomUuid,
      sha256: this.ports.sha256,
    });
    const { target } = send;
    const count =
      target.method === 'push' ? 1 : target.method === 'multicast' ? target.count : send.expected;
    if (options.isDraft !== true) {
      const needed = needsNumber(kind.value, target.method, count);
      const unconfirmed = confirmationError(needed, count, options.confirmation ?? null);
      if (unconfirmed) return fail(unconfirmed);
    }
    return this.writing(async () => {
      if (target.method === 'multicast') await this.lists.put(to);
      await this.note({ type: 'enqueued', isDraft: options.isDraft === true, send });
      return this.viewById(send.id);
    });
  }

  /** Takes in a send that was agreed to elsewhere, with the keys it has; a known one is left as it is. */
  adopt(send: StoredSend, to: readonly string[]): Promise<Result<Send>> {
    return this.writing(async () => {
      if (!this.records.sends.has(send.id)) {
        if (send.target.method === 'multicast') await this.lists.put(to);
        await this.note({ type: 'enqueued', isDraft: false, send });
      }
      return this.viewById(send.id);
    });
  }

  /** Sends one now and nothing else; answers when it is over or asks. Narrowcasts are followed by `tick`. */
  async run(id: SendId): Promise<Result<Send>> {
    const record = this.records.sends.get(id);
    if (!record) return fail(appError('outbox.unknownSend', 'This send is not in the outbox.'));
    if (this.isPaused()) {
      return fail(appError('outbox.paused', 'The outbox is paused. Let it run first.'));
    }
    const { phase } = record.phase;
    if (phase === 'due' || phase === 'sending') await this.delivery.start(record, true);
    return this.viewById(id);
  }

  /** What is under way is finished, nothing new begins; the log says where to go on. */
  interrupt(): void {
    this.delivery.stopAll();
  }

  /** Waits until nothing of this send is under way. */
  async settled(id: SendId): Promise<void> {
    const record = this.records.sends.get(id);
    if (record) await this.delivery.settled(record);
  }

  /** Waits until LINE is through with a narrowcast; at once for anything else. */
  async followed(id: SendId): Promise<void> {
    const record = this.records.sends.get(id);
    if (record) await this.delivery.followed(record);
  }

  /** LINE had accepted every part before this process asked. */
  wereAllRepeats(id: SendId): boolean {
    const parts = this.records.sends.get(id)?.parts ?? [];
    return parts.every(({ outcome }) => outcome?.kind === 'accepted' && outcome.repeated);
  }

  /**
   * Another machine takes a waiting send over: `write` puts it where that machine finds it, then this outbox lets
   * go. Should this one die in between, both have the same retry keys, and LINE takes it once.
   */
  async handOver<T>(id: SendId, write: () => Promise<Result<T>>): Promise<Result<T>> {
    const record = this.records.sends.get(id);
    const waits = record?.phase.phase === 'due' || record?.phase.phase === 'draft';
    if (!record || !waits || this.delivery.isRunning(record) || record.parts.some(isTouched)) {
      return cannotSeal();
    }
    // held meanwhile, so that its time does not come while the file is written
    const held = await this.writing(async () => {
      await this.note({ type: 'held', id });
      return ok(null);
    });
    if (!held.ok) return held;
    const written = await write();
    if (!written.ok) return written;
    const gone = await this.sealed(id);
    return gone.ok ? written : gone;
  }

  /** Lets go of a send that a capsule has taken over. */
  sealed(id: SendId): Promise<Result<Send>> {
    return this.writing(async () => {
      await this.note({ type: 'cancelled', id, sealed: true });
      return this.viewById(id);
    });
  }

  /** Takes a send in unless one with its origin is there: that one is then the answer. */
  enqueueOnce(request: SendRequest, confirmation: SendConfirmation | null): Promise<Result<Send>> {
    const taken = this.taking.then(async () => {
      const known = this.findByOrigin(request.channelId, request.origin);
      return known ? ok(known) : this.enqueue(request, { confirmation });
    });
    this.taking = taken.catch(() => undefined);
    return taken;
  }

  /** The newest send that came from the same thing and was not given up. */
  findByOrigin(
    channelId: string,
    { kind, documentId, itemId }: SendRequest['origin'],
  ): Send | null {
    const same = [...this.records.sends.values()].filter(
      ({ send, phase, parts }) =>
        send.channelId === channelId &&
        send.origin.kind === kind &&
        send.origin.documentId === documentId &&
        send.origin.itemId === itemId &&
        // what a capsule took over, or what may have arrived, is not undone by giving it up here
        (phase.phase !== 'cancelled' || phase.sealed || parts.some(isTouched)),
    );
    const newest = same.at(-1);
    return newest ? this.view(newest) : null;
  }

  async decide(
    id: SendId,
    decision: SendDecision,
    confirmation: SendConfirmation | null = null,
  ): Promise<Result<Send>> {
    const record = this.records.sends.get(id);
    if (!record) return fail(appError('outbox.unknownSend', 'This send is not in the outbox.'));
    return this.decisions.decide(record, decision, confirmation);
  }

  pause(): Promise<Result<null>> {
    return this.writing(async () => {
      if (!this.records.paused) await this.note({ type: 'paused', reason: 'person' });
      this.delivery.stopAll();
      return ok(null);
    });
  }

  /** A person lets it run. In a copied workspace each unfinished send of the original then asks for itself. */
  resume(): Promise<Result<null>> {
    return this.writing(async () => {
      if (this.hasForeignLog()) {
        for (const record of this.records.sends.values()) await this.decisions.disown(record);
        await this.note({ type: 'opened', format: 1, workspaceId: this.ports.workspaceId });
      }
      if (this.records.paused) await this.note({ type: 'resumed' });
      return ok(null);
    });
  }

  /** The system says that the computer slept: the gap in the clocks is no jump. */
  woke(): void {
    this.due.woke();
  }

  /** Starts what is due, notices what was missed, takes up what was cut off. One at a time. */
  tick(): Promise<void> {
    if (this.log === null) return Promise.resolve();
    this.ticking ??= this.due.look([...this.records.sends.values()]).finally(() => {
      this.ticking = null;
    });
    return this.ticking;
  }

  /** Waits until nothing is being sent; for the command line and for tests. */
  async idle(): Promise<void> {
    await this.ticking;
    await this.delivery.idle();
  }

  async close(): Promise<void> {
    this.delivery.stopAll();
    // A request that LINE lets hang does not keep the app from ending; the log knows that it was begun.
    await Promise.race([this.idle(), this.ports.clock.sleep(CLOSE_MS)]);
    await this.log?.close();
  }

  private hasForeignLog(): boolean {
    return this.isCopy && this.records.workspaceId !== this.ports.workspaceId;
  }

  private isPaused(): boolean {
    return this.pausedBy() !== null;
  }

  private pausedBy(): OutboxState['paused'] {
    if (this.hasForeignLog()) return { reason: 'copied', since: this.ports.now().toISOString() };
    const { paused } = this.records;
    return paused && { reason: paused.reason, since: paused.at };
  }

  private view(record: SendRecord): Send {
    return viewOf(record, this.delivery.waitingOf(record));
  }

  private viewById(id: SendId): Result<Send> {
    return ok(this.view(this.records.sends.get(id) as SendRecord));
  }

  /** On the disk first, then in the records, then on screen. */
  private async note(event: NewEvent): Promise<void> {
    if (!this.log) throw new Error('a workspace that is open read-only sends nothing');
    const stamped = await this.log.append(event);
    apply(this.records, stamped);
    this.ports.onChange();
  }

  private async writing<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (!this.log) return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    try {
      return await work();
    } catch (error) {
      return fail(logError(error));
    }
  }
}

const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
