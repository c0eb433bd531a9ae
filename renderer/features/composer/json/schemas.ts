import { z } from 'zod';
import {
  clickAudienceRequest,
  createAudienceRequest,
  impressionAudienceRequest,
} from '#shared/line/schema/audience';
import { couponRequest } from '#shared/line/schema/coupon';
import { flexContainer } from '#shared/line/schema/flex';
import { imagemapMessage } from '#shared/line/schema/imagemap';
import { lineMessage } from '#shared/line/schema/messages';
import { demographicFilter, recipient } from '#shared/line/schema/narrowcast';
import {
  richMenuAliasRequest,
  richMenuBatchRequest,
  richMenuBulkLinkRequest,
} from '#shared/line/schema/rich-menu';
import { broadcastRequest, narrowcastRequest } from '#shared/line/schema/send';
import { template } from '#shared/line/schema/templates';

/** What completion offers in a definition of each form; one that nobody knows is plain JSON. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  message: lineMessage,
  messages: broadcastRequest,
  flex: flexContainer,
  template,
  imagemap: imagemapMessage,
  narrowcast: narrowcastRequest,
  recipient,
  demographic: demographicFilter,
  audience: createAudienceRequest,
  audienceOfClicks: clickAudienceRequest,
  audienceOfImpressions: impressionAudienceRequest,
  coupon: couponRequest,
  richMenuAlias: richMenuAliasRequest,
  richMenuBatch: richMenuBatchRequest,
  richMenuBulkLink: richMenuBulkLinkRequest,
};
const ANYTHING = z.looseObject({});

/** The schema of a form; an audience of who clicked or saw is told by the request it names. */
export function schemaOf(form: string, wire: Readonly<Record<string, unknown>>): z.ZodType {
  if (form === 'audience' && typeof wire.requestId === 'string')
    return SCHEMAS[
      wire.clickUrl === undefined ? 'audienceOfImpressions' : 'audienceOfClicks'
    ] as z.ZodType;
  return Object.hasOwn(SCHEMAS, form) ? (SCHEMAS[form] as z.ZodType) : ANYTHING;
}
