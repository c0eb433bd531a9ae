import { createHash } from 'node:crypto';
import { isJsonObject } from '#shared/line/fields';
import { refusals } from '../refusal';
import type { SendingParts, SendRequest } from './parts';
import type { SendRecord } from './send-record';

/** Message types that can be quoted: their answer carries a token for it. */
const QUOTABLE = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];

/** What is common to all ways of sending: retry keys, the quota and the record of it. */
export class Acceptance {
  constructor(private readonly parts: SendingParts) {}

  /** Ends the call with 409 when this key was accepted before. */
  refuseRepeated(retryKey: string | null): void {
    if (retryKey === null) return;
    const earlier = this.parts.book.acceptedWith(retryKey, this.parts.clock.now());
    if (earlier) throw refusals.retryKeyAccepted(earlier.requestId, earlier.sentMessages);
  }

  /** Messages that may still be sent this month; what running narrowcasts hold back is not there. */
  get remaining(): number {
    const { state, book } = this.parts;
    const { value } = state.quota;
    return value === null ? Number.POSITIVE_INFINITY : value - this.used - book.reserved;
  }

  /** What `quota/consumption` answers: this month's sends and those of the Manager. */
  get used(): number {
    const { state, book, clock } = this.parts;
    return state.used + book.usedInMonth(clock.now());
  }

  refuseBeyondQuota(wanted: number): void {
    if (wanted > this.remaining) throw refusals.monthlyLimit();
  }

  /** Writes an accepted send down. From here on it has happened. */
  accept(
    { requestId, retryKey, messages, unit }: SendRequest,
    send: Pick<SendRecord, 'kind' | 'recipients' | 'delivered' | 'sentMessages' | 'narrowcast'> & {
      sentAt?: number;
    },
  ): SendRecord {
    const { state, book, clock, changed } = this.parts;
    const acceptedAt = clock.now();
    const record: SendRecord = {
      requestId,
      number: book.nextNumber,
      acceptedAt,
      sentAt: acceptedAt,
      contentHash: contentHash(messages),
      behaviour: state.behaviours.length - 1,
      unit: book.admitUnit(unit, acceptedAt),
      retryKey,
      ...send,
    };
    book.add(record, messages);
    if (record.delivered > 0 && record.kind !== 'reply') this.parts.reactions().settle(record);
    changed(record.kind, requestId);
    return record;
  }

  sentMessages(messages: readonly unknown[]): NonNullable<SendRecord['sentMessages']> {
    const { book, clock, hex } = this.parts;
    const time = String(Math.floor(clock.now())).slice(-11);
    const number = String(book.nextNumber % 10_000).padStart(4, '0');
    return messages.map((message, index) => ({
      id: `56${time}${number}${index}`,
      ...(isJsonObject(message) && QUOTABLE.includes(String(message.type))
        ? { quoteToken: Buffer.from(hex(48), 'hex').toString('base64url') }
        : {}),
    }));
  }
}

/** The same messages have the same hash, whoever gets them. */
const contentHash = (messages: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(messages)).digest('hex');
