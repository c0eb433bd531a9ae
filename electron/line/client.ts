import { ok } from '#shared/errors/app-error';
import {
  aliasListAnswer,
  answered,
  botInfoAnswer,
  consumptionAnswer,
  quotaAnswer,
  richMenuAnswer,
  richMenuIdAnswer,
  richMenuListAnswer,
} from './answers';
import { createCaller, type LineClientOptions } from './call';
import type { LineAnswer, LinePort, ServedRichMenu } from './port';
import { sendingCalls } from './sending';

/** The official SDK behind a port: paced, timed, repeated where that is safe, failures as values. */
export function createLineClient(options: LineClientOptions): LinePort {
  const caller = createCaller(options);
  const { api, blob, call } = caller;
  const nothing = () => null;
  // LINE counts 404 as an answer here: "there is none".
  const orNull = <T>(answer: LineAnswer<T>, codes: readonly string[]): LineAnswer<T | null> =>
    answer.ok || !codes.includes(answer.error.code)
      ? answer
      : ok({ value: null, requestId: (answer.error.details?.requestId as string | null) ?? null });

  return {
    ...sendingCalls(caller),
    getBotInfo: (o) =>
      call(
        'getBotInfo',
        'repeatable',
        () => api.getBotInfoWithHttpInfo(),
        (body) => {
          const bot = answered(botInfoAnswer, body);
          return {
            userId: bot.userId,
            basicId: bot.basicId,
            displayName: bot.displayName,
            ...(bot.pictureUrl ? { pictureUrl: bot.pictureUrl } : {}),
            ...(bot.premiumId ? { premiumId: bot.premiumId } : {}),
            ...(bot.chatMode ? { chatMode: bot.chatMode } : {}),
          };
        },
        o,
      ),
    canReadFollowerIds: (o) =>
      call(
        'getFollowers',
        'repeatable',
        () => api.getFollowersWithHttpInfo(undefined, 1),
        nothing,
        o,
      ),
    getMessageQuota: (o) =>
      call(
        'getMessageQuota',
        'repeatable',
        () => api.getMessageQuotaWithHttpInfo(),
        (body) => {
          const { type, value } = answered(quotaAnswer, body);
          return {
            type: type === 'limited' ? ('limited' as const) : ('none' as const),
            value: value ?? null,
          };
        },
        o,
      ),
    getMessageQuotaConsumption: (o) =>
      call(
        'getMessageQuotaConsumption',
        'repeatable',
        () => api.getMessageQuotaConsumptionWithHttpInfo(),
        (body) => ({ totalUsage: answered(consumptionAnswer, body).totalUsage }),
        o,
      ),

    getRichMenuList: (o) =>
      call(
        'getRichMenuList',
        'repeatable',
        () => api.getRichMenuListWithHttpInfo(),
        (body): ServedRichMenu[] => answered(richMenuListAnswer, body).richmenus,
        o,
      ),
    getRichMenu: (id, o) =>
      call(
        'getRichMenu',
        'repeatable',
        () => api.getRichMenuWithHttpInfo(id),
        (body): ServedRichMenu => answered(richMenuAnswer, body),
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
        (body) => ({ richMenuId: answered(richMenuIdAnswer, body).richMenuId }),
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
        (body) => answered(aliasListAnswer, body).aliases,
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
        (body) => answered(richMenuIdAnswer, body).richMenuId,
        o,
      );
      // 403 says that the default was set elsewhere, such as in LINE Official Account Manager: not ours to name.
      return orNull(answer, ['line.noDefaultRichMenu', 'line.notFound', 'line.ownedElsewhere']);
    },
    async getRichMenuIdOfUser(userId, o) {
      const answer = await call(
        'getRichMenuIdOfUser',
        'repeatable',
        () => api.getRichMenuIdOfUserWithHttpInfo(userId),
        (body) => answered(richMenuIdAnswer, body).richMenuId,
        o,
      );
      return orNull(answer, ['line.userHasNoRichMenu', 'line.notFound']);
    },
    linkRichMenuIdToUser: (userId, richMenuId, o) =>
      call(
        'linkRichMenuIdToUser',
        'repeatable',
        () => api.linkRichMenuIdToUserWithHttpInfo(userId, richMenuId),
        nothing,
        o,
      ),
    unlinkRichMenuIdFromUser: (userId, o) =>
      call(
        'unlinkRichMenuIdFromUser',
        'repeatable',
        () => api.unlinkRichMenuIdFromUserWithHttpInfo(userId),
        nothing,
        o,
      ),
    linkRichMenuIdToUsers: (userIds, richMenuId, o) =>
      call(
        'linkRichMenuIdToUsers',
        'repeatable',
        () => api.linkRichMenuIdToUsersWithHttpInfo({ richMenuId, userIds: [...userIds] }),
        nothing,
        o,
      ),
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
