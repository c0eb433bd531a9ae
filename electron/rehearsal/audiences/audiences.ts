import { createHash } from 'node:crypto';
import { LIMITS } from '#shared/line/limits';
import type { RehearsalClock } from '../clock';
import { DAY_MS } from '../days';
import type { Crowd } from '../people/crowd';
import { FollowerSet } from '../people/follower-set';
import { mix, roll } from '../people/rolls';
import type { BlobShelf } from '../persistence';
import { refusals } from '../refusal';
import type { AudienceForSending } from '../sending/parts';
import type { SendBook } from '../sending/send-book';
import type { PlatformState } from '../state';
import { audienceRefusal } from './audience-errors';
import type { AudienceJob, AudienceState, AudienceStatus } from './audience-state';

const LIFE_MS = 180 * DAY_MS;
/** An expired audience is still shown for about a month. */
const GONE_MS = 210 * DAY_MS;
const AUDIENCES = 1_000;
/** Jobs of one audience that may run at once. */
const RUNNING_JOBS = 10;
const JOBS_TOLD = 50;
/** A message may be named so long after it was sent. */
const MESSAGE_AGE_MS = 60 * DAY_MS;
/** A click or impression audience of fewer comes to nothing. */
const FEWEST_REACTED = 50;
const QUEUED_MS = 1_000;
const WORKING_AT_LEAST_MS = 2_000;
const ADDED_PER_SECOND = 50_000;
const COUNTING_MS = 20_000;

export interface AudienceParts {
  state: PlatformState;
  clock: RehearsalClock;
  crowd: Crowd;
  book: SendBook;
  lists: BlobShelf;
  changed: (change: string, subject: string) => void;
}

/** Audiences of the account and the jobs that fill them. */
export class Audiences {
  constructor(private readonly parts: AudienceParts) {}

  /** Newest first; what expired long ago is gone. */
  get all(): AudienceState[] {
    const now = this.parts.clock.now();
    return this.parts.state.audiences
      .filter((audience) => now - audience.createdAt < GONE_MS)
      .sort((a, b) => b.audienceGroupId - a.audienceGroupId);
  }

  /** Not there is status 400 with audiences. */
  byId(audienceGroupId: number): AudienceState {
    const found = this.all.find((audience) => audience.audienceGroupId === audienceGroupId);
    if (!found) throw audienceRefusal('AUDIENCE_GROUP_NOT_FOUND');
    return found;
  }

  statusOf(audience: AudienceState): AudienceStatus {
    const isOver = this.parts.clock.now() - audience.createdAt >= LIFE_MS;
    return isOver ? 'EXPIRED' : audience.status;
  }

  static expiresAt(audience: AudienceState): number {
    return audience.createdAt + LIFE_MS;
  }

  /** An audience of uploaded ids; without any it waits for them. */
  createUpload(description: string, uploadDescription: string, ids: FollowerSet | null) {
    const audience = this.#create({ type: 'UPLOAD', description });
    if (ids) this.#startJob(audience, uploadDescription, ids);
    this.parts.changed('createAudienceGroup', String(audience.audienceGroupId));
    return audience;
  }

  addIds(audienceGroupId: number, uploadDescription: string, ids: FollowerSet): void {
    const audience = this.byId(audienceGroupId);
    if (this.statusOf(audience) === 'EXPIRED')
      throw audienceRefusal('AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED');
    if (audience.type !== 'UPLOAD' || audience.permission === 'READ')
      throw audienceRefusal('AUDIENCE_GROUP_NOT_FOUND');
    const running = audience.jobs.filter((job) => !job.isFinished).length;
    if (running >= RUNNING_JOBS) throw refusals.rateLimit();
    this.#startJob(audience, uploadDescription, ids);
    this.parts.changed('addAudienceToAudienceGroup', String(audienceGroupId));
  }

