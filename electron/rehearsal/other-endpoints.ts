import { type Refusal, refusals } from './refusal';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What needs a contract with LINE that a practice account has not. */
const CONTRACT: readonly [Method, string][] = [
  ['POST', '/v2/bot/message/markAsRead'],
  ['POST', '/bot/pnp/push'],
  ['GET', '/v2/bot/message/delivery/pnp'],
  ['POST', '/v2/bot/channel/detach'],
  ['POST', '/v2/bot/chat/:chatId/control/acquire'],
  ['POST', '/v2/bot/chat/:chatId/control/release'],
  ['GET', '/v2/bot/list'],
  ['POST', '/shop/v3/mission'],
];

/** What a practice account has none of: chats of several people, memberships, apps inside LINE. */
const NOTHING_THERE: readonly [Method, string][] = [
  ['GET', '/v2/bot/group/:groupId/summary'],
  ...(['group', 'room'] as const).flatMap((place): [Method, string][] => [
    ['GET', `/v2/bot/${place}/:chatId/members/count`],
    ['GET', `/v2/bot/${place}/:chatId/members/ids`],
    ['GET', `/v2/bot/${place}/:chatId/member/:userId`],
    ['POST', `/v2/bot/${place}/:chatId/leave`],
  ]),
  ['GET', '/v2/bot/membership/list'],
  ['GET', '/v2/bot/membership/subscription/:userId'],
  ['GET', '/v2/bot/membership/:membershipId/users/ids'],
  ['POST', '/liff/v1/apps'],
  ['GET', '/liff/v1/apps'],
  ['PUT', '/liff/v1/apps/:liffId'],
  ['DELETE', '/liff/v1/apps/:liffId'],
];

/** LINE's endpoints that Tapestry never calls, and how an account answers that has no use for them. */
export const otherEndpoints: readonly { method: Method; path: string; refusal: () => Refusal }[] = [
  ...CONTRACT.map(([method, path]) => ({ method, path, refusal: refusals.notAvailable })),
  ...NOTHING_THERE.map(([method, path]) => ({ method, path, refusal: refusals.notFound })),
];
