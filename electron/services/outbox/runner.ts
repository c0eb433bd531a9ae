import { type AppError, appError, ok, type Result } from '#shared/errors/app-error';
import type { SendOptions } from '../../line/sending-port';
import type { NewEvent } from './events';
import { keyAge } from './key-age';
import { mostOf } from './most-of';
import type { OutboxPorts, SendingLine } from './ports';
import { isOpen, isTouched, isUncertain, type PartRecord, type SendRecord } from './record';
import type { Waiting } from './view';

export interface RunPorts extends Pick<OutboxPorts, 'now' | 'clock' | 'random'> {
  line: SendingLine;
  /** Writes to the log and into the record; durable when it answers. */
  note(event: NewEvent): Promise<void>;
  /** Recipients `from` up to `from + count` of the list. */
  recipients(from: number, count: number): Promise<readonly string[]>;
  onWaiting(waiting: Waiting): void;
  /** When it was decided that it goes now. */
  startedAt: Date;
  /** Aborted when a person cancels or the app ends: what is under way is finished, nothing new begins. */
  stop: AbortSignal;
  /** Of a cut-off send only what may have arrived is settled; false leaves the rest for a person. */
  includeUntried: boolean;
  /** What the quota has room for; all when absent. The rest stays open for `leftOver`'s reason. */
  only?: ReadonlySet<number>;
  leftOver?: AppError;
}

/** Many requests at once keep the line full: LINE answers slower than it takes. */
const AT_ONCE = 24;
const isUncertainError = (error: AppError): boolean => error.details?.isUncertain === true;

const BASE_WAIT_MS = 400;
/** Short enough to be back some seconds after LINE is. */
const MAX_WAIT_MS = 6_000;
/** So many refusals in a row are not about single people any more. */
const REFUSALS_IN_A_ROW = 3;

/** LINE said no before doing anything, for a reason that a person can mend: the whole send stops. */
const MENDABLE = new Set([
  'line.unauthorized',
  'line.forbidden',
  'line.monthlyLimit',
  'channel.tokenMissing',
]);
/** Nothing was done although there was an answer: the key is still unused. */
const NOT_DONE = new Set(['line.rateLimited', 'line.tooManyAtOnce']);

type End =
  | null
  | { kind: 'stopped'; error: AppError; canContinue: boolean }
  | { kind: 'missed' }
  | {
      kind: 'asked';
      reason: 'keyTooOld' | 'clockJump' | 'windowClosed' | 'stopped';
      error: AppError | null;
    };

/**
 * Sends what is open of one send. Answers when every part has its outcome or when going on is a
 * person's decision; then the log says which.
 */
