import type { AppError, Result } from '#shared/errors/app-error';
import type { SendingPort } from './sending-port';

/** Every answer of LINE with the id that its support asks for. */
export type LineAnswer<T> = Result<{ value: T; requestId: string | null }, AppError>;

export interface BotInfo {
  userId: string;
  basicId: string;
  displayName: string;
  pictureUrl?: string;
  premiumId?: string;
  chatMode?: string;
}

export interface MessageQuota {
  type: 'none' | 'limited';
  value: number | null;
}

/** A rich menu as LINE takes it; what is inside is checked by `shared/line/rich-menu`. */
export type WireRichMenu = Record<string, unknown>;
/** A rich menu as LINE serves it. */
export type ServedRichMenu = WireRichMenu & { richMenuId: string };

export interface RichMenuAlias {
  richMenuAliasId: string;
  richMenuId: string;
}

export interface ImageBytes {
  bytes: Uint8Array;
  mime: string;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** All tries together; as the client is set up when left out. */
  attempts?: number;
  /** Asked when its slot has come and before the first byte leaves; false: nothing is sent (`line.heldBack`). */
  mayLeave?: () => boolean;
}

/** LINE as the services see it: what exists there, in LINE's own words; nothing thrown. */
export interface LinePort extends SendingPort {
  getBotInfo(options?: CallOptions): Promise<LineAnswer<BotInfo>>;
  /** Whether this account may list its followers; the list itself is not read. */
  canReadFollowerIds(options?: CallOptions): Promise<LineAnswer<null>>;
  getMessageQuota(options?: CallOptions): Promise<LineAnswer<MessageQuota>>;
  getMessageQuotaConsumption(options?: CallOptions): Promise<LineAnswer<{ totalUsage: number }>>;

  getRichMenuList(options?: CallOptions): Promise<LineAnswer<ServedRichMenu[]>>;
  getRichMenu(richMenuId: string, options?: CallOptions): Promise<LineAnswer<ServedRichMenu>>;
  validateRichMenu(richMenu: WireRichMenu, options?: CallOptions): Promise<LineAnswer<null>>;
  /** Never repeated on its own: LINE has no retry key here, so the caller lists and compares first. */
  createRichMenu(
    richMenu: WireRichMenu,
    options?: CallOptions,
  ): Promise<LineAnswer<{ richMenuId: string }>>;
  deleteRichMenu(richMenuId: string, options?: CallOptions): Promise<LineAnswer<null>>;
  /** Null: the menu is not there or has no image. */
  getRichMenuImage(
    richMenuId: string,
    options?: CallOptions,
  ): Promise<LineAnswer<ImageBytes | null>>;
  /** Never repeated on its own: LINE takes one image per menu, once. */
  setRichMenuImage(
    richMenuId: string,
    image: ImageBytes,
    options?: CallOptions,
  ): Promise<LineAnswer<null>>;

  getRichMenuAliasList(options?: CallOptions): Promise<LineAnswer<RichMenuAlias[]>>;
  createRichMenuAlias(alias: RichMenuAlias, options?: CallOptions): Promise<LineAnswer<null>>;
  updateRichMenuAlias(alias: RichMenuAlias, options?: CallOptions): Promise<LineAnswer<null>>;
  deleteRichMenuAlias(richMenuAliasId: string, options?: CallOptions): Promise<LineAnswer<null>>;

  /** Null: no default rich menu was set through the API. */
  getDefaultRichMenuId(options?: CallOptions): Promise<LineAnswer<string | null>>;
  /** Null: this person has no rich menu of their own. */
  getRichMenuIdOfUser(userId: string, options?: CallOptions): Promise<LineAnswer<string | null>>;
  /** LINE says yes to people who are no followers too, and does nothing. */
  linkRichMenuIdToUser(
    userId: string,
    richMenuId: string,
    options?: CallOptions,
  ): Promise<LineAnswer<null>>;
  unlinkRichMenuIdFromUser(userId: string, options?: CallOptions): Promise<LineAnswer<null>>;
  /** At most 500 at once; done in the background after the answer. */
  linkRichMenuIdToUsers(
    userIds: readonly string[],
    richMenuId: string,
    options?: CallOptions,
  ): Promise<LineAnswer<null>>;
  setDefaultRichMenu(richMenuId: string, options?: CallOptions): Promise<LineAnswer<null>>;
  cancelDefaultRichMenu(options?: CallOptions): Promise<LineAnswer<null>>;
}
