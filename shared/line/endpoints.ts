/*
 * The endpoints Tapestry calls, with the host that serves them and the rate LINE grants. The client
 * paces itself by this table and the rehearsal channel refuses by the same one.
 */

/** LINE serves each path on one host only. */
export type LineHost = 'api' | 'api-data';

/** So many calls in so long a time, per channel and endpoint; path parameters and bodies do not matter. */
export interface RateLimit {
  calls: number;
  perMs: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

// Messaging API reference, "Rate limits", read July 2026.
const usual: RateLimit = { calls: 2_000, perMs: SECOND };
const hundredAnHour: RateLimit = { calls: 100, perMs: HOUR };
const threeAnHour: RateLimit = { calls: 3, perMs: HOUR };
const tenASecond: RateLimit = { calls: 10, perMs: SECOND };
const thousandAMinute: RateLimit = { calls: 1_000, perMs: MINUTE };
const sixtyAMinute: RateLimit = { calls: 60, perMs: MINUTE };
const sixtyAnHour: RateLimit = { calls: 60, perMs: HOUR };
const hundredASecond: RateLimit = { calls: 100, perMs: SECOND };
const shortLivedTokens: RateLimit = { calls: 370, perMs: SECOND };
const twoHundredASecond: RateLimit = { calls: 200, perMs: SECOND };

export interface LineEndpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template as in LINE's reference. */
  path: string;
  host: LineHost;
  rate: RateLimit;
}

const endpoint = (
  method: LineEndpoint['method'],
  path: string,
  rate: RateLimit = usual,
  host: LineHost = 'api',
): LineEndpoint => ({ method, path, host, rate });

/**
 * Keyed by the operation's name in LINE's OpenAPI. Fixed paths stand before the templated ones they
 * would otherwise be taken for (`/richmenu/list` before `/richmenu/{richMenuId}`).
 */
