import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#electron/line/clock';
import type { SendAnswer, SendOptions } from '#electron/line/sending-port';
import { Outbox } from '#electron/services/outbox/outbox';
import type { OutboxPorts, SendingLine } from '#electron/services/outbox/ports';
import { type ChannelId, sha256, type WorkspaceId } from '#shared/domain/ids';
import {
  RETRY_KEY_MS,
  type SendRequest,
  type SendRequestInput,
  sendRequest,
} from '#shared/domain/outbox';
import { type AppError, appError, fail, ok } from '#shared/errors/app-error';

/** Wall and monotonic time that tests turn; whoever sleeps moves both. */
export class TurnedClock implements Clock {
  wallMs: number;
  monoMs = 0;

  constructor(startAt = '2026-09-14T02:00:00.000Z') {
    this.wallMs = Date.parse(startAt);
  }
  readonly now = () => new Date(this.wallMs);
  monotonicMs(): number {
    return this.monoMs;
  }
  /** Time passes while the computer is on. */
  pass(ms: number): void {
    this.wallMs += ms;
    this.monoMs += ms;
  }
  /** The wall clock is set to another time, or the computer slept. */
  jump(ms: number): void {
    this.wallMs += ms;
  }
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw signal.reason;
    this.pass(ms);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted) throw signal.reason;
  }
}

export type Fate =
  | 'accept'
  /** Done, and the answer is lost. */
  | 'lost'
  | { error: AppError };

/** LINE's side of sending as its reference has it: keys for 24 hours, one delivery per key. */
export class CountingLine {
  /** What arrived, one entry for each accepted request. */
  readonly delivered: {
    key: string;
    method: string;
    body: Record<string, unknown>;
    requestId: string;
  }[] = [];
  requests = 0;
  quota: { type: 'none' | 'limited'; value: number | null } = { type: 'limited', value: 3_000 };
  used = 0;
  fate: (request: {
    method: string;
    key: string;
    number: number;
    body: Record<string, unknown>;
  }) => Fate = () => 'accept';
  /** What happens while a request waits for its slot. */
  beforeLeaving: () => void = () => undefined;
  progress: Parameters<typeof ok>[0][] = [];
  readonly #keys = new Map<string, { at: number; requestId: string; text: string }>();

  constructor(private readonly clock: TurnedClock) {}

  /** How often each person got something. */
  phones(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { method, body } of this.delivered) {
      const to = method === 'multicast' ? (body.to as string[]) : [String(body.to ?? '*')];
      for (const id of to) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }

  readonly port: SendingLine = {
    pushMessage: (body, o) => this.#take('push', { ...body }, o),
    multicast: (body, o) => this.#take('multicast', { ...body }, o),
    narrowcast: (body, o) => this.#take('narrowcast', { ...body }, o),
    broadcast: (body, o) => this.#take('broadcast', { ...body }, o),
    validateMessages: async () => ok({ value: null, requestId: 'v' }),
    getNarrowcastProgress: async () =>
      ok({ value: (this.progress.shift() ?? null) as never, requestId: 'p' }),
    getMessageQuota: async () => ok({ value: this.quota, requestId: 'q' }),
    getMessageQuotaConsumption: async () =>
      ok({ value: { totalUsage: this.used }, requestId: 'q' }),
  };

  async #take(
    method: string,
    body: Record<string, unknown>,
    { retryKey: key, mayLeave }: SendOptions,
  ): Promise<SendAnswer> {
    this.beforeLeaving();
    if (mayLeave?.() === false) return fail(heldBack);
    this.requests += 1;
    const text = JSON.stringify(body);
    const fate = this.fate({ method, key, number: this.requests, body });
    if (typeof fate === 'object') return fail(fate.error);
    const known = this.#keys.get(key);
    if (known && this.clock.wallMs - known.at < RETRY_KEY_MS) {
      if (known.text !== text) throw new Error('the same retry key came with another body');
      return ok({ value: { repeated: true }, requestId: known.requestId });
    }
    const requestId = `req-${this.delivered.length + 1}`;
    this.#keys.set(key, { at: this.clock.wallMs, requestId, text });
    this.delivered.push({ key, method, body, requestId });
    this.used += method === 'multicast' ? (body.to as string[]).length : 1;
    if (fate === 'lost') return fail(timeout);
    return ok({ value: { repeated: false }, requestId });
  }
}

export const timeout = appError('line.timeout', 'LINE did not answer in time.', { retry: 'safe' });
const heldBack = appError('line.heldBack', 'Not wanted any more.', { retry: 'never' });
export const refusal = appError('line.badRequest', 'LINE refused (400).', { retry: 'never' });
export const unauthorized = appError('line.unauthorized', 'LINE refused (401).', {
  retry: 'never',
});
export const monthlyLimit = appError('line.monthlyLimit', 'Used up.', { retry: 'never' });

export const channelId = 'chn_aaaaaaaaaaaaaaaa' as ChannelId;

export const userIds = (count: number, seed = 0): string[] =>
  Array.from(
    { length: count },
    (_, index) => `U${createHash('md5').update(`${seed} ${index}`).digest('hex')}`,
  );

export const aRequest = (more: Partial<SendRequestInput> = {}): SendRequest =>
  sendRequest.parse({
    channelId,
    name: 'Autumn sale',
    origin: { kind: 'campaign', documentId: null, itemId: null },
    messages: [{ type: 'text', text: '秋季特賣開始了' }],
    target: { method: 'broadcast' },
    ...more,
  });

/** An outbox on a real folder over a LINE that counts. */
export class OutboxBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'tapestry-outbox-'));
  readonly line: CountingLine;
  kind: 'rehearsal' | 'test' | 'production' = 'test';
  reach: number | null = null;
  isAccountBusy = false;
  connectError: AppError | null = null;
  #keys = 0;

  constructor(readonly clock = new TurnedClock()) {
    this.line = new CountingLine(clock);
  }

  async open(more: Partial<OutboxPorts> = {}): Promise<Outbox> {
    let ids = 0;
    const opened = await Outbox.open({
      folder: this.folder,
      workspaceId: 'wsp_aaaaaaaaaaaaaaaa' as WorkspaceId,
      readOnly: false,
      connect: async () =>
        this.connectError
          ? fail(this.connectError)
          : ok({
              line: this.line.port,
              botUserId: 'Ubot',
              kind: this.kind,
              targetReach: async () => this.reach,
            }),
      kindOf: async () => ok(this.kind),
      seeMedia: async () => ok(null),
      lockAccount: () => (this.isAccountBusy ? null : { release: () => undefined }),
      now: this.clock.now,
      clock: this.clock,
      random: () => 0.5,
      randomBytes: () => {
        ids += 1;
        return new Uint8Array(
          createHash('sha256').update(`${this.#keys} ${ids}`).digest().subarray(0, 24),
        );
      },
      randomUuid: () => {
        this.#keys += 1;
        return `00000000-0000-4000-8000-${String(this.#keys).padStart(12, '0')}`;
      },
      sha256: (text) => sha256.parse(createHash('sha256').update(text).digest('hex')),
      onChange: () => undefined,
      ...more,
    });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The value of a Result that must be good. */
export function good<T>(result: { ok: true; value: T } | { ok: false; error: AppError }): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
