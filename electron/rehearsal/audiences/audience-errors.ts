import { Refusal } from '../refusal';

/** Codes that LINE puts into `details[].message`; all of them come with status 400. */
export type AudienceError =
  | 'AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED'
  | 'AUDIENCE_GROUP_COUNT_MAX_OVER'
  | 'AUDIENCE_GROUP_NAME_SIZE_OVER'
  | 'AUDIENCE_GROUP_NAME_WRONG'
  | 'AUDIENCE_GROUP_NAME_EMPTY'
  | 'AUDIENCE_GROUP_NOT_FOUND'
  | 'AUDIENCE_GROUP_REQUESTID_DUPLICATE'
  | 'AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER'
  | 'REQUEST_NOT_FOUND'
  | 'TOO_OLD_MESSAGES'
  | 'UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT'
  | 'UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS'
  | 'UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS';

export const audienceRefusal = (code: AudienceError): Refusal =>
  new Refusal(400, code.toLowerCase().replaceAll('_', ' '), [{ message: code }]);
