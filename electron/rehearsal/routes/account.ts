import { randomBytes } from 'node:crypto';
import { refusals, refuseProperties } from '../refusal';
import { param, type RehearsalCall, type Route } from './call';

const MOST_PER_PAGE = 1_000;
const USUAL_PER_PAGE = 300;

export const getBotInfo: Route = ({ platform }) => {
  const { bot } = platform.state;
  return { status: 200, json: { ...bot, chatMode: 'bot', markAsReadMode: 'auto' } };
};

export const getMessageQuota: Route = ({ platform }) => {
  const { type, value } = platform.state.quota;
  return { status: 200, json: value === null ? { type } : { type, value } };
};

export const getMessageQuotaConsumption: Route = ({ platform }) => ({
  status: 200,
  json: { totalUsage: platform.sending.used },
});

export const getFollowers: Route = ({ platform, query }) => {
  const limit = Number(query.get('limit') ?? USUAL_PER_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_PER_PAGE) {
    throw refuseProperties([
      { message: `Must be between 1 and ${MOST_PER_PAGE}`, property: 'limit' },
    ]);
  }
  const { followers, clock } = platform;
  const start = query.get('start');
  const offset = start === null ? 0 : followers.offsetOf(start, clock.now());
  if (offset === null) throw refuseProperties([{ message: 'invalid token', property: 'start' }]);
  const end = Math.min(followers.count, offset + limit);
  // Who has blocked the account is no friend, so a page may hold fewer than were asked for.
  const { people } = platform.crowd;
  const userIds = followers
    .userIds(offset, end)
    .filter((_, at) => people.isFriendAt(offset + at, clock.now()));
  const next = end < followers.count ? { next: followers.token(end, clock.now()) } : {};
  return { status: 200, json: { userIds, ...next } };
};

/** Opaque, for ten minutes and one use; nobody links accounts here, so nothing has to be remembered. */
export const issueLinkToken: Route = (call) => {
  friend(call);
  return { status: 200, json: { linkToken: randomBytes(24).toString('base64url') } };
};

export const getProfile: Route = (call) => {
  const { userId, displayName } = friend(call);
  return { status: 200, json: { userId, displayName, language: 'zh-Hant' } };
};

/** The follower of the path; who has blocked the account is unknown to it. */
function friend(call: RehearsalCall): { userId: string; displayName: string } {
  const { followers, crowd, clock } = call.platform;
  const userId = param(call, 'userId');
  const index = followers.indexOf(userId);
  if (index === null || !crowd.people.isFriendAt(index, clock.now())) throw refusals.notFound();
  return { userId, displayName: followers.displayName(index) };
}
