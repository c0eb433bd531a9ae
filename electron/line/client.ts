import { messagingApi } from '@line/bot-sdk';
import { fail, ok } from '#shared/errors/app-error';
import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { type Clock, systemClock } from './clock';
import { withFetchOptions } from './deadline-fetch';
import { toAppError } from './errors';
import { Pacer } from './pacer';
import type { CallOptions, LineAnswer, LinePort, ServedRichMenu } from './port';
import { type RetryPolicy, withRetry } from './retry';

/** LINE's own addresses. Only a test server or the rehearsal channel may stand in for them. */
export const LINE_API = 'https://api.line.me';
export const LINE_API_DATA = 'https://api-data.line.me';

export interface LineClientOptions {
  channelAccessToken: string;
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

/** How a call may be repeated. `once`: LINE would do it twice, or say no the second time. */
type Repeat = 'repeatable' | 'once';

/** The official SDK behind a port: paced, timed, repeated where that is safe, failures as values. */
export function createLineClient(options: LineClientOptions): LinePort {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const pacer = options.pacer ?? new Pacer(clock);
  const secrets = [options.channelAccessToken];
  const { channelAccessToken } = options;
  const api = new messagingApi.MessagingApiClient({
    channelAccessToken,
    baseURL: options.endpoint ?? LINE_API,
  });
  const blob = new messagingApi.MessagingApiBlobClient({
    channelAccessToken,
    baseURL: options.endpoint ?? LINE_API_DATA,
  });

  type SdkAnswer<T> = { httpResponse: Response; body: T };

  async function call<T, R>(
    operation: LineEndpointName,
    repeat: Repeat,
    send: () => Promise<SdkAnswer<T>>,
    read: (body: T, response: Response) => R | Promise<R>,
    { signal }: CallOptions = {},
  ): Promise<LineAnswer<R>> {
    const { rate } = lineEndpoints[operation];
    const timeoutMs =
      operation === 'setRichMenuImage' || operation === 'getRichMenuImage'
        ? (options.uploadTimeoutMs ?? 60_000)
        : (options.timeoutMs ?? 15_000);
    const facts = { operation, isRepeatable: repeat === 'repeatable', secrets };

    const attempt = async (): Promise<LineAnswer<R>> => {
      try {
        await pacer.take(operation, rate, signal);
      } catch (error) {
        // Cancelled while waiting for a slot: nothing was sent.
        return fail(toAppError(error, { ...facts, isRepeatable: true }));
      }
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
          { signal: deadline.signal, ...(options.fetch ? { fetch: options.fetch } : {}) },
          async () => {
            const answer = await send();
            const value = await read(answer.body, answer.httpResponse);
            return ok({ value, requestId: answer.httpResponse.headers.get('x-line-request-id') });
          },
        );
      } catch (error) {
        const mapped = toAppError(deadline.signal.aborted ? deadline.signal.reason : error, facts);
        if (mapped.code === 'line.rateLimited') pacer.holdBack(operation, rate, 1_000);
        return fail(mapped);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onCancel);
      }
    };

    return withRetry(attempt, {
      clock,
      random,
      ...(options.retry ? { policy: options.retry } : {}),
      ...(signal ? { signal } : {}),
    });
  }

  const nothing = () => null;
  // LINE counts 404 as an answer here: "there is none".
  const orNull = <T>(answer: LineAnswer<T>, codes: readonly string[]): LineAnswer<T | null> =>
    answer.ok || !codes.includes(answer.error.code)
      ? answer
      : ok({ value: null, requestId: (answer.error.details?.requestId as string | null) ?? null });

  return {
    getBotInfo: (o) =>
      call(
        'getBotInfo',
        'repeatable',
        () => api.getBotInfoWithHttpInfo(),
        (body) => ({
          userId: body.userId,
          basicId: body.basicId,
          displayName: body.displayName,
          ...(body.pictureUrl ? { pictureUrl: body.pictureUrl } : {}),
        }),
        o,
      ),
    getMessageQuota: (o) =>
      call(
        'getMessageQuota',
        'repeatable',
        () => api.getMessageQuotaWithHttpInfo(),
        (body) => ({
          type: body.type === 'limited' ? ('limited' as const) : ('none' as const),
          value: body.value ?? null,
        }),
        o,
      ),
    getMessageQuotaConsumption: (o) =>
      call(
        'getMessageQuotaConsumption',
        'repeatable',
        () => api.getMessageQuotaConsumptionWithHttpInfo(),
        (body) => ({
          totalUsage: body.totalUsage ?? 0,
        }),
        o,
      ),

    getRichMenuList: (o) =>
      call(
        'getRichMenuList',
        'repeatable',
        () => api.getRichMenuListWithHttpInfo(),
        (body) => (body.richmenus ?? []) as unknown as ServedRichMenu[],
        o,
      ),
    getRichMenu: (id, o) =>
      call(
        'getRichMenu',
        'repeatable',
        () => api.getRichMenuWithHttpInfo(id),
        (body) => body as unknown as ServedRichMenu,
        o,
      ),
    validateRichMenu: (richMenu, o) =>
      call(
        'validateRichMenuObject',
        'repeatable',
        () => api.validateRichMenuObjectWithHttpInfo(richMenu),
        nothing,
        o,
      ),
    createRichMenu: (richMenu, o) =>
      call(
        'createRichMenu',
        'once',
        () => api.createRichMenuWithHttpInfo(richMenu),
        (body) => ({
          richMenuId: body.richMenuId,
        }),
        o,
      ),
    async deleteRichMenu(id, o) {
      const answer = await call(
        'deleteRichMenu',
        'repeatable',
        () => api.deleteRichMenuWithHttpInfo(id),
        nothing,
        o,
      );
      // Gone already: a repeat after a lost answer, or somebody was faster.
      return orNull(answer, ['line.richMenuNotFound', 'line.notFound']);
    },
    async getRichMenuImage(id, o) {
      const answer = await call(
        'getRichMenuImage',
        'repeatable',
        () => blob.getRichMenuImageWithHttpInfo(id),
        async (body, response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of body) chunks.push(chunk as Buffer);
          const mime = response.headers.get('content-type') ?? 'application/octet-stream';
          return { bytes: new Uint8Array(Buffer.concat(chunks)), mime };
        },
        o,
      );
      return orNull(answer, ['line.notFound', 'line.richMenuNotFound']);
    },
    setRichMenuImage: (id, image, o) =>
      call(
        'setRichMenuImage',
        'once',
        () =>
          blob.setRichMenuImageWithHttpInfo(
            id,
            new Blob([image.bytes as Uint8Array<ArrayBuffer>], { type: image.mime }),
          ),
        nothing,
        o,
      ),

    getRichMenuAliasList: (o) =>
      call(
        'getRichMenuAliasList',
        'repeatable',
        () => api.getRichMenuAliasListWithHttpInfo(),
        (body) => body.aliases ?? [],
        o,
      ),
    createRichMenuAlias: (alias, o) =>
      call(
        'createRichMenuAlias',
        'once',
        () => api.createRichMenuAliasWithHttpInfo(alias),
        nothing,
        o,
      ),
    updateRichMenuAlias: ({ richMenuAliasId, richMenuId }, o) =>
      call(
        'updateRichMenuAlias',
        'repeatable',
        () => api.updateRichMenuAliasWithHttpInfo(richMenuAliasId, { richMenuId }),
        nothing,
        o,
      ),
    async deleteRichMenuAlias(id, o) {
      const answer = await call(
        'deleteRichMenuAlias',
        'repeatable',
        () => api.deleteRichMenuAliasWithHttpInfo(id),
        nothing,
        o,
      );
      return orNull(answer, ['line.aliasNotFound', 'line.notFound']);
    },

    async getDefaultRichMenuId(o) {
      const answer = await call(
        'getDefaultRichMenuId',
        'repeatable',
        () => api.getDefaultRichMenuIdWithHttpInfo(),
        (body) => body.richMenuId,
        o,
      );
      // 403 says that the default was set elsewhere, such as in LINE Official Account Manager: not ours to name.
      return orNull(answer, ['line.noDefaultRichMenu', 'line.notFound', 'line.ownedElsewhere']);
    },
    setDefaultRichMenu: (id, o) =>
      call(
        'setDefaultRichMenu',
        'repeatable',
        () => api.setDefaultRichMenuWithHttpInfo(id),
        nothing,
        o,
      ),
    cancelDefaultRichMenu: (o) =>
      call(
        'cancelDefaultRichMenu',
        'repeatable',
        () => api.cancelDefaultRichMenuWithHttpInfo(),
        nothing,
        o,
      ),
  };
}
