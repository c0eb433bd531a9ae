import { isJsonObject } from '#shared/line/fields';
import { Refusal, refusals, refuseProperties } from '../refusal';
import { done, param, type RehearsalAnswer, type RehearsalCall, type Route } from './call';

const notFound = () => new Refusal(404, 'Webhook endpoint not found');

function endpointOf(call: RehearsalCall): unknown {
  if (call.bytes.length === 0) return undefined;
  const body = call.json();
  if (!isJsonObject(body)) throw refusals.property('root');
  return body.endpoint;
}

export const getWebhookEndpoint: Route = ({ platform }) => {
  const { endpoint, isActive } = platform.state.webhook;
  if (endpoint === null) throw notFound();
  return { status: 200, json: { endpoint, active: isActive } };
};

export const setWebhookEndpoint: Route = (call) => {
  const endpoint = endpointOf(call);
  if (endpoint === undefined)
    throw refuseProperties([{ message: 'must be specified', property: 'endpoint' }]);
  if (typeof endpoint !== 'string') throw refusals.property('endpoint');
  call.platform.webhook.setEndpoint(endpoint);
  return done;
};

export const testWebhookEndpoint: Route = async (call) => {
  const endpoint = endpointOf(call);
  if (endpoint !== undefined && typeof endpoint !== 'string') throw refusals.property('endpoint');
  const delivery = await call.platform.webhook.test(endpoint ?? null);
  const timestamp = new Date(call.platform.clock.now()).toISOString();
  return { status: 200, json: { timestamp, ...delivery } };
};

export const markMessagesAsReadByToken: Route = (call) => {
  const body = call.json();
  const token = isJsonObject(body) ? body.markAsReadToken : undefined;
  if (typeof token !== 'string')
    throw refuseProperties([{ message: 'must be specified', property: 'markAsReadToken' }]);
  if (!call.platform.webhook.markAsRead(token))
    throw refuseProperties([{ message: 'invalid token', property: 'markAsReadToken' }]);
  return done;
};

function contentOf(call: RehearsalCall) {
  const content = call.platform.webhook.contents.get(param(call, 'messageId'));
  if (!content) throw refusals.notFound();
  if (content.isUnsent) throw new Refusal(410, 'Gone');
  return { ...content, isReady: content.readyAt <= call.platform.clock.now() };
}

export const getMessageContent: Route = (call): RehearsalAnswer => {
  const { bytes, mime, isReady } = contentOf(call);
  return isReady ? { status: 200, bytes, mime } : { status: 202, json: {} };
};

/** The picture itself stands for its preview; sounds have none. */
export const getMessageContentPreview: Route = (call): RehearsalAnswer => {
  const { bytes, mime } = contentOf(call);
  if (!/^(image|video)\//.test(mime)) throw refusals.notFound();
  return { status: 200, bytes, mime };
};

export const getMessageContentTranscodingByMessageId: Route = (call) => ({
  status: 200,
  json: { status: contentOf(call).isReady ? 'succeeded' : 'processing' },
});
