import type { Send, SendTotals } from '#shared/domain/outbox';
import type { AppError } from '#shared/errors/app-error';
import { isUncertain, type PartRecord, type SendRecord } from './record';

/** What a running send waits for; it is not in the log, because it says nothing about what happened. */
export type Waiting = { error: AppError; since: string; nextTryAt: string } | null;

/** A send as people see it, computed from the log. */
export function viewOf(record: SendRecord, waiting: Waiting = null): Send {
  const { send, parts, phase, progress } = record;
  const totals = totalsOf(parts);
  const base = {
    id: send.id,
    channelId: send.channelId,
    name: send.name,
    origin: send.origin,
    method: send.target.method,
    recipients: recipientsOf(record),
    bubbles: send.messages.length,
    preview: previewOf(send.messages[0] ?? {}),
    createdAt: send.createdAt,
    dueAt: record.dueAt,
    zone: record.zone,
    notAfter: send.notAfter,
    totals,
    requestIds: parts.flatMap(({ outcome }) =>
      outcome?.kind === 'accepted' && outcome.requestId !== null ? [outcome.requestId] : [],
    ),
    aggregationUnit: send.aggregationUnit,
    price: send.price,
    arm: send.arm,
  };
  const firstTriedAt = parts
    .flatMap((part) => (isUncertain(part) && part.triedAt ? [part.triedAt] : []))
    .sort()[0];

  switch (phase.phase) {
    case 'draft':
      return { ...base, state: 'draft' };
    case 'due':
      return { ...base, state: 'due', undoUntil: record.hasUndo ? record.dueAt : null, waiting };
    case 'missed':
      return { ...base, state: 'missed', reason: phase.reason, noticedAt: phase.at };
    case 'cancelled':
      return { ...base, state: 'cancelled', at: phase.at, sealed: phase.sealed };
    case 'unknown':
      return {
        ...base,
        state: 'unknown',
        reason: phase.reason,
        error: phase.error,
        firstTriedAt: firstTriedAt ?? record.touchedAt,
      };
    case 'stopped':
      return totals.accepted > 0
        ? {
            ...base,
            state: 'partly',
            error: phase.error,
            canContinue: phase.canContinue,
            delivery: progress,
          }
        : { ...base, state: 'failed', error: phase.error, canContinue: phase.canContinue };
    case 'sending':
      return (
        ended(record, base, totals) ?? {
          ...base,
          state: 'sending',
          startedAt: phase.startedAt,
          waiting,
        }
      );
  }
}

type Base = Omit<Extract<Send, { state: 'draft' }>, 'state'>;

/** Null while parts are open. */
function ended(record: SendRecord, base: Base, totals: SendTotals): Send | null {
  if (totals.uncertain + totals.untried > 0) return null;
  const { parts, progress } = record;
  const refused = parts.find(({ outcome }) => outcome?.kind === 'refused')?.outcome;
  const error = refused?.kind === 'refused' ? refused.error : null;
  if (totals.accepted === 0 && error)
    return { ...base, state: 'failed', error, canContinue: false };
  if (progress?.phase === 'failed') {
    const why = narrowcastFailure(progress.errorCode, progress.failedDescription);
    return (progress.successCount ?? 0) > 0
      ? { ...base, state: 'partly', error: why, canContinue: false, delivery: progress }
      : { ...base, state: 'failed', error: why, canContinue: false };
  }
  if (error) return { ...base, state: 'partly', error, canContinue: false, delivery: progress };
  const acceptedAt = parts
    .flatMap(({ outcome }) =>
      outcome?.kind === 'accepted' || outcome?.kind === 'assumed' ? [outcome.at] : [],
    )
    .sort()
    .at(-1);
  return {
    ...base,
    state: 'accepted',
    acceptedAt: acceptedAt ?? record.touchedAt,
    delivery: progress,
  };
}

export function totalsOf(parts: readonly PartRecord[]): SendTotals {
  const totals: SendTotals = {
    parts: parts.length,
    accepted: 0,
    refused: 0,
    uncertain: 0,
    untried: 0,
    recipients: 0,
  };
  for (const part of parts) {
    if (part.outcome?.kind === 'refused') totals.refused += 1;
    else if (part.outcome) {
      totals.accepted += 1;
      totals.recipients =
        totals.recipients === null || part.count === null ? null : totals.recipients + part.count;
    } else if (part.triedAt) totals.uncertain += 1;
    else totals.untried += 1;
  }
  return totals;
}

function recipientsOf({ send }: SendRecord): number | null {
  const { target } = send;
  if (target.method === 'push') return 1;
  if (target.method === 'multicast') return target.count;
  if (target.method === 'narrowcast') return send.expected ?? target.max;
  return send.expected;
}

/** Words of a message that a list can show; a picture has none, then its alternative text stands in. */
function previewOf(message: Record<string, unknown>): string {
  const words = message.text ?? message.altText ?? message.type ?? '';
  return String(words).replace(/\s+/g, ' ').slice(0, 120);
}

const REASONS: Readonly<Record<number, string>> = {
  1: 'outbox.narrowcastInternal',
  2: 'outbox.narrowcastTooFew',
  3: 'outbox.narrowcastConflict',
  4: 'outbox.narrowcastAudienceTooSmall',
  5: 'outbox.narrowcastForbiddenPartial',
};

function narrowcastFailure(errorCode: number | null, description: string | null): AppError {
  return {
    code: REASONS[errorCode ?? 0] ?? 'outbox.narrowcastFailed',
    message: `LINE accepted this narrowcast and then gave it up: ${description ?? `error ${errorCode ?? '?'}`}.`,
    details: { errorCode, description: description ?? '' },
  };
}
