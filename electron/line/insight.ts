import { HTTPFetchError, insight } from '@line/bot-sdk';
import type { z } from 'zod';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { REHEARSAL_MARK } from '#shared/line/rehearsal-mark';
import {
  demographicInsight,
  followersInsight,
  messageDeliveryInsight,
  messageEventInsight,
  richMenuDailyInsight,
  richMenuSummaryInsight,
  unitEventInsight,
} from '#shared/line/schema/insight';
import { createCaller, LINE_API, type LineClientOptions } from './call';
import type { CallOptions } from './port';

/** Days are LINE's (`yyyyMMdd`, UTC+9). A figure that LINE keeps back is null in every answer. */
export interface InsightClient {
  /** True once an answer has carried the rehearsal channel's mark, whatever channel was asked for. */
  isSimulated(): boolean;
  delivery(day: string, o?: CallOptions): Promise<Result<z.output<typeof messageDeliveryInsight>>>;
  followers(day: string, o?: CallOptions): Promise<Result<z.output<typeof followersInsight>>>;
  demographic(o?: CallOptions): Promise<Result<z.output<typeof demographicInsight>>>;
  request(
    requestId: string,
    o?: CallOptions,
  ): Promise<Result<z.output<typeof messageEventInsight>>>;
  unit(
    asked: { unit: string; from: string; to: string },
    o?: CallOptions,
  ): Promise<Result<z.output<typeof unitEventInsight>>>;
  richMenuSummary(
    asked: { richMenuId: string; from: string; to: string },
    o?: CallOptions,
  ): Promise<Result<z.output<typeof richMenuSummaryInsight>>>;
  richMenuDaily(
    asked: { richMenuId: string; from: string; to: string },
    o?: CallOptions,
  ): Promise<Result<z.output<typeof richMenuDailyInsight>>>;
}

/** LINE's insight through the official SDK; menus, which the SDK does not know yet, by the same way of calling. */
export function createInsightClient(options: LineClientOptions): InsightClient {
  const { call } = createCaller(options);
  const baseURL = options.endpoint ?? LINE_API;
  const { channelAccessToken: token } = options;
  // With a token source the header is set per call, as for every other client.
  const channelAccessToken = typeof token === 'string' ? token : 'from-source';
  const sdk = new insight.InsightClient({ channelAccessToken, baseURL });

  /** LINE's word becomes typed here; an answer of another shape is no figure. */
  const typed = async <S extends z.ZodType>(
    schema: S,
    answer: ReturnType<typeof call<unknown, unknown>>,
  ): Promise<Result<z.output<S>>> => {
    const got = await answer;
    if (!got.ok) return got;
    const parsed = schema.safeParse(got.value.value);
    if (parsed.success) return ok(parsed.data);
    return fail(
      appError('line.strangeAnswer', 'LINE answered something that is no insight.', {
        details: { reason: parsed.error.issues[0]?.message ?? '', requestId: got.value.requestId },
      }),
    );
  };
  let isSimulated = false;
  const asIs = (body: unknown, response: Response) => {
    isSimulated ||= response.headers.has(REHEARSAL_MARK);
    return body;
  };
  const menu = (
    part: 'summary' | 'daily',
    asked: { richMenuId: string; from: string; to: string },
    o?: CallOptions,
  ) =>
    call(
      part === 'summary' ? 'getRichMenuInsightSummary' : 'getRichMenuInsightDaily',
      'repeatable',
      async () => {
        const url = new URL(
          `/v2/bot/insight/richmenu/${encodeURIComponent(asked.richMenuId)}/${part}`,
          baseURL,
        );
        url.searchParams.set('from', asked.from);
        url.searchParams.set('to', asked.to);
        const httpResponse = await fetch(url, {
          headers: { authorization: `Bearer ${channelAccessToken}` },
        });
        const text = await httpResponse.text();
        if (!httpResponse.ok) {
          throw new HTTPFetchError(`${httpResponse.status}`, {
            status: httpResponse.status,
            statusText: httpResponse.statusText,
            headers: httpResponse.headers,
            body: text,
          });
        }
        return { httpResponse, body: JSON.parse(text) as unknown };
      },
      asIs,
      o,
    );

  return {
    isSimulated: () => isSimulated,
    delivery: (day, o) =>
      typed(
        messageDeliveryInsight,
        call(
          'getNumberOfMessageDeliveries',
          'repeatable',
          () => sdk.getNumberOfMessageDeliveriesWithHttpInfo(day),
          asIs,
          o,
        ),
      ),
    followers: (day, o) =>
      typed(
        followersInsight,
        call(
          'getNumberOfFollowers',
          'repeatable',
          () => sdk.getNumberOfFollowersWithHttpInfo(day),
          asIs,
          o,
        ),
      ),
    demographic: (o) =>
      typed(
        demographicInsight,
        call(
          'getFriendsDemographics',
          'repeatable',
          () => sdk.getFriendsDemographicsWithHttpInfo(),
          asIs,
          o,
        ),
      ),
    request: (requestId, o) =>
      typed(
        messageEventInsight,
        call(
          'getMessageEvent',
          'repeatable',
          () => sdk.getMessageEventWithHttpInfo(requestId),
          asIs,
          o,
        ),
      ),
    unit: ({ unit, from, to }, o) =>
      typed(
        unitEventInsight,
        call(
          'getStatisticsPerUnit',
          'repeatable',
          () => sdk.getStatisticsPerUnitWithHttpInfo(unit, from, to),
          asIs,
          o,
        ),
      ),
    richMenuSummary: (asked, o) => typed(richMenuSummaryInsight, menu('summary', asked, o)),
    richMenuDaily: (asked, o) => typed(richMenuDailyInsight, menu('daily', asked, o)),
  };
}