  /** Those who tapped an address, or saw a bubble, of a broadcast or narrowcast. */
  createFromMessage(
    type: 'CLICK' | 'IMP',
    description: string,
    requestId: string,
    clickUrl: string | null,
  ): AudienceState {
    const record = this.parts.book.byId(requestId);
    const isKnown =
      record?.kind === 'broadcast' ||
      (record?.kind === 'narrowcast' && record.narrowcast?.phase === 'succeeded');
    if (!record || !isKnown) throw audienceRefusal('REQUEST_NOT_FOUND');
    const now = this.parts.clock.now();
    if (now - record.sentAt > MESSAGE_AGE_MS) throw audienceRefusal('TOO_OLD_MESSAGES');
    const isTwice = this.all.some(
      (other) =>
        other.type === type && other.requestId === requestId && other.clickUrl === clickUrl,
    );
    if (isTwice) throw audienceRefusal('AUDIENCE_GROUP_REQUESTID_DUPLICATE');
    const audience = this.#create({ type, description, requestId, clickUrl });
    audience.countedAt = now + COUNTING_MS;
    this.parts.changed(`create${type}AudienceGroup`, String(audience.audienceGroupId));
    return audience;
  }

  rename(audienceGroupId: number, description: string): void {
    this.byId(audienceGroupId).description = description;
    this.parts.changed('updateAudienceGroupDescription', String(audienceGroupId));
  }

  delete(audienceGroupId: number): void {
    const { state } = this.parts;
    this.byId(audienceGroupId);
    state.audiences = state.audiences.filter(
      (audience) => audience.audienceGroupId !== audienceGroupId,
    );
    this.parts.changed('deleteAudienceGroup', String(audienceGroupId));
  }

  /** One that the API cannot make: of the Manager, of LINE Ads, or shared by another account. */
  addForeign(
    audience: Pick<AudienceState, 'type' | 'description' | 'createRoute' | 'owner'>,
    share: number,
    /** The id it has on another account that it stands in for. */
    audienceGroupId?: number,
  ): AudienceState {
    const made = this.#create(audience);
    if (audienceGroupId !== undefined) {
      const { state } = this.parts;
      state.audiences = state.audiences.filter(
        (other) => other.audienceGroupId !== audienceGroupId,
      );
      made.audienceGroupId = audienceGroupId;
    }
    const { people } = this.parts.crowd;
    const members = new FollowerSet(people.count);
    const salt = mix(people.seed, made.audienceGroupId, 41);
    for (let index = 0; index < people.count; index += 1)
      if (roll(salt, index, 42) < share) members.add(index);
    Object.assign(made, { permission: 'READ', status: 'READY', ...this.#store(members) });
    this.parts.changed('addForeignAudience', String(made.audienceGroupId));
    return made;
  }

  /** As a narrowcast sees it; null: there is none. */
  forSending(audienceGroupId: number): AudienceForSending | null {
    const audience = this.all.find((each) => each.audienceGroupId === audienceGroupId);
    if (!audience) return null;
    return {
      members: this.#members(audience.sha256),
      isReady: this.statusOf(audience) === 'READY',
      isExempt:
        audience.owner === null && (audience.type === 'UPLOAD' || audience.type === 'CHAT_TAG'),
    };
  }

  jobsOf(audience: AudienceState): (AudienceJob & { jobStatus: string })[] {
    const now = this.parts.clock.now();
    const statusOf = (job: AudienceJob) => {
      if (job.isFinished) return job.hasFailed ? 'FAILED' : 'FINISHED';
      return now < job.worksAt ? 'QUEUED' : 'WORKING';
    };
    return audience.jobs
      .slice(-JOBS_TOLD)
      .reverse()
      .map((job) => ({ ...job, jobStatus: statusOf(job) }));
  }

  /** Finishes what is due. */
  settle(): void {
    const now = this.parts.clock.now();
    for (const audience of this.parts.state.audiences) {
      for (const job of audience.jobs) {
        if (job.isFinished || job.finishedAt > now) continue;
        job.isFinished = true;
        this.#carryOut(audience, job);
        this.parts.changed('audienceJobDone', String(audience.audienceGroupId));
      }
      if (audience.countedAt !== null && audience.countedAt <= now) {
        this.#countReactions(audience, audience.countedAt);
        audience.countedAt = null;
        this.parts.changed('audienceCounted', String(audience.audienceGroupId));
      }
    }
  }

  #create(
    given: Pick<AudienceState, 'type' | 'description'> & Partial<AudienceState>,
  ): AudienceState {
    const { state, clock } = this.parts;
    if (this.all.length >= AUDIENCES) throw audienceRefusal('AUDIENCE_GROUP_COUNT_MAX_OVER');
    state.lastAudienceGroupId += 1;
    const audience: AudienceState = {
      audienceGroupId: state.lastAudienceGroupId,
      createdAt: clock.now(),
      status: 'IN_PROGRESS',
      createRoute: 'MESSAGING_API',
      permission: 'READ_WRITE',
      owner: null,
      requestId: null,
      clickUrl: null,
      countedAt: null,
      count: 0,
      sha256: null,
      jobs: [],
      ...given,
    };
    state.audiences.push(audience);
    return audience;
  }

  #startJob(audience: AudienceState, description: string, ids: FollowerSet): void {
    const { state, clock } = this.parts;
    state.lastAudienceJobId += 1;
    const now = clock.now();
    const working = Math.max(WORKING_AT_LEAST_MS, (ids.size / ADDED_PER_SECOND) * 1_000);
    const { sha256, count } = this.#store(ids);
    audience.jobs.push({
      audienceGroupJobId: state.lastAudienceJobId,
      description,
      createdAt: now,
      worksAt: now + QUEUED_MS,
      finishedAt: now + QUEUED_MS + Math.ceil(working),
      isFinished: false,
      hasFailed: false,
      count,
      sha256,
    });
  }

