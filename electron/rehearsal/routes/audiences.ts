import { AUDIENCE_ROUTES, AUDIENCE_STATUSES } from '#shared/line/audience-kinds';
import { isJsonObject } from '#shared/line/fields';
import { LIMITS } from '#shared/line/limits';
import { audienceRefusal } from '../audiences/audience-errors';
import type { AudienceState } from '../audiences/audience-state';
import { Audiences, checkAudienceName } from '../audiences/audiences';
import { FollowerSet } from '../people/follower-set';
import type { Platform } from '../platform';
import { refusals, refuseProperties } from '../refusal';
import { param, type RehearsalAnswer, type RehearsalCall, type Route } from './call';
import { readMultipart } from './multipart';

const L = LIMITS.audience;
const USER = /^U[0-9a-f]{32}$/;
const PAGE = { usual: 20, most: 40 };
/** Under this many people a count is shown as nought, but for uploads and chat tags. */
const FEWEST_SHOWN = 20;

const seconds = (ms: number): number => Math.floor(ms / 1_000);
const accepted = { status: 202, json: {} } as const;

/** An audience as LINE answers it. */
function shown(audiences: Audiences, audience: AudienceState): Record<string, unknown> {
  const isCounted = audience.type === 'UPLOAD' || audience.type === 'CHAT_TAG';
  const isHidden = !isCounted && audience.count < FEWEST_SHOWN;
  const status = audiences.statusOf(audience);
  return {
    audienceGroupId: audience.audienceGroupId,
    type: audience.type,
    description: audience.description,
    status,
    ...(status === 'FAILED' ? { failedType: 'AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT' } : {}),
    audienceCount: isHidden ? 0 : audience.count,
    created: seconds(audience.createdAt),
    ...(audience.requestId === null ? {} : { requestId: audience.requestId }),
    ...(audience.clickUrl === null ? {} : { clickUrl: audience.clickUrl }),
    isIfaAudience: false,
    permission: audience.permission,
    createRoute: audience.createRoute,
    expireTimestamp: seconds(Audiences.expiresAt(audience)),
  };
}

/** In a list a shared one says whose it is; asked for alone, that stands beside it. */
const listed = (audiences: Audiences, audience: AudienceState): Record<string, unknown> => ({
  ...shown(audiences, audience),
  ...(audience.owner ? { owner: audience.owner } : {}),
});

/** What making one answers: the same, without what is not known yet. */
function created(audience: AudienceState): RehearsalAnswer {
  const { audienceGroupId, type, description, createdAt, requestId, clickUrl } = audience;
  return {
    status: 202,
    json: {
      audienceGroupId,
      createRoute: 'MESSAGING_API',
      type,
      description,
      created: seconds(createdAt),
      permission: 'READ_WRITE',
      expireTimestamp: seconds(Audiences.expiresAt(audience)),
      isIfaAudience: false,
      ...(requestId === null ? {} : { requestId }),
      ...(clickUrl === null ? {} : { clickUrl }),
    },
  };
}

function bodyOf(call: RehearsalCall): Record<string, unknown> {
  const value = call.json();
  if (!isJsonObject(value)) throw refusals.property('root');
  // Advertising ids need a contract that the practice account does not have.
  if (value.isIfaAudience === true) throw refusals.notAvailable();
  return value;
}

function uploadDescription(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') throw refusals.property('uploadDescription');
  if (value.length > L.uploadDescription)
    throw audienceRefusal('AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER');
  return value;
}

function audienceId(value: unknown): number {
  const id = Number(value);
  if (!Number.isSafeInteger(id) || id < 1)
    throw refuseProperties([{ message: 'must be specified', property: 'audienceGroupId' }]);
  return id;
}

/** Ids of followers; strangers are dropped without a word, as long as one is none. */
function followersIn(platform: Platform, ids: readonly string[]): FollowerSet {
  const found = new FollowerSet(platform.followers.count);
  for (const index of platform.followers.indexesOf(ids)) if (index !== null) found.add(index);
  if (ids.length > 0 && found.size === 0)
    throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS');
  return found;
}

