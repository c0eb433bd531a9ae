/** One entry of `details` in LINE's error body. */
export interface RefusalDetail {
  message: string;
  property?: string;
}

interface RefusalMore {
  /** Members beside `message` and `details`. */
  more?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Ends a call with LINE's error body; caught in one place, `http.ts`. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    details?: RefusalDetail[],
    { more = {}, headers = {} }: RefusalMore = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.body = { message, ...(details ? { details } : {}), ...more };
    this.headers = headers;
  }
}

/** 400 with one entry per broken property, as LINE counts them. */
export const refuseProperties = (details: RefusalDetail[]): Refusal =>
  new Refusal(400, `The request body has ${details.length} error(s)`, details);

// Strings below are LINE's own, from "Error messages" and from the endpoints' pages of its reference.
export const refusals = {
  tokenMissing: () =>
    new Refusal(
      401,
      "Authentication failed due to the following reason: Authorization header required. Must use 'Bearer {access token}'.",
    ),
  tokenInvalid: () =>
    new Refusal(
      401,
      'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
    ),
  notFound: () => new Refusal(404, 'Not found'),
  richMenuNotFound: (status: 400 | 404 = 404) => new Refusal(status, 'richmenu not found'),
  aliasNotFound: () => new Refusal(404, 'richmenu alias not found'),
  aliasConflict: () => new Refusal(400, 'conflict richmenu alias id'),
  noDefault: () => new Refusal(404, 'no default richmenu'),
  ownedElsewhere: () => new Refusal(403, 'the richmenu is owned by another channel'),
  userHasNone: () => new Refusal(404, 'the user has no richmenu'),
  imageMissing: () => new Refusal(400, 'must upload richmenu image before applying it to user'),
  imageSize: () => new Refusal(400, 'The image size is not allowed for richmenu'),
  imageTwice: () => new Refusal(400, 'An image has already been uploaded to the richmenu'),
  tooManyRichMenus: () => new Refusal(400, 'The number of richmenus has reached the upper limit'),
  tooManyAliases: () =>
    new Refusal(400, 'The number of richmenu aliases has reached the upper limit'),
  rateLimit: () => new Refusal(429, 'The API rate limit has been exceeded. Try again later.'),
  monthlyLimit: () => new Refusal(429, 'You have reached your monthly limit.'),
  bodyTooLarge: () => new Refusal(413, 'The request body is too large'),
  contentType: (type: string) => new Refusal(415, `The content type, ${type}, is not supported`),
  property: (name: string) =>
    new Refusal(400, `The property, ${name}, in the request body is invalid (line: -, column: -)`),
  retryKeyAccepted: (requestId: string, sentMessages: readonly object[] | null) =>
    new Refusal(409, 'The retry key is already accepted', undefined, {
      ...(sentMessages ? { more: { sentMessages } } : {}),
      headers: { 'x-line-accepted-request-id': requestId },
    }),
  retryKeyInvalid: () =>
    refuseProperties([{ message: 'must be UUID', property: 'X-Line-Retry-Key' }]),
  retryKeyNotHere: () =>
    new Refusal(400, 'The request header, X-Line-Retry-Key, is not supported by this endpoint'),
  replyToken: () => new Refusal(400, 'Invalid reply token'),
  notEnoughFriends: () => new Refusal(403, 'Your account does not have enough friends'),
  notAvailable: () => new Refusal(403, 'Access to this API is not available for your account'),
  forbidAlone: () =>
    new Refusal(400, 'The option forbidPartialDelivery must be used with upToRemainingQuota.'),
  serverError: () => new Refusal(500, 'Internal Server Error'),
} as const;