export async function runSend(record: SendRecord, ports: RunPorts): Promise<void> {
  const { send } = record;
  const mayGo = ({ index }: PartRecord) => ports.only?.has(index) ?? true;
  const queue = record.parts.filter(
    (part) => isUncertain(part) || (ports.includeUntried && isOpen(part) && mayGo(part)),
  );
  let end: End = null;
  let refusalsInARow = 0;
  /** When it last came on; a computer that slept or a LINE that was away leaves a gap after it. */
  let cameOnMs = Math.max(ports.startedAt.getTime(), Date.parse(record.touchedAt));
  let isTooLate = false;
  let isTooLateEnd = false;
  /** The failure that keeps a part waiting, by part. */
  const waiting = new Map<number, { error: AppError; since: string; nextTryAt: string }>();
  const tellWaiting = () => ports.onWaiting([...waiting.values()][0] ?? null);
  /** It is only too late for what has not been tried: what may have arrived is settled all the same. */
  const goesOn = (mayHaveArrived: boolean) =>
    !ports.stop.aborted && (end === null || (isTooLateEnd && mayHaveArrived));

  const shared: PartRecord[] = [];
  const working = new Set<Promise<void>>();
  /** Parts that wait for their next try, and workers that go on in their place. */
  let standIns = 0;

  // The first one alone: when LINE refuses the message itself, it is asked once and not three thousand times.
  const [first, ...rest] = queue;
  if (first) await work([first]);
  if (goesOn(true)) {
    shared.push(...rest);
    for (let at = Math.min(AT_ONCE, rest.length); at > 0; at -= 1) begin();
    while (working.size > 0) await Promise.all(working);
  }
  ports.onWaiting(null);
  await conclude();

  /** The first reason counts. */
  function over(why: End): void {
    end ??= why;
  }

  function begin(): void {
    const worker = work(shared).finally(() => working.delete(worker));
    working.add(worker);
  }

  async function work(from: PartRecord[]): Promise<void> {
    for (let part = from.shift(); part; part = from.shift()) {
      if (goesOn(isUncertain(part))) await settle(part);
    }
  }

  async function settle(part: PartRecord): Promise<void> {
    /** A request without an answer is out: from here on no refusal of LINE proves that it never arrived. */
    let mayHaveArrived = part.triedAt !== null;
    let last: AppError | null = null;
    for (let tries = 1; ; tries += 1) {
      const mayGoOn = goesOn(mayHaveArrived);
      const blocked = mayGoOn ? mayTry(part, mayHaveArrived) : end;
      if (blocked || !mayGoOn) {
        if (last && !mayHaveArrived) await turnAway(part, last);
        return over(blocked);
      }
      const body = await bodyOf(part);
      if (!body.ok) return over({ kind: 'stopped', error: body.error, canContinue: true });
      if (part.triedAt === null) await ports.note({ type: 'tried', id: send.id, part: part.index });
      // Its slot may come much later, and the computer may sleep meanwhile: what was decided then is looked at again.
      let held: End = null;
      const mayLeave = () => {
        held = mayTry(part, mayHaveArrived);
        return held === null;
      };
      const answer = await body.value({ retryKey: part.retryKey, mayLeave });
      if (answer.ok) {
        waiting.delete(part.index);
        tellWaiting();
        refusalsInARow = 0;
        lookAtGap(ports.now().getTime());
        cameOnMs = Math.max(cameOnMs, ports.now().getTime());
        const { requestId, value } = answer.value;
        await ports.note({
          type: 'accepted',
          id: send.id,
          part: part.index,
          requestId,
          repeated: value.repeated,
        });
        return;
      }
      const { error } = answer;
      const canRepeat = error.retry === 'safe' || error.retry === 'after';
      if (held !== null || MENDABLE.has(error.code)) {
        if (!mayHaveArrived) await turnAway(part, error);
        return over(held ?? { kind: 'stopped', error, canContinue: true });
      }
      mayHaveArrived ||= isUncertainError(error) || (canRepeat && !NOT_DONE.has(error.code));
      if (!canRepeat) {
        if (mayHaveArrived) return over({ kind: 'asked', reason: 'stopped', error });
        await ports.note({ type: 'refused', id: send.id, part: part.index, error });
        refusalsInARow += 1;
        const isWhole = record.parts.length > 1 && part === first;
        if (isWhole || refusalsInARow >= REFUSALS_IN_A_ROW) {
          // The rest is untried: somebody who has seen why may still let it go.
          over({ kind: 'stopped', error, canContinue: true });
        }
        return;
      }
      last = error;
      await pause(part, error, tries);
    }
  }

  /** LINE has done nothing with it for certain: it is as good as untried. */
  function turnAway(part: PartRecord, error: AppError): Promise<void> {
    return ports.note({ type: 'turnedAway', id: send.id, part: part.index, error });
  }

  /** Said once it holds: what is settled first must not make the rest look timely again. */
  function lookAtGap(nowMs: number): void {
    isTooLate ||= nowMs - cameOnMs > send.graceMs;
  }

  /** Null: go on. Looked at before each request, because time passes while LINE is away. */
  function mayTry(part: PartRecord, mayHaveArrived: boolean): End {
    const now = ports.now();
    const isLate = send.notAfter !== null && now.getTime() > Date.parse(send.notAfter);
    lookAtGap(now.getTime());
    if (!mayHaveArrived || part.triedAt === null) {
      if (isLate) return { kind: 'stopped', error: WINDOW_CLOSED, canContinue: false };
      if (!isTooLate) return null;
      isTooLateEnd ||= end === null;
      return record.parts.some((each) => each !== part && isTouched(each))
        ? { kind: 'stopped', error: WAITED_TOO_LONG, canContinue: true }
        : { kind: 'missed' };
    }
    const age = keyAge(part.triedAt, now);
    if (age === 'tooOld') return { kind: 'asked', reason: 'keyTooOld', error: null };
    if (age === 'unclear') return { kind: 'asked', reason: 'clockJump', error: null };
    return isLate ? { kind: 'asked', reason: 'windowClosed', error: null } : null;
  }

  async function pause(part: PartRecord, error: AppError, tries: number): Promise<void> {
    const backoff = Math.min(MAX_WAIT_MS, BASE_WAIT_MS * 2 ** (tries - 1));
    const named = Number(error.details?.retryAfterMs ?? 0);
    const ms = Math.max(named, backoff * (0.5 + ports.random() * 0.5));
    // One lost answer is nothing to tell anybody; when it lasts, the screen says what it waits for.
    if (tries > 1 || !NOT_DONE.has(error.code)) {
      const now = ports.now();
      waiting.set(part.index, {
        error,
        since: waiting.get(part.index)?.since ?? now.toISOString(),
        nextTryAt: new Date(now.getTime() + ms).toISOString(),
      });
      tellWaiting();
    }
    // Somebody else takes the place of one that waits; when LINE is away, not more and more of them are in doubt.
    if (shared.length > 0 && standIns < AT_ONCE) {
      standIns += 1;
      begin();
    }
    await ports.clock.sleep(ms, ports.stop).catch(() => undefined);
  }

  async function bodyOf(part: PartRecord) {
    const common = {
      messages: send.messages,
      ...(send.notificationDisabled ? { notificationDisabled: true } : {}),
    };
    const unit = send.aggregationUnit ? { customAggregationUnits: [send.aggregationUnit] } : {};
    const { target } = send;
    const { line } = ports;
    type Request = (options: SendOptions) => ReturnType<SendingLine['broadcast']>;
    const asRequest = (request: Request): Result<Request> => ok(request);
    switch (target.method) {
      case 'push':
        return asRequest((o) => line.pushMessage({ ...common, ...unit, to: target.to }, o));
      case 'multicast': {
        const to = await ports.recipients(part.from, part.count ?? 0);
        if (to.length !== part.count) return { ok: false as const, error: LIST_GONE };
        return asRequest((o) => line.multicast({ ...common, ...unit, to }, o));
      }
      case 'narrowcast': {
        const most = mostOf(send);
        const limit = {
          ...(most === null ? {} : { max: most }),
          ...(send.partial === 'refuse' ? {} : { upToRemainingQuota: true }),
          ...(send.partial === 'upToQuotaOrCancel' ? { forbidPartialDelivery: true } : {}),
        };
        return asRequest((o) =>
          line.narrowcast(
            {
              ...common,
              ...(target.recipient ? { recipient: target.recipient } : {}),
              ...(target.filter ? { filter: { ...target.filter } } : {}),
              ...(Object.keys(limit).length > 0 ? { limit } : {}),
            },
            o,
          ),
        );
      }
      case 'broadcast':
        return asRequest((o) => line.broadcast(common, o));
    }
  }

  async function conclude(): Promise<void> {
    const uncertain = record.parts.some(isUncertain);
    const open = record.parts.some(isOpen);
    if (!open) return;
    if (end?.kind === 'missed') {
      return ports.note({ type: 'missed', id: send.id, reason: 'notRunning' });
    }
    if (end?.kind === 'asked' || (uncertain && end !== null)) {
      const reason = end.kind === 'asked' ? end.reason : 'stopped';
      return ports.note({ type: 'asked', id: send.id, reason, error: end.error });
    }
    if (end) {
      return ports.note({
        type: 'stopped',
        id: send.id,
        error: end.error,
        canContinue: end.canContinue,
      });
    }
    // The app is ending: at the next start the log says where to go on.
    if (ports.stop.aborted && ports.stop.reason !== CANCELLED) return;
    if (ports.stop.aborted && uncertain) {
      return ports.note({ type: 'asked', id: send.id, reason: 'stopped', error: null });
    }
    if (ports.stop.aborted) {
      return ports.note({ type: 'stopped', id: send.id, error: BY_PERSON, canContinue: true });
    }
    const error = ports.leftOver ?? INTERRUPTED;
    await ports.note({ type: 'stopped', id: send.id, error, canContinue: true });
  }
}

/** Reason of the stop signal when a person, and not the end of the app, stops a send. */
export const CANCELLED = Symbol('cancelled');

const WINDOW_CLOSED = appError(
  'outbox.windowClosed',
  'Its time was over before all of it had gone out.',
);
const WAITED_TOO_LONG = appError(
  'outbox.waitedTooLong',
  'It would go out later than it may be late.',
);
const LIST_GONE = appError('outbox.listGone', 'The list of recipients is gone or was changed.');
const BY_PERSON = appError('outbox.stoppedByPerson', 'Somebody stopped it.');
const INTERRUPTED = appError(
  'outbox.interrupted',
  'Tapestry was closed before all of it had gone out.',
);
