import { answered, couponIdAnswer } from './answers';
import { createAudienceClient } from './audiences';
import { createCaller, type LineClientOptions } from './call';
import type { CallOptions, LineAnswer } from './port';

/** What LINE says of a webhook address that it has tried. */
export interface WebhookTest {
  success: boolean;
  reason: string;
  detail: string;
}

/** What can be changed on an account beside rich menus. Making a coupon twice makes two, so it is never repeated. */
export interface AccountClient {
  createCoupon(wire: Record<string, unknown>, o?: CallOptions): Promise<LineAnswer<string>>;
  closeCoupon(couponId: string, o?: CallOptions): Promise<LineAnswer<null>>;
  setWebhook(endpoint: string, o?: CallOptions): Promise<LineAnswer<null>>;
  /** LINE calls the address once; nothing is set. */
  testWebhook(endpoint: string, o?: CallOptions): Promise<LineAnswer<WebhookTest>>;
  renameAudience(id: number, name: string, o?: CallOptions): Promise<LineAnswer<null>>;
  deleteAudience(id: number, o?: CallOptions): Promise<LineAnswer<null>>;
}

export function createAccountClient(options: LineClientOptions): AccountClient {
  const { api, call } = createCaller(options);
  const audiences = createAudienceClient(options);
  const nothing = () => null;
  const plain = async (answer: ReturnType<typeof audiences.rename>): Promise<LineAnswer<null>> => {
    const settled = await answer;
    return settled.ok ? { ok: true, value: { value: null, requestId: null } } : settled;
  };
  return {
    createCoupon: (wire, o) =>
      call(
        'createCoupon',
        'once',
        () =>
          api.createCouponWithHttpInfo(wire as unknown as Parameters<typeof api.createCoupon>[0]),
        (body) => answered(couponIdAnswer, body).couponId,
        o,
      ),
    closeCoupon: (couponId, o) =>
      call('closeCoupon', 'repeatable', () => api.closeCouponWithHttpInfo(couponId), nothing, o),
    setWebhook: (endpoint, o) =>
      call(
        'setWebhookEndpoint',
        'repeatable',
        () => api.setWebhookEndpointWithHttpInfo({ endpoint }),
        nothing,
        o,
      ),
    testWebhook: (endpoint, o) =>
      call(
        'testWebhookEndpoint',
        'repeatable',
        () => api.testWebhookEndpointWithHttpInfo({ endpoint }),
        ({ success, reason, detail }) => ({
          success: success === true,
          reason: String(reason),
          detail: String(detail),
        }),
        o,
      ),
    renameAudience: (id, name, o) => plain(audiences.rename(id, name, o)),
    deleteAudience: (id, o) => plain(audiences.remove(id, o)),
  };
}
