import type { messagingApi } from '@line/bot-sdk';
import { fail, ok } from '#shared/errors/app-error';
import { answered, narrowcastProgressAnswer } from './answers';
import type { Caller } from './call';
import type { LineAnswer } from './port';
import type { SendAnswer, SendingPort, SendOptions, WireMessages } from './sending-port';

/** Checked by `shared/line/messages` before they come here. */
const wired = (messages: WireMessages) => messages as unknown as messagingApi.Message[];
const nothing = () => null;

/** The ways to send, over the SDK. A retry key makes each of them safe to repeat, and only for a day. */
export function sendingCalls({ api, call }: Caller): SendingPort {
  /** 409 says that an earlier request with this key was accepted: that is success, under its id. */
  const asAnswer = (answer: LineAnswer<null>): SendAnswer => {
    if (answer.ok) {
      return ok({ value: { repeated: false }, requestId: answer.value.requestId });
    }
    const { code, details } = answer.error;
    if (code !== 'line.conflict') return answer;
    const accepted = details?.acceptedRequestId;
    if (typeof accepted === 'string') {
      return ok({ value: { repeated: true }, requestId: accepted });
    }
    // A 409 that does not name what was accepted proves nothing, whoever in between has said it.
    return fail({ ...answer.error, details: { ...details, isUncertain: true } });
  };
  const once = ({ retryKey: _key, ...options }: SendOptions) => ({ ...options, attempts: 1 });

  return {
    pushMessage: async ({ messages, ...body }, o) =>
      asAnswer(
        await call(
          'pushMessage',
          'repeatable',
          () => api.pushMessageWithHttpInfo({ ...body, messages: wired(messages) }, o.retryKey),
          nothing,
          once(o),
        ),
      ),
    multicast: async ({ messages, to, ...body }, o) =>
      asAnswer(
        await call(
          'multicast',
          'repeatable',
          () =>
            api.multicastWithHttpInfo(
              { ...body, to: [...to], messages: wired(messages) },
              o.retryKey,
            ),
          nothing,
          once(o),
        ),
      ),
    narrowcast: async ({ messages, ...body }, o) =>
      asAnswer(
        await call(
          'narrowcast',
          'repeatable',
          () =>
            api.narrowcastWithHttpInfo(
              { ...body, messages: wired(messages) } as messagingApi.NarrowcastRequest,
              o.retryKey,
            ),
          nothing,
          once(o),
        ),
      ),
    broadcast: async ({ messages, ...body }, o) =>
      asAnswer(
        await call(
          'broadcast',
          'repeatable',
          () => api.broadcastWithHttpInfo({ ...body, messages: wired(messages) }, o.retryKey),
          nothing,
          once(o),
        ),
      ),
    validateMessages(method, messages, o) {
      const body = { messages: wired(messages) };
      switch (method) {
        case 'push':
          return call(
            'validatePush',
            'repeatable',
            () => api.validatePushWithHttpInfo(body),
            nothing,
            o,
          );
        case 'multicast':
          return call(
            'validateMulticast',
            'repeatable',
            () => api.validateMulticastWithHttpInfo(body),
            nothing,
            o,
          );
        case 'narrowcast':
          return call(
            'validateNarrowcast',
            'repeatable',
            () => api.validateNarrowcastWithHttpInfo(body),
            nothing,
            o,
          );
        case 'broadcast':
          return call(
            'validateBroadcast',
            'repeatable',
            () => api.validateBroadcastWithHttpInfo(body),
            nothing,
            o,
          );
      }
    },
    async getNarrowcastProgress(requestId, o) {
      const answer = await call(
        'getNarrowcastProgress',
        'repeatable',
        () => api.getNarrowcastProgressWithHttpInfo(requestId),
        (body) => ({
          phase: answered(narrowcastProgressAnswer, body).phase,
          targetCount: body.targetCount ?? null,
          successCount: body.successCount ?? null,
          failureCount: body.failureCount ?? null,
          errorCode: body.errorCode ?? null,
          failedDescription: body.failedDescription ?? null,
          completedTime: body.completedTime ? new Date(body.completedTime).toISOString() : null,
        }),
        o,
      );
      if (answer.ok || answer.error.code !== 'line.notFound') return answer;
      return ok({ value: null, requestId: null });
    },
  };
}
