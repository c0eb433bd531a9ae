import { z } from 'zod';
import { ALIAS_PATTERN } from '#shared/line/limits';
import { done, param, parseBody, type Route } from './call';

const aliasId = z.string().regex(ALIAS_PATTERN, 'invalid richMenuAliasId');
const createBody = z.object({ richMenuAliasId: aliasId, richMenuId: z.string() });
const updateBody = z.object({ richMenuId: z.string() });

export const getRichMenuAliasList: Route = ({ platform }) => ({
  status: 200,
  json: { aliases: platform.state.aliases },
});

export const createRichMenuAlias: Route = (call) => {
  const { richMenuAliasId, richMenuId } = parseBody(call, createBody);
  call.platform.createAlias(richMenuAliasId, richMenuId);
  return done;
};

export const getRichMenuAlias: Route = (call) => ({
  status: 200,
  json: call.platform.alias(param(call, 'richMenuAliasId')),
});

export const updateRichMenuAlias: Route = (call) => {
  const { richMenuId } = parseBody(call, updateBody);
  call.platform.updateAlias(param(call, 'richMenuAliasId'), richMenuId);
  return done;
};

export const deleteRichMenuAlias: Route = (call) => {
  call.platform.deleteAlias(param(call, 'richMenuAliasId'));
  return done;
};
