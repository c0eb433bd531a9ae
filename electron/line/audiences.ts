import { manageAudience } from '@line/bot-sdk';
import { ok, type Result } from '#shared/errors/app-error';
import type { AudienceGroup } from '#shared/line/schema/audience';
import { answered, audienceIdAnswer, audiencePage } from './answers';
import { createCaller, LINE_API, type LineClientOptions } from './call';
import type { CallOptions } from './port';

/** LINE's audiences through the official SDK. What makes one is never repeated: LINE would make two. */
export interface AudienceClient {
  /** Every audience of the account's own, page after page. */
  list(o?: CallOptions): Promise<Result<AudienceGroup[]>>;
  /** Those that others share with it in Business Manager, read only; none where the account is in no such thing. */
  listShared(o?: CallOptions): Promise<Result<AudienceGroup[]>>;
  /** People who tapped a link of a send; `clickUrl` null: any link. */
  fromClicks(
    asked: { name: string; requestId: string; clickUrl: string | null },
    o?: CallOptions,
  ): Promise<Result<number>>;
  /** People who saw a send. */
  fromImpressions(
    asked: { name: string; requestId: string },
    o?: CallOptions,
  ): Promise<Result<number>>;
  /** An audience of user ids with nobody in it yet. */
  createEmpty(name: string, o?: CallOptions): Promise<Result<number>>;
  /** Adds user ids, one a line; adding the same ones again changes nothing. */
  addIds(id: number, lines: Uint8Array, o?: CallOptions): Promise<Result<null>>;
  rename(id: number, name: string, o?: CallOptions): Promise<Result<null>>;
  remove(id: number, o?: CallOptions): Promise<Result<null>>;
}

const PAGE = 40;
/** What LINE may say to an account that is in no Business Manager and asks for what is shared there. */
const IN_NO_MANAGER: readonly string[] = ['line.forbidden', 'line.notFound'];
/** LINE keeps 1,000 audiences of an account at most; more pages than that are no answer. */
const MOST_PAGES = 60;
export function createAudienceClient(options: LineClientOptions): AudienceClient {
  const { call } = createCaller(options);
  const { channelAccessToken: token } = options;
  const sdk = new manageAudience.ManageAudienceClient({
    // With a token source the header is set per call, as for every other client.
    channelAccessToken: typeof token === 'string' ? token : 'from-source',
    baseURL: options.endpoint ?? LINE_API,
  });
  const files = new manageAudience.ManageAudienceBlobClient({
    channelAccessToken: typeof token === 'string' ? token : 'from-source',
    ...(options.endpoint === undefined ? {} : { baseURL: options.endpoint }),
  });
  const madeId = (body: unknown) => answered(audienceIdAnswer, body).audienceGroupId;
  const idOf = (answer: Result<{ value: number }>): Result<number> =>
    answer.ok ? ok(answer.value.value) : answer;
  type Ask = Parameters<typeof call>[2];
  const everyPage = async (
    name: 'getAudienceGroups' | 'getSharedAudienceGroups',
    ask: (page: number) => ReturnType<Ask>,
    o?: CallOptions,
  ): Promise<Result<AudienceGroup[]>> => {
    const found: AudienceGroup[] = [];
    for (let number = 1; number <= MOST_PAGES; number += 1) {
      const answer = await call(
        name,
        'repeatable',
        () => ask(number),
        (body) => answered(audiencePage, body),
        o,
      );
      if (!answer.ok) return answer;
      const { audienceGroups, hasNextPage } = answer.value.value;
      found.push(...audienceGroups);
      if (!hasNextPage) break;
    }
    return ok(found);
  };
  return {
    list: (o) =>
      everyPage(
        'getAudienceGroups',
        (page) => sdk.getAudienceGroupsWithHttpInfo(page, undefined, undefined, PAGE, true),
        o,
      ),
    async listShared(o) {
      const shared = await everyPage(
        'getSharedAudienceGroups',
        (page) =>
          sdk.getSharedAudienceGroupsWithHttpInfo(
            page,
            undefined,
            undefined,
            PAGE,
            undefined,
            false,
          ),
        o,
      );
      return !shared.ok && IN_NO_MANAGER.includes(shared.error.code) ? ok([]) : shared;
    },
    fromClicks: async ({ name, requestId, clickUrl }, o) =>
      idOf(
        await call(
          'createClickBasedAudienceGroup',
          'once',
          () =>
            sdk.createClickBasedAudienceGroupWithHttpInfo({
              description: name,
              requestId,
              ...(clickUrl === null ? {} : { clickUrl }),
            }),
          madeId,
          o,
        ),
      ),
    fromImpressions: async ({ name, requestId }, o) =>
      idOf(
        await call(
          'createImpBasedAudienceGroup',
          'once',
          () => sdk.createImpBasedAudienceGroupWithHttpInfo({ description: name, requestId }),
          madeId,
          o,
        ),
      ),
    createEmpty: async (name, o) =>
      idOf(
        await call(
          'createAudienceGroup',
          'once',
          () => sdk.createAudienceGroupWithHttpInfo({ description: name }),
          madeId,
          o,
        ),
      ),
    async addIds(id, lines, o) {
      const file = new Blob([lines as Uint8Array<ArrayBuffer>], { type: 'text/plain' });
      const answer = await call(
        'addUserIdsToAudience',
        'repeatable',
        () => files.addUserIdsToAudienceWithHttpInfo(file, id),
        () => null,
        o,
      );
      return answer.ok ? ok(null) : answer;
    },
    async rename(id, name, o) {
      const answer = await call(
        'updateAudienceGroupDescription',
        'repeatable',
        () => sdk.updateAudienceGroupDescriptionWithHttpInfo(id, { description: name }),
        () => null,
        o,
      );
      return answer.ok ? ok(null) : answer;
    },
    async remove(id, o) {
      // once: a second call would find nothing and look like a failure
      const answer = await call(
        'deleteAudienceGroup',
        'once',
        () => sdk.deleteAudienceGroupWithHttpInfo(id),
        () => null,
        o,
      );
      return answer.ok ? ok(null) : answer;
    },
  };
}
