/*
 * LINE's limits, in one table. Nobody else in the project writes one of these numbers.
 * Source of each: the Messaging API reference as of 24 July 2026; the comment names the section.
 * A limit that no page states is marked unconfirmed: it warns and never blocks.
 */

/** Counted in grapheme clusters or UTF-16 units, see `count.ts`; the comment says which. */
export const LIMITS = {
  /** Action objects. */
  action: {
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
  /** Any request body, bytes; above it LINE answers 413. */
  requestBodyBytes: 2_000_000,
} as const;

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
