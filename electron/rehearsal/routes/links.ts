import { z } from 'zod';
import { LIMITS } from '#shared/line/limits';
import { accepted, done, param, parseBody, type Route } from './call';

const userIds = z
  .array(z.string().regex(/^U[0-9a-f]{32}$/, 'invalid userId'))
  .min(1, `Size must be between 1 and ${LIMITS.richMenu.bulkUsers}`)
  .max(LIMITS.richMenu.bulkUsers, `Size must be between 1 and ${LIMITS.richMenu.bulkUsers}`);
const bulkLinkBody = z.object({ richMenuId: z.string(), userIds });
const bulkUnlinkBody = z.object({ userIds });

export const getDefaultRichMenuId: Route = ({ platform }) => ({
  status: 200,
  json: { richMenuId: platform.defaultRichMenuId() },
});

export const setDefaultRichMenu: Route = (call) => {
  call.platform.setDefault(param(call, 'richMenuId'));
  return done;
};

export const cancelDefaultRichMenu: Route = ({ platform }) => {
  platform.cancelDefault();
  return done;
};

export const getRichMenuIdOfUser: Route = (call) => ({
  status: 200,
  json: { richMenuId: call.platform.linkedTo(param(call, 'userId')) },
});

export const linkRichMenuIdToUser: Route = (call) => {
  call.platform.link(param(call, 'userId'), param(call, 'richMenuId'));
  return done;
};

export const unlinkRichMenuIdFromUser: Route = (call) => {
  call.platform.unlink(param(call, 'userId'));
  return done;
};

export const linkRichMenuIdToUsers: Route = (call) => {
  const { richMenuId, userIds } = parseBody(call, bulkLinkBody);
  call.platform.presentable(richMenuId);
  call.platform.startJob({ type: 'link', userIds, richMenuId }, call.requestId, null);
  return accepted;
};

export const unlinkRichMenuIdFromUsers: Route = (call) => {
  const { userIds } = parseBody(call, bulkUnlinkBody);
  call.platform.startJob({ type: 'unlink', userIds }, call.requestId, null);
  return accepted;
};
