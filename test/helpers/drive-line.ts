import { generateKeyPairSync, sign } from 'node:crypto';
import {
  channelAccessToken,
  HTTPFetchError,
  insight,
  manageAudience,
  messagingApi,
} from '@line/bot-sdk';
import type { Exchange } from '#electron/rehearsal/http';
import type { RehearsalServer } from '#electron/rehearsal/server';
import { lineEndpoints } from '#shared/line/endpoints';
import {
  answerTypeFault,
  isSpecified,
  parametersValidator,
  requestValidator,
  responseValidator,
} from './line-openapi';

/*
 * LINE's official SDK, unmodified, on the rehearsal channel; and LINE's specification as the judge of
 * what was said.
 */

export interface LineClients {
  api: messagingApi.MessagingApiClient;
  blob: messagingApi.MessagingApiBlobClient;
  insight: insight.InsightClient;
  audiences: manageAudience.ManageAudienceClient;
  files: manageAudience.ManageAudienceBlobClient;
  tokens: channelAccessToken.ChannelAccessTokenClient;
}

export function clientsOf(server: RehearsalServer): LineClients {
  const { channelAccessToken: token } = server.credentials;
  const options = { channelAccessToken: token, baseURL: server.url };
  return {
    api: new messagingApi.MessagingApiClient(options),
    blob: new messagingApi.MessagingApiBlobClient(options),
    insight: new insight.InsightClient(options),
    audiences: new manageAudience.ManageAudienceClient(options),
    files: new manageAudience.ManageAudienceBlobClient(options),
    tokens: new channelAccessToken.ChannelAccessTokenClient({ baseURL: server.url }),
  };
}

/** What LINE's specification holds against an exchange; a request is judged when it was accepted. */
export function faultsOf(exchange: Exchange): string[] {
  const { method } = lineEndpoints[exchange.endpoint];
  const { path, query, status } = exchange;
  if (!isSpecified(method, path)) return [];
  const named = (faults: string[], where: string) =>
    faults.map((fault) => `${method} ${path} ${status} ${where}: ${fault}`);
  const isJson = exchange.responseType.startsWith('application/json');
  const answer = [
    ...named(answerTypeFault(method, path, status, exchange.responseType), 'answer'),
    ...(isJson
      ? named(responseValidator(method, path, status)(exchange.responseJson), 'answer')
      : []),
  ];
  if (status >= 300) return answer;
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const asked = named(parametersValidator(method, path, 'query')(parameters), 'query');
  if (exchange.contentType !== 'application/json' || exchange.requestBytes.length === 0)
    return [...answer, ...asked];
  const body: unknown = JSON.parse(new TextDecoder().decode(exchange.requestBytes));
  return [...answer, ...asked, ...named(requestValidator(method, path)(body), 'request')];
}

/** The refusal that a call ended with. */
export async function refusalOf(call: Promise<unknown>): Promise<{
  status: number;
  headers: Headers;
  body: { message: string; details?: { message?: string; property?: string }[] } & Record<
    string,
    unknown
  >;
}> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HTTPFetchError)) throw new Error(`no refusal but ${String(error)}`);
  const { status, headers } = error;
  return { status, headers: headers as unknown as Headers, body: JSON.parse(error.body) };
}

