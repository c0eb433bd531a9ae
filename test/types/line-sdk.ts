import type { insight, manageAudience, messagingApi, webhook } from '@line/bot-sdk';
import type { z } from 'zod';
import type { WireRichMenuObject } from '#shared/line/rich-menu/wire-schema';
import type * as actions from '#shared/line/schema/actions';
import type * as audience from '#shared/line/schema/audience';
import type { QuickReply, Sender } from '#shared/line/schema/common';
import type { CouponRequest } from '#shared/line/schema/coupon';
import type * as flex from '#shared/line/schema/flex';
import type { ImagemapAction, ImagemapMessage } from '#shared/line/schema/imagemap';
import type * as insights from '#shared/line/schema/insight';
import type * as messages from '#shared/line/schema/messages';
import type { DemographicFilter, NarrowcastLimit, Recipient } from '#shared/line/schema/narrowcast';
import type * as menus from '#shared/line/schema/rich-menu';
import type * as send from '#shared/line/schema/send';
import type * as templates from '#shared/line/schema/templates';
import type { webhookEvent } from '#shared/line/schema/webhook';

/*
 * No test at run time: this file has to compile. What we would send has to be what LINE's SDK sends, and
 * what the SDK says LINE answers has to be what we read, so that a drift of either side is seen at once.
 */

/** Members with a name of their own; loose objects carry an index signature beside them. */
type Named<T> = keyof {
  [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K];
};

/** Ours can be handed to the SDK, and neither side has a member that the other lacks. */
type Sent<Ours extends Sdk, Sdk> = [Exclude<Named<Ours>, Named<Sdk>>] extends [never]
  ? [Exclude<Named<Sdk>, Named<Ours>>] extends [never]
    ? true
    : ['the SDK has more', Exclude<Named<Sdk>, Named<Ours>>]
  : ['we have more', Exclude<Named<Ours>, Named<Sdk>>];
/** What the SDK says LINE answers is something we can read. */
type Answered<Sdk extends Ours, Ours> = Sdk extends Ours ? true : never;
type AllTrue<T extends Record<string, true>> = T;

export type MessagesAsInSdk = AllTrue<{
  text: Sent<messages.TextMessage, messagingApi.TextMessage>;
  textV2: Sent<messages.TextMessageV2, messagingApi.TextMessageV2>;
  sticker: Sent<messages.StickerMessage, messagingApi.StickerMessage>;
  image: Sent<messages.ImageMessage, messagingApi.ImageMessage>;
  video: Sent<messages.VideoMessage, messagingApi.VideoMessage>;
  audio: Sent<messages.AudioMessage, messagingApi.AudioMessage>;
  location: Sent<messages.LocationMessage, messagingApi.LocationMessage>;
  coupon: Sent<messages.CouponMessage, messagingApi.CouponMessage>;
  imagemap: Sent<ImagemapMessage, messagingApi.ImagemapMessage>;
  template: Sent<templates.TemplateMessage, messagingApi.TemplateMessage>;
  flex: Sent<flex.FlexMessage, messagingApi.FlexMessage>;
  any: Sent<messages.LineMessage, messagingApi.Message>;
  quickReply: Sent<QuickReply, messagingApi.QuickReply>;
  sender: Sent<Sender, messagingApi.Sender>;
  substitution: Sent<messages.Substitution, messagingApi.SubstitutionObject>;
}>;

export type PartsAsInSdk = AllTrue<{
  imagemapAction: Sent<ImagemapAction, messagingApi.ImagemapAction>;
  buttons: Sent<Extract<templates.Template, { type: 'buttons' }>, messagingApi.ButtonsTemplate>;
  confirm: Sent<Extract<templates.Template, { type: 'confirm' }>, messagingApi.ConfirmTemplate>;
  carousel: Sent<Extract<templates.Template, { type: 'carousel' }>, messagingApi.CarouselTemplate>;
  column: Sent<templates.CarouselColumn, messagingApi.CarouselColumn>;
  imageColumn: Sent<templates.ImageCarouselColumn, messagingApi.ImageCarouselColumn>;
  uri: Sent<actions.UriAction, messagingApi.URIAction>;
  postback: Sent<actions.PostbackAction, messagingApi.PostbackAction>;
  picker: Sent<actions.DatetimePickerAction, messagingApi.DatetimePickerAction>;
  anyInQuickReply: Sent<actions.QuickReplyAction, messagingApi.Action>;
  anyInRichMenu: Sent<actions.RichMenuAction, messagingApi.Action>;
}>;

