import type { Problem } from '#shared/errors/app-error';
import { Fields, isJsonObject } from '#shared/line/fields';
import { LIMITS } from '#shared/line/limits';
import { checkMessages } from '#shared/line/messages';
import { checkNarrowcastBody } from '#shared/line/narrowcast';
import { refusalFor } from '../line-wording';
import { refusals, refuseProperties } from '../refusal';
import type { SendRequest } from '../sending/parts';
import type { SendRecord } from '../sending/send-record';
import { accepted, done, type RehearsalCall, type Route } from './call';

type Body = Record<string, unknown>;

/** The body, when nothing is wrong with it; LINE counts everything that is, in one answer. */
function checkedBody(
  call: RehearsalCall,
  more: (body: Fields) => void = () => undefined,
  checkRest: (value: unknown) => Problem[] = () => [],
): Body {
  const value = call.json();
  const found: Problem[] = [];
  const body = Fields.of(value, [], found);
  if (body) more(body);
  body?.boolean('notificationDisabled');
  const refusal = refusalFor([...found, ...checkMessages(value), ...checkRest(value)]);
  if (refusal) throw refusal;
  return value as Body;
}

function requestOf(call: RehearsalCall, body: Body): SendRequest {
  const units = body.customAggregationUnits;
  return {
    requestId: call.requestId,
    retryKey: call.retryKey,
    messages: body.messages as unknown[],
    unit: Array.isArray(units) && typeof units[0] === 'string' ? units[0] : null,
  };
}

const sentMessages = ({ sentMessages: sent }: SendRecord): { status: 200; json: unknown } => ({
  status: 200,
  json: { sentMessages: sent ?? [] },
});

const RECEIVER = /^[UCR][0-9a-f]{32}$/;
const USER = /^U[0-9a-f]{32}$/;

export const replyMessage: Route = (call) => {
  const body = checkedBody(call, (fields) => fields.text('replyToken'));
  return sentMessages(
    call.platform.sending.reply({ ...requestOf(call, body), unit: null }, String(body.replyToken)),
  );
};

export const pushMessage: Route = (call) => {
  call.platform.sending.refuseRepeated(call.retryKey);
  const body = checkedBody(call, (fields) => fields.text('to'));
  const to = String(body.to);
  if (!RECEIVER.test(to)) throw refusals.property('to');
  return sentMessages(call.platform.sending.push(requestOf(call, body), to));
};

export const multicast: Route = (call) => {
  call.platform.sending.refuseRepeated(call.retryKey);
  const body = checkedBody(call, (fields) =>
    fields.list('to', { min: 1, max: LIMITS.sending.multicast }),
  );
  const to = body.to as unknown[];
  const wrong = to.findIndex((userId) => typeof userId !== 'string' || !USER.test(userId));
  if (wrong >= 0) throw refusals.property(`to[${wrong}]`);
  call.platform.sending.multicast(requestOf(call, body), to as string[]);
  return done;
};

export const broadcast: Route = (call) => {
  call.platform.sending.refuseRepeated(call.retryKey);
  const body = checkedBody(call);
  call.platform.sending.broadcast({ ...requestOf(call, body), unit: null });
  return done;
};

export const narrowcast: Route = (call) => {
  call.platform.sending.refuseRepeated(call.retryKey);
  const body = checkedBody(call, undefined, (value) => checkNarrowcastBody(value));
  const limit = isJsonObject(body.limit) ? body.limit : {};
  call.platform.sending.narrowcasts.accept(
    { ...requestOf(call, body), unit: null },
    {
      recipient: body.recipient,
      demographic: isJsonObject(body.filter) ? body.filter.demographic : undefined,
      max: typeof limit.max === 'number' ? limit.max : null,
      upToRemainingQuota: limit.upToRemainingQuota === true,
      forbidPartialDelivery: limit.forbidPartialDelivery === true,
    },
  );
  return accepted;
};

export const getNarrowcastProgress: Route = ({ platform, query }) => {
  const requestId = query.get('requestId');
  if (!requestId) throw refuseProperties([{ message: 'must be specified', property: 'requestId' }]);
  const progress = platform.sending.narrowcasts.progress(requestId);
  if (!progress) throw refusals.notFound();
  return { status: 200, json: progress };
};

/** Looks at `messages` and nothing else. */
const validate: Route = (call) => {
  const value = call.json();
  const refusal = refusalFor(
    checkMessages(isJsonObject(value) ? { messages: value.messages } : value),
  );
  if (refusal) throw refusal;
  return done;
};
export const validateReply = validate;
export const validatePush = validate;
export const validateMulticast = validate;
export const validateNarrowcast = validate;
export const validateBroadcast = validate;

export const showLoadingAnimation: Route = (call) => {
  const { loadingSecondsAtLeast: least, loadingSecondsAtMost: most } = LIMITS.sending;
  const found: Problem[] = [];
  const body = Fields.of(call.json(), [], found);
  const chatId = body?.text('chatId');
  const seconds = body?.number('loadingSeconds', { min: least, max: most, optional: true });
  const refusal = refusalFor(found);
  if (refusal) throw refusal;
  if (seconds !== undefined && seconds % 5 !== 0)
    throw refuseProperties([{ message: 'must be a multiple of five', property: 'loadingSeconds' }]);
  if (!USER.test(chatId ?? '')) throw refusals.property('chatId');
  return accepted;
};