/** One malformed id refuses the whole request. */
function idsOfJson(platform: Platform, value: unknown): FollowerSet | null {
  if (value === undefined) return null;
  if (!Array.isArray(value)) throw refusals.property('audiences');
  if (value.length > L.idsPerRequest)
    throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS');
  const ids = value.map((entry: unknown) => (isJsonObject(entry) ? entry.id : undefined));
  if (!ids.every((id): id is string => typeof id === 'string' && USER.test(id)))
    throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT');
  return ids.length === 0 ? null : followersIn(platform, ids);
}

/** One id a line; lines that are none refuse the file. */
function idsOfFile(platform: Platform, text: string): FollowerSet {
  const ids = text.split(/\r?\n/).filter((line) => line !== '');
  if (ids.length > L.idsPerFile)
    throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS');
  if (!ids.every((id) => USER.test(id)))
    throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT');
  if (ids.length === 0) throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS');
  return followersIn(platform, ids);
}

export const createAudienceGroup: Route = (call) => {
  const { platform } = call;
  const body = bodyOf(call);
  const name = checkAudienceName(body.description);
  const about = uploadDescription(body.uploadDescription);
  const ids = idsOfJson(platform, body.audiences);
  return created(platform.audiences.createUpload(name, about, ids));
};

export const addAudienceToAudienceGroup: Route = (call) => {
  const { platform } = call;
  const body = bodyOf(call);
  const id = audienceId(body.audienceGroupId);
  const about = uploadDescription(body.uploadDescription);
  const ids = idsOfJson(platform, body.audiences);
  if (!ids) throw audienceRefusal('UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS');
  platform.audiences.addIds(id, about, ids);
  return accepted;
};

export const createAudienceForUploadingUserIds: Route = async (call) => {
  const { platform } = call;
  const { fields, file } = await readMultipart(call);
  if (fields.get('isIfaAudience') === 'true') throw refusals.notAvailable();
  const name = checkAudienceName(fields.get('description'));
  const about = uploadDescription(fields.get('uploadDescription'));
  return created(platform.audiences.createUpload(name, about, idsOfFile(platform, file)));
};

export const addUserIdsToAudience: Route = async (call) => {
  const { platform } = call;
  const { fields, file } = await readMultipart(call);
  const id = audienceId(fields.get('audienceGroupId'));
  const about = uploadDescription(fields.get('uploadDescription'));
  platform.audiences.addIds(id, about, idsOfFile(platform, file));
  return accepted;
};

function requestIdOf(body: Record<string, unknown>): string {
  const { requestId } = body;
  if (typeof requestId !== 'string' || requestId === '')
    throw refuseProperties([{ message: 'must be specified', property: 'requestId' }]);
  return requestId;
}

export const createClickBasedAudienceGroup: Route = (call) => {
  const body = bodyOf(call);
  const name = checkAudienceName(body.description);
  const url = body.clickUrl;
  if (url !== undefined && typeof url !== 'string') throw refusals.property('clickUrl');
  if (url !== undefined && url.length > L.clickUrl)
    throw refuseProperties([
      { message: `Length must be between 0 and ${L.clickUrl}`, property: 'clickUrl' },
    ]);
  const { audiences } = call.platform;
  return created(audiences.createFromMessage('CLICK', name, requestIdOf(body), url || null));
};

export const createImpBasedAudienceGroup: Route = (call) => {
  const body = bodyOf(call);
  const name = checkAudienceName(body.description);
  return created(call.platform.audiences.createFromMessage('IMP', name, requestIdOf(body), null));
};

export const updateAudienceGroupDescription: Route = (call) => {
  const name = checkAudienceName(bodyOf(call).description);
  call.platform.audiences.rename(audienceId(param(call, 'audienceGroupId')), name);
  return { status: 200, json: {} };
};

