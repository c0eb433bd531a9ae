/* Audiences: Messaging API reference, "Managing audience". No schema, so that the window can name them cheaply. */

/** Kinds that LINE names today; what it answers may hold others. */
export const AUDIENCE_GROUP_TYPES = [
  'UPLOAD',
  'CLICK',
  'IMP',
  'CHAT_TAG',
  'FRIEND_PATH',
  'RESERVATION',
  'RICHMENU_IMP',
  'RICHMENU_CLICK',
  'WEBTRAFFIC',
  'TRACKINGTAG_WEBTRAFFIC',
  'APP_EVENT',
  'VIDEO_VIEW',
  'IMAGE_CLICK',
  'POP_AD_IMP',
] as const;

/** States that LINE names today. */
export const AUDIENCE_STATUSES: readonly string[] = [
  'IN_PROGRESS',
  'READY',
  'FAILED',
  'EXPIRED',
  'INACTIVE',
  'ACTIVATING',
];

/** Where an audience was made; the last two are of shared ones. */
export const AUDIENCE_ROUTES = [
  'OA_MANAGER',
  'MESSAGING_API',
  'POINT_AD',
  'AD_MANAGER',
  'BUSINESS_MANAGER',
  'YAHOO_DISPLAY_ADS',
] as const;
