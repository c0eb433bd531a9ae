import type { SendId } from '#shared/domain/ids';
import {
  type Send,
  type SendConfirmation,
  type SendDecision,
  UNDO_MS,
} from '#shared/domain/outbox';
import { appError, fail, type Result } from '#shared/errors/app-error';
import { confirmationError, needsNumber } from './check';
import type { Delivery } from './delivery';
import type { NewEvent } from './events';
import { keyAge } from './key-age';
import type { OutboxPorts } from './ports';
import { isOpen, isUncertain, type SendRecord } from './record';

/** What deciding needs of the outbox. */
export interface DecisionParts {
  ports: Pick<OutboxPorts, 'now' | 'kindOf' | 'randomUuid'>;
  delivery: Delivery;
  note(event: NewEvent): Promise<void>;
  writing<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
  view(record: SendRecord): Send;
  viewById(id: SendId): Result<Send>;
  isPaused(): boolean;
}

/** What people decide about sends that wait or ask; each decision is a line of the log before it counts. */
export class Decisions {
  constructor(private readonly parts: DecisionParts) {}

  async decide(
    record: SendRecord,
    decision: SendDecision,
    confirmation: SendConfirmation | null,
  ): Promise<Result<Send>> {
    const { state } = this.parts.view(record);
    switch (decision.kind) {
      case 'sendNow':
      case 'reschedule': {
        const isWaiting = state === 'draft' || state === 'missed' || state === 'due';
        if (!isWaiting) return notNow(state, decision);
        return this.reschedule(record, decision, confirmation);
      }
      case 'hold':
        return state === 'due' ? this.hold(record) : notNow(state, decision);
      case 'cancel':
        return this.cancel(record);
      case 'continue':
        return this.mayBegin() ?? this.goOn(record, decision);
      case 'markSent':
      case 'resend':
        return this.mayBegin() ?? this.settle(record, decision);
    }
  }

  /** What the original workspace had begun or planned is its business; here each one asks. */
  async disown(record: SendRecord): Promise<void> {
    const { note } = this.parts;
    const { id } = record.send;
    const { phase } = record.phase;
    if (phase === 'due') await note({ type: 'missed', id, reason: 'copied' });
    if (phase !== 'sending') return;
    if (record.parts.some(isUncertain)) {
      await note({ type: 'asked', id, reason: 'copied', error: null });
    } else if (record.parts.some(isOpen)) {
      const error = appError(
        'outbox.copied',
        'It was being sent where this workspace was copied from.',
      );
      await note({ type: 'stopped', id, error, canContinue: true });
    }
  }

  private mayBegin(): Result<never> | null {
    return this.parts.isPaused()
      ? fail(appError('outbox.paused', 'The outbox is paused. Let it run first.'))
      : null;
  }

  /** It keeps its place and its time, and does not go before somebody says so. */
  private hold(record: SendRecord): Promise<Result<Send>> {
    const { delivery, writing, note, viewById } = this.parts;
    const { id } = record.send;
    return writing(async () => {
      if (delivery.isRunning(record)) await delivery.cancel(record);
      if (record.phase.phase === 'due') await note({ type: 'held', id });
      return viewById(id);
    });
  }

  private goOn(record: SendRecord, decision: SendDecision): Promise<Result<Send>> | Result<Send> {
    const { ports, delivery, writing, note, viewById, view } = this.parts;
    const { id } = record.send;
    const seen = view(record);
    const areKeysGood = record.parts
      .filter(isUncertain)
      .every((part) => keyAge(part.triedAt ?? '', ports.now()) === 'good');
    const canContinue =
      ((seen.state === 'partly' || seen.state === 'failed') && seen.canContinue) ||
      (seen.state === 'unknown' && areKeysGood);
    if (!canContinue) return notNow(seen.state, decision);
    return writing(async () => {
      await note({ type: 'continued', id });
      void delivery.start(record, true);
      return viewById(id);
    });
  }

  private settle(
    record: SendRecord,
    decision: Extract<SendDecision, { kind: 'markSent' | 'resend' }>,
  ): Promise<Result<Send>> | Result<Send> {
    const { ports, delivery, writing, note, viewById, view } = this.parts;
    const { id } = record.send;
    const { state } = view(record);
    if (state !== 'unknown') return notNow(state, decision);
    return writing(async () => {
      if (decision.kind === 'markSent') await note({ type: 'markedSent', id });
      else {
        const keys = record.parts
          .filter(isUncertain)
          .map(({ index }) => ({ part: index, retryKey: ports.randomUuid() }));
        await note({ type: 'renewed', id, keys });
        void delivery.start(record, true);
      }
      return viewById(id);
    });
  }

  private async reschedule(
    record: SendRecord,
    decision: Extract<SendDecision, { kind: 'sendNow' | 'reschedule' }>,
    confirmation: SendConfirmation | null,
  ): Promise<Result<Send>> {
    const { ports, delivery, writing, note, view, viewById } = this.parts;
    const { send } = record;
    const now = ports.now();
    const isNow = decision.kind === 'sendNow';
    const dueAt = isNow ? new Date(now.getTime() + UNDO_MS).toISOString() : decision.dueAt;
    if (Date.parse(dueAt) < now.getTime()) {
      return fail(appError('outbox.dueInPast', 'This time is over.'));
    }
    if (send.notAfter !== null && Date.parse(dueAt) > Date.parse(send.notAfter)) {
      return fail(appError('outbox.windowClosed', 'This send was not to go out after its time.'));
    }
    if (record.phase.phase === 'draft') {
      const kind = await ports.kindOf(send.channelId);
      if (!kind.ok) return kind;
      const { recipients } = view(record);
      const needed = needsNumber(kind.value, send.target.method, recipients);
      const unconfirmed = confirmationError(needed, recipients, confirmation);
      if (unconfirmed) return fail(unconfirmed);
    }
    const zone = isNow ? record.zone : decision.zone;
    return writing(async () => {
      // its own time came meanwhile: it is leaving already, and once
      if (isNow && delivery.isRunning(record)) return viewById(send.id);
      await note({ type: 'scheduled', id: send.id, dueAt, zone, undo: isNow });
      return viewById(send.id);
    });
  }

  private async cancel(record: SendRecord): Promise<Result<Send>> {
    const { delivery, writing, note, view, viewById } = this.parts;
    const { id } = record.send;
    if (delivery.isRunning(record)) {
      await delivery.cancel(record);
      return viewById(id);
    }
    return writing(async () => {
      const { state } = view(record);
      if (state === 'accepted' || state === 'cancelled') {
        return fail(
          appError('outbox.notNow', 'There is nothing to cancel any more.', {
            details: { state, decision: 'cancel' },
          }),
        );
      }
      if (record.parts.some(({ outcome }) => outcome !== null)) {
        const error = appError('outbox.stoppedByPerson', 'Somebody stopped it.');
        await note({ type: 'stopped', id, error, canContinue: false });
      } else await note({ type: 'cancelled', id, sealed: false });
      return viewById(id);
    });
  }
}

const notNow = (state: Send['state'], decision: SendDecision): Result<never> =>
  fail(
    appError('outbox.notNow', 'That cannot be decided in this state.', {
      details: { state, decision: decision.kind },
    }),
  );