/** LINE's reference says 202 and its specification 200; programs take both. */
export const deleteAudienceGroup: Route = (call) => {
  call.platform.audiences.delete(audienceId(param(call, 'audienceGroupId')));
  return { status: 200, json: {} };
};

function oneOf(call: RehearsalCall): { audience: AudienceState; json: Record<string, unknown> } {
  const { audiences } = call.platform;
  const audience = audiences.byId(audienceId(param(call, 'audienceGroupId')));
  const jobs = audiences.jobsOf(audience).map((job) => ({
    audienceGroupJobId: job.audienceGroupJobId,
    audienceGroupId: audience.audienceGroupId,
    description: job.description,
    type: 'DIFF_ADD',
    jobStatus: job.jobStatus,
    ...(job.jobStatus === 'FAILED' ? { failedType: 'AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT' } : {}),
    audienceCount: job.count,
    created: seconds(job.createdAt),
  }));
  return { audience, json: { audienceGroup: shown(audiences, audience), jobs } };
}

export const getAudienceData: Route = (call) => {
  const { audience, json } = oneOf(call);
  if (audience.owner) throw audienceRefusal('AUDIENCE_GROUP_NOT_FOUND');
  return { status: 200, json };
};

export const getSharedAudienceData: Route = (call) => {
  const { audience, json } = oneOf(call);
  if (!audience.owner) throw audienceRefusal('AUDIENCE_GROUP_NOT_FOUND');
  return { status: 200, json: { ...json, owner: audience.owner } };
};

/** A filter that names what LINE does not know is refused, or it would look as if there were nothing. */
function oneOfThese(query: URLSearchParams, name: string, known: readonly string[]): string | null {
  const value = query.get(name);
  if (value === null) return null;
  if (known.includes(value)) return value;
  throw refuseProperties([
    { message: `Must be one of the following values: [${known.join(', ')}]`, property: name },
  ]);
}

function list(
  call: RehearsalCall,
  isListed: (audience: AudienceState) => boolean,
  usualPage: number | null,
) {
  const { query, platform } = call;
  const { audiences } = platform;
  const whole = (name: string, usual: number | null, most: number): number => {
    const text = query.get(name);
    if (text === null && usual !== null) return usual;
    const value = Number(text);
    if (text === null || !Number.isInteger(value) || value < 1)
      throw refuseProperties([{ message: 'Must be greater than or equal to 1', property: name }]);
    if (value > most)
      throw refuseProperties([
        { message: `Must be less than or equal to ${most}`, property: name },
      ]);
    return value;
  };
  const page = whole('page', usualPage, Number.MAX_SAFE_INTEGER);
  const size = whole('size', PAGE.usual, PAGE.most);
  const name = query.get('description')?.toLowerCase() ?? '';
  const status = oneOfThese(query, 'status', AUDIENCE_STATUSES);
  const route = oneOfThese(query, 'createRoute', AUDIENCE_ROUTES);
  const found = audiences.all.filter(
    (audience) =>
      isListed(audience) &&
      audience.description.toLowerCase().includes(name) &&
      (status === null || audiences.statusOf(audience) === status) &&
      (route === null || audience.createRoute === route),
  );
  const from = (page - 1) * size;
  return {
    status: 200 as const,
    json: {
      audienceGroups: found.slice(from, from + size).map((audience) => listed(audiences, audience)),
      hasNextPage: from + size < found.length,
      totalCount: found.length,
      readWriteAudienceGroupTotalCount: found.filter(
        (audience) => audience.permission === 'READ_WRITE',
      ).length,
      page,
      size,
    },
  };
}

export const getAudienceGroups: Route = (call) => list(call, ({ owner }) => owner === null, null);

export const getSharedAudienceGroups: Route = (call) => {
  const withOwn = call.query.get('includesOwnedAudienceGroups') === 'true';
  // its reference lets `page` be left out, although the OpenAPI does not
  return list(call, ({ owner }) => owner !== null || withOwn, 1);
};