/** For the few endpoints that the SDK does not have yet. */
export async function ask(
  server: RehearsalServer,
  path: string,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${server.credentials.channelAccessToken}` },
  });
  return { status: answer.status, body: await answer.json() };
}

export const aText = (text = 'Hello'): messagingApi.Message =>
  ({ type: 'text', text }) as messagingApi.TextMessage;

/** Calls every endpoint of sending once, as an application would. Needs 100 followers. */
export async function driveSending(server: RehearsalServer): Promise<void> {
  const { api } = clientsOf(server);
  const { userIds } = await api.getFollowers(undefined, 3);
  const [anna = ''] = userIds;
  const messages = [aText()];
  await api.validateReply({ messages });
  await api.validatePush({ messages });
  await api.validateMulticast({ messages });
  await api.validateNarrowcast({ messages });
  await api.validateBroadcast({ messages });
  await api.pushMessage({ to: anna, messages, customAggregationUnits: ['one'] });
  await api.multicast({ to: userIds, messages, customAggregationUnits: ['two'] });
  await api.broadcast({ messages });
  const { httpResponse } = await api.narrowcastWithHttpInfo({ messages });
  const requestId = httpResponse.headers.get('x-line-request-id') ?? '';
  await api.getNarrowcastProgress(requestId);
  server.platform.advance(2);
  await api.getNarrowcastProgress(requestId);
  const replyToken = server.platform.sending.newReplyToken(0);
  await api.replyMessage({ replyToken, messages });
  const day = '20260908';
  await api.getNumberOfSentReplyMessages(day);
  await api.getNumberOfSentPushMessages(day);
  await api.getNumberOfSentMulticastMessages(day);
  await api.getNumberOfSentBroadcastMessages(day);
  await api.getAggregationUnitUsage();
  await api.getAggregationUnitNameList('1');
  await api.showLoadingAnimation({ chatId: anna, loadingSeconds: 20 });
  await api.issueLinkToken(anna);
}

/** Asks every endpoint of insight once; needs a rich menu. */
export async function driveInsight(server: RehearsalServer, richMenuId: string): Promise<void> {
  const { api, insight: figures } = clientsOf(server);
  const { httpResponse } = await api.broadcastWithHttpInfo({
    messages: [aText('https://example.com/?tp=1')],
  });
  server.platform.advance(2);
  await figures.getNumberOfMessageDeliveries('20260908');
  await figures.getNumberOfFollowers('20260908');
  await figures.getFriendsDemographics();
  await figures.getMessageEvent(httpResponse.headers.get('x-line-request-id') ?? '');
  await figures.getStatisticsPerUnit('one', '20260908', '20260910');
  const days = 'from=20260901&to=20260910';
  await ask(server, `/v2/bot/insight/richmenu/${richMenuId}/summary?${days}`);
  await ask(server, `/v2/bot/insight/richmenu/${richMenuId}/daily?${days}`);
}

/** A file of ids as it is uploaded. */
export const aFileOf = (ids: readonly string[]): Blob =>
  new Blob([`${ids.join('\n')}\n`], { type: 'text/plain' });

/** Calls every endpoint of audiences once. */
export async function driveAudiences(server: RehearsalServer): Promise<void> {
  const { api, audiences, files } = clientsOf(server);
  const { userIds } = await api.getFollowers(undefined, 100);
  const { httpResponse } = await api.broadcastWithHttpInfo({
    messages: [aText('https://example.com/?tp=9')],
  });
  const requestId = httpResponse.headers.get('x-line-request-id') ?? '';
  server.platform.advance(2);
  const made = await audiences.createAudienceGroup({
    description: 'Made by JSON',
    audiences: userIds.slice(0, 60).map((id) => ({ id })),
  });
  const audienceGroupId = made.audienceGroupId ?? 0;
  const more = userIds.slice(60).map((id) => ({ id }));
  await audiences.addAudienceToAudienceGroup({ audienceGroupId, audiences: more });
  await files.createAudienceForUploadingUserIds(aFileOf(userIds), 'Made by a file', false, 'list');
  await files.addUserIdsToAudience(aFileOf(userIds), audienceGroupId, 'more');
  await audiences.createClickBasedAudienceGroup({ description: 'Clicked', requestId });
  await audiences.createImpBasedAudienceGroup({ description: 'Saw', requestId });
  server.platform.clock.advance(60_000);
  await audiences.updateAudienceGroupDescription(audienceGroupId, { description: 'Renamed' });
  await audiences.getAudienceData(audienceGroupId);
  await audiences.getAudienceGroups(1);
  const owner = { serviceType: 'bm', id: 'bm-1', name: 'Head office' };
  const shared = server.platform.audiences.addForeign(
    { type: 'WEBTRAFFIC', description: 'Visitors', createRoute: 'AD_MANAGER', owner },
    0.4,
  );
  await audiences.getSharedAudienceData(shared.audienceGroupId);
  await audiences.getSharedAudienceGroups(1);
  await audiences.deleteAudienceGroup(audienceGroupId);
}

/** A coupon that is valid for a week from a moment on. */
export const aCoupon = (fromMs: number): messagingApi.CouponCreateRequest =>
  ({
    title: 'Ten off',
    description: 'One each',
    acquisitionCondition: { type: 'normal' },
    maxUseCountPerTicket: 1,
    startTimestamp: Math.floor(fromMs / 1_000),
    endTimestamp: Math.floor(fromMs / 1_000) + 7 * 86_400,
    timezone: 'ASIA_TAIPEI',
    visibility: 'UNLISTED',
    reward: { type: 'discount', priceInfo: { type: 'fixed', fixedAmount: 10 } },
  }) as messagingApi.CouponCreateRequest;

/** Calls every endpoint of coupons once. */
export async function driveCoupons(server: RehearsalServer): Promise<void> {
  const { api } = clientsOf(server);
  const { couponId } = await api.createCoupon(aCoupon(server.platform.clock.now()));
  await api.getCouponDetail(couponId);
  await api.listCoupon(new Set(['RUNNING']) as never);
  await api.closeCoupon(couponId);
}

export const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A key pair whose public half the channel knows, and what it signs. */
export function anAssertionKey(server: RehearsalServer) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = server.platform.tokens.registerKey(publicKey.export({ format: 'jwk' }));
  return (over: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string => {
    const { channelId } = server.credentials;
    const claims = {
      iss: channelId,
      sub: channelId,
      aud: 'https://api.line.me/',
      exp: Math.floor(server.platform.clock.now() / 1_000) + 1_800,
      token_exp: 86_400,
      ...over,
    };
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid, ...header })}.${part(claims)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
}

/** Calls every endpoint of tokens once. */
export async function driveTokens(server: RehearsalServer): Promise<void> {
  const { tokens } = clientsOf(server);
  const { channelId, channelSecret } = server.credentials;
  const assertion = anAssertionKey(server);
  const grant = 'client_credentials';
  const short = await tokens.issueChannelToken(grant, channelId, channelSecret);
  await tokens.verifyChannelToken(short.access_token);
  await tokens.revokeChannelToken(short.access_token);
  await tokens.issueStatelessChannelTokenByClientSecret(channelId, channelSecret);
  await tokens.issueStatelessChannelTokenByJWTAssertion(assertion({ token_exp: undefined }));
  const long = await tokens.issueChannelTokenByJWT(grant, JWT_BEARER, assertion());
  await tokens.verifyChannelTokenByJWT(long.access_token);
  await tokens.getsAllValidChannelAccessTokenKeyIds(JWT_BEARER, assertion());
  await tokens.revokeChannelTokenByJWT(channelId, channelSecret, long.access_token);
}

/** Calls every endpoint of the webhook and of what users have sent once. */
export async function driveWebhook(server: RehearsalServer): Promise<void> {
  const { api, blob } = clientsOf(server);
  await api.setWebhookEndpoint({ endpoint: 'https://shop.example/line' });
  await api.getWebhookEndpoint();
  await api.testWebhookEndpoint();
  const content = { bytes: new Uint8Array([1, 2, 3]), mime: 'image/png' };
  const { event } = await server.platform.webhook.message(0, { type: 'image' }, content);
  const { id, markAsReadToken } = event.message as { id: string; markAsReadToken: string };
  for await (const _ of await blob.getMessageContent(id));
  for await (const _ of await blob.getMessageContentPreview(id));
  await blob.getMessageContentTranscodingByMessageId(id);
  await api.markMessagesAsReadByToken({ markAsReadToken });
}
