import { messagingApi } from '@line/bot-sdk';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { type Clock, systemClock } from './clock';
import { withFetchOptions } from './deadline-fetch';
import { toAppError } from './errors';
import { Pacer } from './pacer';
import type { CallOptions, LineAnswer } from './port';
import { DEFAULT_RETRY, type RetryPolicy, withRetry } from './retry';

/** LINE's own addresses. Only a test server or the rehearsal channel may stand in for them. */
export const LINE_API = 'https://api.line.me';
const LINE_API_DATA = 'https://api-data.line.me';

/** Where a client gets its token, call by call: an issued token may run out in the middle of a run. */
export interface TokenSource {
  /** A token that is good now; issues one where that is needed. */
  current(): Promise<Result<string>>;
  /** LINE refused this token: forget it, so that `current` issues another. False: there is no other. */
  refused(token: string): boolean;
}

export interface LineClientOptions {
  channelAccessToken: string | TokenSource;
  /** Replaces both hosts; only its origin counts, as in the SDK. */
  endpoint?: string;
  timeoutMs?: number;
  /** Uploads carry up to 1 MB over whatever line the office has. */
  uploadTimeoutMs?: number;
  fetch?: typeof globalThis.fetch;
  clock?: Clock;
  random?: () => number;
  retry?: RetryPolicy;
  /** Shared by all clients of one channel, because LINE counts per channel. */
  pacer?: Pacer;
}

/** Calls that move files, which take as long as the office's line takes. */
const CARRIES_FILES: readonly LineEndpointName[] = [
  'setRichMenuImage',
  'getRichMenuImage',
  'addUserIdsToAudience',
];

const heldBack = (operation: string) =>
  appError('line.heldBack', 'Whoever asked for this call no longer wants it.', {
    retry: 'never',
    details: { operation },
  });

type SdkAnswer<T> = { httpResponse: Response; body: T };

/** One call of the SDK, paced, timed and repeated where that is safe; its failure is a value. */
export type Call = <T, R>(
  operation: LineEndpointName,
  repeat: Repeat,
  send: () => Promise<SdkAnswer<T>>,
  read: (body: T, response: Response) => R | Promise<R>,
  options?: CallOptions,
) => Promise<LineAnswer<R>>;

/** The official SDK's clients and the one way to call them. */
export interface Caller {
  api: messagingApi.MessagingApiClient;
  blob: messagingApi.MessagingApiBlobClient;
  call: Call;
}

/** How a call may be repeated. `once`: LINE would do it twice, or say no the second time. */
type Repeat = 'repeatable' | 'once';

/** Failures as values, slots from the channel's pacer, the token from its source. */
export function createCaller(options: LineClientOptions): Caller {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const pacer = options.pacer ?? new Pacer(clock);
  const source = options.channelAccessToken;
  const secrets = typeof source === 'string' ? [source] : [];
  // With a source the header is set per call, see `attempt`.
  const channelAccessToken = typeof source === 'string' ? source : 'from-source';
  const api = new messagingApi.MessagingApiClient({
    channelAccessToken,
    baseURL: options.endpoint ?? LINE_API,
  });
  const blob = new messagingApi.MessagingApiBlobClient({
    channelAccessToken,
    baseURL: options.endpoint ?? LINE_API_DATA,
  });

  async function call<T, R>(
    operation: LineEndpointName,
    repeat: Repeat,
    send: () => Promise<SdkAnswer<T>>,
    read: (body: T, response: Response) => R | Promise<R>,
    { signal, attempts, mayLeave }: CallOptions = {},
  ): Promise<LineAnswer<R>> {
    const { rate } = lineEndpoints[operation];
    const timeoutMs = CARRIES_FILES.includes(operation)
      ? (options.uploadTimeoutMs ?? 60_000)
      : (options.timeoutMs ?? 15_000);
    const facts = { operation, isRepeatable: repeat === 'repeatable', secrets };

    const attempt = async (mayRenew: boolean): Promise<LineAnswer<R>> => {
      let token: string | null = null;
      if (typeof source !== 'string') {
        const current = await source.current();
        if (!current.ok) return current;
        token = current.value;
        if (!secrets.includes(token)) secrets.push(token);
      }
      try {
        await pacer.take(operation, rate, signal);
      } catch (error) {
        // Cancelled while waiting for a slot: nothing was sent.
        return fail(toAppError(error, { ...facts, isRepeatable: true }));
      }
      if (mayLeave?.() === false) return fail(heldBack(operation));
      const deadline = new AbortController();
      const timer = setTimeout(
        () => deadline.abort(new DOMException('no answer in time', 'TimeoutError')),
        timeoutMs,
      );
      const onCancel = () => deadline.abort(new DOMException('cancelled', 'AbortError'));
      if (signal?.aborted) onCancel();
      signal?.addEventListener('abort', onCancel, { once: true });
      try {
        // Reading the body is part of the call: a connection may die in the middle of it.
        return await withFetchOptions(
          {
            signal: deadline.signal,
            ...(options.fetch ? { fetch: options.fetch } : {}),
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          },
          async () => {
            const answer = await send();
            // A sign-in page of the network between says 200 too; where no body is read, it would pass for done.
            if (/^text\/html/i.test(answer.httpResponse.headers.get('content-type') ?? '')) {
              throw new SyntaxError('a page instead of an answer');
            }
            const value = await read(answer.body, answer.httpResponse);
            return ok({ value, requestId: answer.httpResponse.headers.get('x-line-request-id') });
          },
        );
      } catch (error) {
        const mapped = toAppError(deadline.signal.aborted ? deadline.signal.reason : error, facts);
        // Nothing was done: once more with a new token, if there can be one.
        if (mapped.code === 'line.unauthorized' && mayRenew && token !== null) {
          if (typeof source !== 'string' && source.refused(token)) return attempt(false);
        }
        if (mapped.code === 'line.rateLimited') pacer.holdBack(operation, rate, 1_000);
        return fail(mapped);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onCancel);
      }
    };

    return withRetry(() => attempt(true), {
      clock,
      random,
      policy: { ...DEFAULT_RETRY, ...options.retry, ...(attempts ? { attempts } : {}) },
      ...(signal ? { signal } : {}),
    });
  }

  return { api, blob, call };
}