export const lineEndpoints = {
  getBotInfo: endpoint('GET', '/v2/bot/info'),
  getMessageQuota: endpoint('GET', '/v2/bot/message/quota'),
  getMessageQuotaConsumption: endpoint('GET', '/v2/bot/message/quota/consumption'),
  getFollowers: endpoint('GET', '/v2/bot/followers/ids'),
  getProfile: endpoint('GET', '/v2/bot/profile/{userId}'),
  issueLinkToken: endpoint('POST', '/v2/bot/user/{userId}/linkToken'),

  replyMessage: endpoint('POST', '/v2/bot/message/reply'),
  pushMessage: endpoint('POST', '/v2/bot/message/push'),
  multicast: endpoint('POST', '/v2/bot/message/multicast', twoHundredASecond),
  narrowcast: endpoint('POST', '/v2/bot/message/narrowcast', sixtyAnHour),
  getNarrowcastProgress: endpoint('GET', '/v2/bot/message/progress/narrowcast'),
  broadcast: endpoint('POST', '/v2/bot/message/broadcast', sixtyAnHour),
  validateReply: endpoint('POST', '/v2/bot/message/validate/reply'),
  validatePush: endpoint('POST', '/v2/bot/message/validate/push'),
  validateMulticast: endpoint('POST', '/v2/bot/message/validate/multicast'),
  validateNarrowcast: endpoint('POST', '/v2/bot/message/validate/narrowcast'),
  validateBroadcast: endpoint('POST', '/v2/bot/message/validate/broadcast'),
  getNumberOfSentReplyMessages: endpoint('GET', '/v2/bot/message/delivery/reply'),
  getNumberOfSentPushMessages: endpoint('GET', '/v2/bot/message/delivery/push'),
  getNumberOfSentMulticastMessages: endpoint('GET', '/v2/bot/message/delivery/multicast'),
  getNumberOfSentBroadcastMessages: endpoint('GET', '/v2/bot/message/delivery/broadcast'),
  getAggregationUnitUsage: endpoint('GET', '/v2/bot/message/aggregation/info'),
  getAggregationUnitNameList: endpoint('GET', '/v2/bot/message/aggregation/list'),
  showLoadingAnimation: endpoint('POST', '/v2/bot/chat/loading/start', hundredASecond),

  getNumberOfMessageDeliveries: endpoint('GET', '/v2/bot/insight/message/delivery', sixtyAnHour),
  getNumberOfFollowers: endpoint('GET', '/v2/bot/insight/followers', sixtyAnHour),
  getFriendsDemographics: endpoint('GET', '/v2/bot/insight/demographic', sixtyAnHour),
  getMessageEvent: endpoint('GET', '/v2/bot/insight/message/event', sixtyAnHour),
  getStatisticsPerUnit: endpoint('GET', '/v2/bot/insight/message/event/aggregation', sixtyAnHour),
  getRichMenuInsightSummary: endpoint(
    'GET',
    '/v2/bot/insight/richmenu/{richMenuId}/summary',
    sixtyAnHour,
  ),
  getRichMenuInsightDaily: endpoint(
    'GET',
    '/v2/bot/insight/richmenu/{richMenuId}/daily',
    sixtyAnHour,
  ),

  createAudienceGroup: endpoint('POST', '/v2/bot/audienceGroup/upload', sixtyAMinute),
  addAudienceToAudienceGroup: endpoint('PUT', '/v2/bot/audienceGroup/upload', sixtyAMinute),
  createAudienceForUploadingUserIds: endpoint(
    'POST',
    '/v2/bot/audienceGroup/upload/byFile',
    sixtyAMinute,
    'api-data',
  ),
  addUserIdsToAudience: endpoint(
    'PUT',
    '/v2/bot/audienceGroup/upload/byFile',
    sixtyAMinute,
    'api-data',
  ),
  createClickBasedAudienceGroup: endpoint('POST', '/v2/bot/audienceGroup/click', sixtyAMinute),
  createImpBasedAudienceGroup: endpoint('POST', '/v2/bot/audienceGroup/imp', sixtyAMinute),
  getAudienceGroups: endpoint('GET', '/v2/bot/audienceGroup/list', sixtyAMinute),
  getSharedAudienceGroups: endpoint('GET', '/v2/bot/audienceGroup/shared/list', sixtyAMinute),
  getSharedAudienceData: endpoint(
    'GET',
    '/v2/bot/audienceGroup/shared/{audienceGroupId}',
    sixtyAMinute,
  ),
  updateAudienceGroupDescription: endpoint(
    'PUT',
    '/v2/bot/audienceGroup/{audienceGroupId}/updateDescription',
    sixtyAMinute,
  ),
  deleteAudienceGroup: endpoint('DELETE', '/v2/bot/audienceGroup/{audienceGroupId}', sixtyAMinute),
  getAudienceData: endpoint('GET', '/v2/bot/audienceGroup/{audienceGroupId}', sixtyAMinute),

  listCoupon: endpoint('GET', '/v2/bot/coupon', twoHundredASecond),
  createCoupon: endpoint('POST', '/v2/bot/coupon', twoHundredASecond),
  getCouponDetail: endpoint('GET', '/v2/bot/coupon/{couponId}', twoHundredASecond),
  closeCoupon: endpoint('PUT', '/v2/bot/coupon/{couponId}/close', twoHundredASecond),

  markMessagesAsReadByToken: endpoint('POST', '/v2/bot/chat/markAsRead'),
  getMessageContent: endpoint('GET', '/v2/bot/message/{messageId}/content', usual, 'api-data'),
  getMessageContentPreview: endpoint(
    'GET',
    '/v2/bot/message/{messageId}/content/preview',
    usual,
    'api-data',
  ),
  getMessageContentTranscodingByMessageId: endpoint(
    'GET',
    '/v2/bot/message/{messageId}/content/transcoding',
    usual,
    'api-data',
  ),
  getWebhookEndpoint: endpoint('GET', '/v2/bot/channel/webhook/endpoint', thousandAMinute),
  setWebhookEndpoint: endpoint('PUT', '/v2/bot/channel/webhook/endpoint', thousandAMinute),
  testWebhookEndpoint: endpoint('POST', '/v2/bot/channel/webhook/test', sixtyAnHour),

  issueStatelessChannelToken: endpoint('POST', '/oauth2/v3/token'),
  getsAllValidChannelAccessTokenKeyIds: endpoint('GET', '/oauth2/v2.1/tokens/kid'),
  issueChannelTokenByJWT: endpoint('POST', '/oauth2/v2.1/token'),
  verifyChannelTokenByJWT: endpoint('GET', '/oauth2/v2.1/verify'),
  revokeChannelTokenByJWT: endpoint('POST', '/oauth2/v2.1/revoke'),
  issueChannelToken: endpoint('POST', '/v2/oauth/accessToken', shortLivedTokens),
  verifyChannelToken: endpoint('POST', '/v2/oauth/verify'),
  revokeChannelToken: endpoint('POST', '/v2/oauth/revoke'),

  getRichMenuList: endpoint('GET', '/v2/bot/richmenu/list', tenASecond),
  getRichMenuAliasList: endpoint('GET', '/v2/bot/richmenu/alias/list'),
  createRichMenuAlias: endpoint('POST', '/v2/bot/richmenu/alias'),
  getRichMenuAlias: endpoint('GET', '/v2/bot/richmenu/alias/{richMenuAliasId}'),
  updateRichMenuAlias: endpoint('POST', '/v2/bot/richmenu/alias/{richMenuAliasId}'),
  deleteRichMenuAlias: endpoint(
    'DELETE',
    '/v2/bot/richmenu/alias/{richMenuAliasId}',
    hundredAnHour,
  ),
  validateRichMenuObject: endpoint('POST', '/v2/bot/richmenu/validate'),
  validateRichMenuBatchRequest: endpoint('POST', '/v2/bot/richmenu/validate/batch'),
  richMenuBatch: endpoint('POST', '/v2/bot/richmenu/batch', threeAnHour),
  getRichMenuBatchProgress: endpoint('GET', '/v2/bot/richmenu/progress/batch', hundredAnHour),
  linkRichMenuIdToUsers: endpoint('POST', '/v2/bot/richmenu/bulk/link'),
  unlinkRichMenuIdFromUsers: endpoint('POST', '/v2/bot/richmenu/bulk/unlink'),
  createRichMenu: endpoint('POST', '/v2/bot/richmenu', hundredAnHour),
  getRichMenu: endpoint('GET', '/v2/bot/richmenu/{richMenuId}'),
  deleteRichMenu: endpoint('DELETE', '/v2/bot/richmenu/{richMenuId}', hundredAnHour),
  getRichMenuImage: endpoint('GET', '/v2/bot/richmenu/{richMenuId}/content', usual, 'api-data'),
  setRichMenuImage: endpoint('POST', '/v2/bot/richmenu/{richMenuId}/content', usual, 'api-data'),

  getDefaultRichMenuId: endpoint('GET', '/v2/bot/user/all/richmenu'),
  cancelDefaultRichMenu: endpoint('DELETE', '/v2/bot/user/all/richmenu'),
  setDefaultRichMenu: endpoint('POST', '/v2/bot/user/all/richmenu/{richMenuId}'),
  getRichMenuIdOfUser: endpoint('GET', '/v2/bot/user/{userId}/richmenu'),
  unlinkRichMenuIdFromUser: endpoint('DELETE', '/v2/bot/user/{userId}/richmenu'),
  linkRichMenuIdToUser: endpoint('POST', '/v2/bot/user/{userId}/richmenu/{richMenuId}'),
} as const satisfies Record<string, LineEndpoint>;

export type LineEndpointName = keyof typeof lineEndpoints;