export type FlexAsInSdk = AllTrue<{
  bubble: Sent<flex.FlexBubble, messagingApi.FlexBubble>;
  carousel: Sent<flex.FlexCarousel, messagingApi.FlexCarousel>;
  box: Sent<flex.FlexBox, messagingApi.FlexBox>;
  button: Sent<flex.FlexButton, messagingApi.FlexButton>;
  image: Sent<flex.FlexImage, messagingApi.FlexImage>;
  icon: Sent<flex.FlexIcon, messagingApi.FlexIcon>;
  text: Sent<flex.FlexText, messagingApi.FlexText>;
  span: Sent<flex.FlexSpan, messagingApi.FlexSpan>;
  video: Sent<flex.FlexVideo, messagingApi.FlexVideo>;
  component: Sent<flex.FlexComponent, messagingApi.FlexComponent>;
}>;

export type RequestsAsInSdk = AllTrue<{
  reply: Sent<send.ReplyRequest, messagingApi.ReplyMessageRequest>;
  push: Sent<send.PushRequest, messagingApi.PushMessageRequest>;
  multicast: Sent<send.MulticastRequest, messagingApi.MulticastRequest>;
  broadcast: Sent<send.BroadcastRequest, messagingApi.BroadcastRequest>;
  narrowcast: Sent<send.NarrowcastRequest, messagingApi.NarrowcastRequest>;
  limit: Sent<NarrowcastLimit, messagingApi.Limit>;
  recipient: Sent<Recipient, messagingApi.Recipient>;
  demographic: Sent<DemographicFilter, messagingApi.DemographicFilter>;
  richMenu: Sent<WireRichMenuObject, messagingApi.RichMenuRequest>;
  alias: Sent<menus.RichMenuAliasRequest, messagingApi.CreateRichMenuAliasRequest>;
  batch: Sent<menus.RichMenuBatchRequest, messagingApi.RichMenuBatchRequest>;
  bulkLink: Sent<menus.RichMenuBulkLinkRequest, messagingApi.RichMenuBulkLinkRequest>;
  coupon: Sent<CouponRequest, messagingApi.CouponCreateRequest>;
  createAudience: Sent<audience.CreateAudienceRequest, manageAudience.CreateAudienceGroupRequest>;
  extendAudience: Sent<
    audience.ExtendAudienceRequest,
    manageAudience.AddAudienceToAudienceGroupRequest
  >;
  click: Sent<audience.ClickAudienceRequest, manageAudience.CreateClickBasedAudienceGroupRequest>;
  impression: Sent<
    audience.ImpressionAudienceRequest,
    manageAudience.CreateImpBasedAudienceGroupRequest
  >;
}>;

/**
 * The SDK writes every member of an answer as optional; LINE's reference says which are always there. It
 * has no types for the insight of rich menus, which is younger.
 */
type Sure<T, K extends keyof T> = T & Required<Pick<T, K>>;

export type AnswersAsInSdk = AllTrue<{
  event: Answered<webhook.Event, z.input<typeof webhookEvent>>;
  delivery: Answered<
    Sure<insight.GetNumberOfMessageDeliveriesResponse, 'status'>,
    z.input<typeof insights.messageDeliveryInsight>
  >;
  followers: Answered<
    Sure<insight.GetNumberOfFollowersResponse, 'status'>,
    z.input<typeof insights.followersInsight>
  >;
  audienceGroup: Answered<
    Sure<manageAudience.AudienceGroup, 'audienceGroupId' | 'type'>,
    audience.AudienceGroup
  >;
}>;
