import { DAY_MS, monthOf } from '../days';
import type { SendLog, SendRecord } from './send-record';

/** A retry key is remembered for 24 hours from its first request. */
const RETRY_KEY_MS = DAY_MS;
/** More names than that in a month are dropped without a word. */
const UNITS_A_MONTH = 1_000;

/** Every send the account has accepted, with what is counted from them. */
export class SendBook {
  readonly #log: SendLog;
  readonly #records: SendRecord[] = [];
  readonly #byId = new Map<string, SendRecord>();
  readonly #contents = new Map<string, readonly unknown[]>();
  readonly #retryKeys = new Map<string, SendRecord>();
  /** `yyyyMM` → messages that count towards the quota. */
  readonly #used = new Map<string, number>();
  /** `yyyyMM` → unit names in the order of their first use. */
  readonly #units = new Map<string, Set<string>>();
  readonly #openJobs = new Set<SendRecord>();

  constructor(log: SendLog) {
    this.#log = log;
    const latest = new Map<string, SendRecord>();
    for (const line of log.load()) {
      if ('send' in line) latest.set(line.send.requestId, line.send);
      else this.#contents.set(line.content, line.messages);
    }
    for (const record of latest.values()) this.#enter(record);
  }

  get records(): readonly SendRecord[] {
    return this.#records;
  }

  /** The next send's number. */
  get nextNumber(): number {
    return this.#records.length + 1;
  }

  byId(requestId: string): SendRecord | null {
    return this.#byId.get(requestId) ?? null;
  }

  messagesOf(record: SendRecord): readonly unknown[] {
    return this.#contents.get(record.contentHash) ?? [];
  }

  /** The send that this key was accepted for, while LINE remembers it. */
  acceptedWith(retryKey: string, nowMs: number): SendRecord | null {
    const record = this.#retryKeys.get(retryKey.toLowerCase());
    return record && nowMs - record.acceptedAt < RETRY_KEY_MS ? record : null;
  }

  add(record: SendRecord, messages: readonly unknown[]): void {
    if (!this.#contents.has(record.contentHash)) {
      this.#contents.set(record.contentHash, messages);
      this.#log.append({ content: record.contentHash, messages: [...messages] });
    }
    this.#log.append({ send: record });
    this.#enter(record);
  }

  /** Keeps what became of a narrowcast; `change` gets the record to change. */
  amend(record: SendRecord, change: (record: SendRecord) => void): void {
    const before = record.delivered;
    change(record);
    this.#log.append({ send: record });
    this.#count(record, record.delivered - before);
    if (record.narrowcast && ['succeeded', 'failed'].includes(record.narrowcast.phase)) {
      this.#openJobs.delete(record);
    }
  }

  /** Narrowcasts that are not over. */
  get openJobs(): readonly SendRecord[] {
    return [...this.#openJobs];
  }

  usedInMonth(atMs: number): number {
    return this.#used.get(monthOf(atMs)) ?? 0;
  }

  /** What running narrowcasts hold back and have not sent yet. */
  get reserved(): number {
    return this.openJobs.reduce(
      (sum, { narrowcast, delivered }) =>
        sum + Math.max(0, (narrowcast?.reserved ?? 0) - delivered),
      0,
    );
  }

  unitsInMonth(atMs: number): string[] {
    return [...(this.#units.get(monthOf(atMs)) ?? [])];
  }

  /** Null: the month has no room for another name; the message goes out without it. */
  admitUnit(unit: string | null, atMs: number): string | null {
    if (unit === null) return null;
    const known = this.#units.get(monthOf(atMs));
    return !known || known.has(unit) || known.size < UNITS_A_MONTH ? unit : null;
  }

  clear(): void {
    this.#log.clear();
    this.#records.length = 0;
    for (const map of [this.#byId, this.#contents, this.#retryKeys, this.#used, this.#units])
      map.clear();
    this.#openJobs.clear();
  }

  #enter(record: SendRecord): void {
    this.#records.push(record);
    this.#byId.set(record.requestId, record);
    if (record.retryKey) this.#retryKeys.set(record.retryKey, record);
    if (record.unit) {
      const month = monthOf(record.acceptedAt);
      const names = this.#units.get(month) ?? new Set<string>();
      names.add(record.unit);
      this.#units.set(month, names);
    }
    this.#count(record, record.delivered);
    const phase = record.narrowcast?.phase;
    if (phase === 'waiting' || phase === 'sending') this.#openJobs.add(record);
  }

  /** Replies are free; a message counts in the month in which it went out. */
  #count(record: SendRecord, more: number): void {
    if (record.kind === 'reply' || more === 0) return;
    const month = monthOf(record.sentAt);
    this.#used.set(month, (this.#used.get(month) ?? 0) + more);
  }
}
