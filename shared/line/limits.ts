/*
 * LINE's limits, in one table. Nobody else in the project writes one of these numbers.
 * Source of each: the Messaging API reference as of 24 July 2026; the comment names the section.
 * A limit that no page states is marked unconfirmed: it warns and never blocks.
 */

/** Counted in grapheme clusters or UTF-16 units, see `count.ts`; the comment says which. */
export const LIMITS = {
  /** Action objects. */
  action: {
    /** `label` by place: graphemes. */
    label: 20,
    imageCarouselLabel: 12,
    flexLabel: 40,
    /** `label` in a rich menu: graphemes; optional, read aloud only. */
    richMenuLabel: 20,
    /** `uri` and `altUri.desktop`: UTF-16. */
    uri: 1000,
    /** `data` of postback, datetimepicker, richmenuswitch: UTF-16. */
    data: 300,
    /** Postback `displayText`: graphemes. */
    displayText: 300,
    /** Postback `text`, deprecated: graphemes. */
    postbackText: 300,
    /** Postback `fillInText`: graphemes. */
    fillInText: 300,
    /** Message action `text`: graphemes. */
    messageText: 300,
    /** Clipboard action `clipboardText`: UTF-16, at least 1. */
    clipboardText: 1000,
  },
  /** Rich menu object, its image and its alias. */
  richMenu: {
    /** Graphemes. */
    name: 300,
    /** Graphemes. */
    chatBarText: 14,
    minWidth: 800,
    maxWidth: 2500,
    minHeight: 250,
    /** Width divided by height. */
    minRatio: 1.45,
    areas: 20,
    /** "1 MB"; whether LINE means 1,000,000 or 1,048,576 is not stated, so the smaller one holds. */
    imageBytes: 1_000_000,
    aliasId: 32,
    /** Rich menus made by the API, per account. */
    perChannel: 1000,
    aliasesPerChannel: 1000,
    /** Users of one bulk link or unlink. */
    bulkUsers: 500,
    batchOperations: 1000,
    resumeRequestKey: 100,
  },
  /** Films: bytes; "200 MB". */
  videoBytes: 200_000_000,
  /** The still that stands for a film: "1 MB". */
  previewImageBytes: 1_000_000,
  /** Address of a picture or film: UTF-16. */
  mediaUrl: 2000,
  /** Messages and what they carry; texts in UTF-16 unless said. */
  message: {
    perRequest: 5,
    /** LINE Official Account Manager, "Broadcasts": fewer than the API takes. */
    perManagerMessage: 3,
    quickReplies: 13,
    senderName: 20,
    text: 5000,
    emojis: 20,
    mentions: 20,
    substitutions: 100,
    substitutionKey: 20,
    altText: 1500,
    trackingId: 100,
    location: 100,
    deliveryTag: 30,
    aggregationUnits: 1,
    aggregationUnit: 30,
  },
  imagemap: {
    baseWidth: 1040,
    /** Each of the pictures: "10 MB". */
    imageBytes: 10_000_000,
    actions: 50,
    label: 100,
    text: 400,
    uri: 1000,
    clipboardText: 1000,
    externalLinkLabel: 30,
  },
  /** Templates; texts in graphemes. */
  template: {
    title: 40,
    buttonsText: 160,
    buttonsTextWithPicture: 60,
    buttonsActions: 4,
    confirmText: 240,
    confirmActions: 2,
    columns: 10,
    columnText: 120,
    columnTextWithPicture: 60,
    columnActions: 3,
  },
  flex: {
    /** Minified UTF-8 bytes. "30 KB" and "50 KB": from 30,000 it warns, above 30,720 it is refused for certain. */
    bubbleBytes: 30_000,
    bubbleBytesAtMost: 30_720,
    carouselBytes: 50_000,
    carouselBytesAtMost: 51_200,
    bubbles: 12,
    /** Pictures that move, in one message. */
    animated: 10,
    /** Height of a picture by its width. */
    tallest: 3,
    ratioPart: 100_000,
    /** Longest side of a picture, pixels. */
    pictureSide: 1024,
    /** A picture, as LINE advises; it takes up to 10 MB. */
    imageBytesAdvised: 1_000_000,
  },
  /** Who and how often. */
  sending: {
    /** User ids of one multicast. */
    multicast: 500,
    /** Unit names of one page of `aggregation/list`. */
    unitsPerPage: 100,
    /** Seconds of the loading animation, in steps of five. */
    loadingSecondsAtLeast: 5,
    loadingSecondsAtMost: 60,
  },
  /** Narrowcast. */
  narrowcast: {
    /** Audience and redelivery objects of a recipient tree. */
    recipientObjects: 10,
    /** Attribute objects of a demographic filter. */
    filterObjects: 10,
  },
  /** Audiences; texts in UTF-16. */
  audience: {
    description: 120,
    uploadDescription: 300,
    clickUrl: 2000,
    idsPerRequest: 10_000,
    idsPerFile: 1_500_000,
  },
  /** Coupons; texts in UTF-16. */
  coupon: {
    title: 60,
    description: 1000,
    couponCode: 16,
    usageCondition: 100,
    maxAcquireCount: 999_999,
  },
  /** Any request body, bytes; above it LINE answers 413. */
  requestBodyBytes: 2_000_000,
} as const;

/*
 * Our own bounds, not LINE's: no definition that was ever seen comes near them, and beyond them a file is
 * an accident or an attack.
 */
/** Nesting of a file; the deepest definition found in the wild has 20 levels of JSON. */
export const MAX_DEPTH = 100;
/** Nesting of a value in memory, where a value that holds itself ends; LINE names no limit. */
export const MAX_VALUE_DEPTH = 10_000;
/** Members, entries and values together. */
export const MAX_VALUES = 500_000;

/** The largest whole number that LINE's specification gives a place, a size or a count. */
export const INT32_MAX = 2_147_483_647;

/**
 * What LINE's manager lets a card hold; graphemes. The API's Flex carousel takes more, so these warn: longer
 * words do not fit a card.
 */
export const CARD_FIELDS = {
  cards: 9,
  label: 12,
  title: 20,
  description: 60,
  price: 15,
  address: 60,
  extra: 30,
  actionLabel: 15,
  /** Sources say 15 or 30. */
  moreLabel: 30,
} as const;

/** Widths of an imagemap's picture: LINE asks for the one that suits the phone. */
export const IMAGEMAP_WIDTHS = [240, 300, 460, 700, 1040] as const;

/** Pattern of `richMenuAliasId`. */
export const ALIAS_PATTERN = /^[a-z0-9_-]{1,32}$/;

/** Schemes of a uri action: Messaging API reference, URI action. */
export const URI_SCHEMES = ['http', 'https', 'line', 'tel'] as const;

/**
 * A finger needs about 44 pt; a rich menu is drawn over the full width of a phone, 375 pt on the common
 * ones. Our own rule, not LINE's: it warns.
 */
export const THUMB_PT = 44;
export const PHONE_WIDTH_PT = 375;
