import type { NarrowcastProgress, StoredSend } from '#shared/domain/outbox';
import type { AppError } from '#shared/errors/app-error';
import type { OutboxEvent } from './events';

/** One request of a send and what the log says about it. */
export interface PartRecord {
  index: number;
  retryKey: string;
  from: number;
  count: number | null;
  /** When its key was first used; null: LINE has never seen it. */
  triedAt: string | null;
  outcome:
    | null
    | { kind: 'accepted'; requestId: string | null; at: string; repeated: boolean }
    | { kind: 'refused'; error: AppError }
    /** A person said that it arrived. */
    | { kind: 'assumed'; at: string };
}

type Phase =
  | { phase: 'draft' }
  | { phase: 'due' }
  | { phase: 'sending'; startedAt: string }
  | { phase: 'stopped'; error: AppError; canContinue: boolean }
  | { phase: 'missed'; reason: Extract<OutboxEvent, { type: 'missed' }>['reason']; at: string }
  | {
      phase: 'unknown';
      reason: Extract<OutboxEvent, { type: 'asked' }>['reason'];
      error: AppError | null;
    }
  | { phase: 'cancelled'; at: string; sealed: boolean };

export interface SendRecord {
  send: StoredSend;
  dueAt: string;
  zone: string;
  /** It was let go by a button just now, so that there is a time to take it back. */
  hasUndo: boolean;
  parts: PartRecord[];
  phase: Phase;
  progress: NarrowcastProgress | null;
  /** Time of the last line about it. */
  touchedAt: string;
}

export interface OutboxRecords {
  workspaceId: string | null;
  paused: { reason: 'person' | 'damaged'; at: string } | null;
  sends: Map<string, SendRecord>;
}

export const emptyRecords = (): OutboxRecords => ({
  workspaceId: null,
  paused: null,
  sends: new Map(),
});

/** Folds one more line in. The same lines give the same records, whoever reads them. */
export function apply(records: OutboxRecords, event: OutboxEvent): void {
  switch (event.type) {
    case 'opened':
      records.workspaceId = event.workspaceId;
      return;
    case 'paused':
      records.paused = { reason: event.reason, at: event.at };
      return;
    case 'resumed':
      records.paused = null;
      return;
    case 'enqueued':
      records.sends.set(event.send.id, newRecord(event));
      return;
  }
  const record = records.sends.get(event.id);
  if (!record) return;
  record.touchedAt = event.at;
  const part = 'part' in event ? record.parts[event.part] : undefined;
  switch (event.type) {
    case 'scheduled':
      // its first byte was quicker than the new time
      if (record.phase.phase === 'sending') return;
      Object.assign(record, {
        dueAt: event.dueAt,
        zone: event.zone,
        hasUndo: event.undo,
        phase: { phase: 'due' },
      });
      return;
    case 'held':
      Object.assign(record, { hasUndo: false, phase: { phase: 'draft' } });
      return;
    case 'split': {
      if (!part || part.count === null) return;
      const rest = part.count - event.count;
      record.parts.push({
        index: record.parts.length,
        retryKey: event.retryKey,
        from: part.from + event.count,
        count: rest,
        triedAt: null,
        outcome: null,
      });
      part.count = event.count;
      return;
    }
    case 'tried':
      if (part) part.triedAt ??= event.at;
      if (record.phase.phase !== 'sending') {
        record.phase = { phase: 'sending', startedAt: event.at };
      }
      return;
    case 'accepted':
      if (part) {
        const { requestId, repeated, at } = event;
        part.outcome = { kind: 'accepted', requestId, repeated, at };
      }
      return;
    case 'refused':
      if (part) part.outcome = { kind: 'refused', error: event.error };
      return;
    case 'turnedAway':
      if (part) part.triedAt = null;
      return;
    case 'stopped':
      record.phase = { phase: 'stopped', error: event.error, canContinue: event.canContinue };
      return;
    case 'continued':
      record.phase = { phase: 'sending', startedAt: event.at };
      return;
    case 'missed':
      record.phase = { phase: 'missed', reason: event.reason, at: event.at };
      return;
    case 'asked':
      record.phase = { phase: 'unknown', reason: event.reason, error: event.error };
      return;
    case 'markedSent':
      for (const open of record.parts) {
        if (open.outcome === null && open.triedAt !== null) {
          open.outcome = { kind: 'assumed', at: event.at };
        }
      }
      record.phase = record.parts.every((each) => each.outcome !== null)
        ? { phase: 'sending', startedAt: event.at }
        : { phase: 'stopped', error: REST_IS_OPEN, canContinue: true };
      return;
    case 'renewed':
      for (const { part: index, retryKey } of event.keys) {
        const open = record.parts[index];
        if (open) Object.assign(open, { retryKey, triedAt: null, outcome: null });
      }
      record.phase = { phase: 'sending', startedAt: event.at };
      return;
    case 'progress':
      record.progress = event.progress;
      return;
    case 'cancelled':
      record.phase = { phase: 'cancelled', at: event.at, sealed: event.sealed };
  }
}

export function foldEvents(events: readonly OutboxEvent[]): OutboxRecords {
  const records = emptyRecords();
  for (const event of events) apply(records, event);
  return records;
}

const REST_IS_OPEN: AppError = {
  code: 'outbox.restIsOpen',
  message: 'The rest of this send has not gone out.',
};

function newRecord(event: Extract<OutboxEvent, { type: 'enqueued' }>): SendRecord {
  const { send, isDraft, at } = event;
  return {
    send,
    dueAt: send.dueAt ?? new Date(Date.parse(at) + send.undoMs).toISOString(),
    zone: send.zone,
    hasUndo: send.dueAt === null,
    parts: send.parts.map((part, index) => ({ ...part, index, triedAt: null, outcome: null })),
    phase: isDraft ? { phase: 'draft' } : { phase: 'due' },
    progress: null,
    touchedAt: at,
  };
}

export const isOpen = (part: PartRecord): boolean => part.outcome === null;
export const isUncertain = (part: PartRecord): boolean =>
  part.outcome === null && part.triedAt !== null;
/** LINE has seen it. */
export const isTouched = (part: PartRecord): boolean =>
  part.triedAt !== null || part.outcome !== null;