  #carryOut(audience: AudienceState, job: AudienceJob): void {
    const members = this.#members(audience.sha256);
    members.addAll(this.#members(job.sha256));
    job.hasFailed = job.count === 0;
    Object.assign(audience, this.#store(members));
    if (audience.status === 'IN_PROGRESS') audience.status = job.hasFailed ? 'FAILED' : 'READY';
    else if (!job.hasFailed) audience.status = 'READY';
  }

  #countReactions(audience: AudienceState, until: number): void {
    const record = this.parts.book.byId(audience.requestId ?? '');
    const { people, reactions } = this.parts.crowd;
    const found = new FollowerSet(people.count);
    if (record) {
      const { links } = reactions.happening(record).content;
      const isMeant = (link: number) =>
        audience.clickUrl === null || links[link]?.url === audience.clickUrl;
      reactions.forEachReader(record, (index, outcome) => {
        const hasReacted =
          audience.type === 'IMP'
            ? outcome.openAt < until
            : outcome.clicks.some(({ link, at }) => at < until && isMeant(link));
        if (hasReacted) found.add(index);
      });
    }
    Object.assign(audience, this.#store(found));
    audience.status = found.size < FEWEST_REACTED ? 'FAILED' : 'READY';
  }

  #store(members: FollowerSet): { sha256: string; count: number } {
    const bytes = members.toBytes();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.parts.lists.put(sha256, bytes);
    return { sha256, count: members.size };
  }

  #members(sha256: string | null): FollowerSet {
    const { count } = this.parts.crowd.people;
    const bytes = sha256 === null ? null : this.parts.lists.get(sha256);
    return bytes ? FollowerSet.fromBytes(count, bytes) : new FollowerSet(count);
  }
}

/** Names are read without regard to case and may not be blank or hold control characters. */
export function checkAudienceName(description: unknown): string {
  if (typeof description !== 'string' || description.trim() === '')
    throw audienceRefusal('AUDIENCE_GROUP_NAME_EMPTY');
  if (description.length > LIMITS.audience.description)
    throw audienceRefusal('AUDIENCE_GROUP_NAME_SIZE_OVER');
  if (/\p{Cc}/u.test(description)) throw audienceRefusal('AUDIENCE_GROUP_NAME_WRONG');
  return description;
}
