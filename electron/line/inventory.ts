import { manageAudience } from '@line/bot-sdk';
import { ok } from '#shared/errors/app-error';
import { answered, audiencePage, couponIdAnswer, couponListAnswer, webhookAnswer } from './answers';
import { createCaller, LINE_API, type LineClientOptions } from './call';
import type { CallOptions, LineAnswer } from './port';

/** An audience as LINE lists it. `audienceCount` is 0 where LINE keeps back fewer than 20. */
export interface ServedAudience {
  audienceGroupId: number;
  description: string;
  type: string;
  status: string;
  audienceCount: number | null;
  /** Of advertising ids, whose count LINE keeps back like that of any other kind. */
  isIfaAudience: boolean;
  /** `READ`: it belongs to another account of the business, which alone may change it. */
  permission: string | null;
}
export interface ServedCoupon {
  couponId: string;
  title: string;
  status: 'RUNNING' | 'CLOSED';
}

/** What an account holds beside rich menus; only read. */
export interface InventoryClient {
  /** Null: no webhook is set. */
  webhook(o?: CallOptions): Promise<LineAnswer<{ endpoint: string; active: boolean } | null>>;
  /** All pages. */
  audiences(o?: CallOptions): Promise<LineAnswer<ServedAudience[]>>;
  coupons(o?: CallOptions): Promise<LineAnswer<ServedCoupon[]>>;
  /** A coupon with everything LINE says about it. */
  coupon(couponId: string, o?: CallOptions): Promise<LineAnswer<Record<string, unknown>>>;
}

const AUDIENCES_A_PAGE = 40;
const COUPONS_A_PAGE = 100;
/** LINE holds at most 1,000 audiences and 5,000 coupons that are good; a list without end is broken. */
const PAGES_AT_MOST = 200;

export function createInventoryClient(options: LineClientOptions): InventoryClient {
  const { api, call } = createCaller(options);
  const { channelAccessToken: token } = options;
  // With a token source the header is set per call, as for every other client.
  const audienceApi = new manageAudience.ManageAudienceClient({
    channelAccessToken: typeof token === 'string' ? token : 'from-source',
    baseURL: options.endpoint ?? LINE_API,
  });

  return {
    async webhook(o) {
      const answer = await call(
        'getWebhookEndpoint',
        'repeatable',
        () => api.getWebhookEndpointWithHttpInfo(),
        (body) => {
          const { endpoint, active } = answered(webhookAnswer, body);
          return { endpoint, active };
        },
        o,
      );
      if (answer.ok || answer.error.code !== 'line.notFound') return answer;
      return ok({ value: null, requestId: null });
    },
    async audiences(o) {
      const found: ServedAudience[] = [];
      let requestId: string | null = null;
      for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
        const answer = await call(
          'getAudienceGroups',
          'repeatable',
          () =>
            audienceApi.getAudienceGroupsWithHttpInfo(page, undefined, undefined, AUDIENCES_A_PAGE),
          (body) => answered(audiencePage, body),
          o,
        );
        if (!answer.ok) return answer;
        requestId = answer.value.requestId;
        const { audienceGroups, hasNextPage } = answer.value.value;
        for (const group of audienceGroups)
          found.push({
            audienceGroupId: group.audienceGroupId,
            description: group.description ?? '',
            type: group.type,
            status: group.status ?? '',
            audienceCount: group.audienceCount ?? null,
            isIfaAudience: group.isIfaAudience ?? false,
            permission: group.permission ?? null,
          });
        if (!hasNextPage) break;
      }
      return ok({ value: found, requestId });
    },
    async coupons(o) {
      const found: ServedCoupon[] = [];
      let requestId: string | null = null;
      // One state a question: the SDK writes several with commas, where LINE's specification repeats them.
      for (const status of ['RUNNING', 'CLOSED'] as const) {
        let start: string | undefined;
        for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
          const answer = await call(
            'listCoupon',
            'repeatable',
            () => api.listCouponWithHttpInfo(new Set([status]), start, COUPONS_A_PAGE),
            (body) => answered(couponListAnswer, body),
            o,
          );
          if (!answer.ok) return answer;
          requestId = answer.value.requestId;
          const { items, next } = answer.value.value;
          for (const { couponId, title } of items) found.push({ couponId, title, status });
          if (!next) break;
          start = next;
        }
      }
      return ok({ value: found, requestId });
    },
    coupon: (couponId, o) =>
      call(
        'getCouponDetail',
        'repeatable',
        () => api.getCouponDetailWithHttpInfo(couponId),
        (body): Record<string, unknown> => answered(couponIdAnswer, body),
        o,
      ),
  };
}
