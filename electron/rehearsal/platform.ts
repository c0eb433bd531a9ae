import { createHash } from 'node:crypto';
import { LIMITS } from '#shared/line/limits';
import { knownFields } from '#shared/line/rich-menu/known-fields';
import { Audiences } from './audiences/audiences';
import type { BehaviourSettings } from './behaviour/settings';
import type { RehearsalClock } from './clock';
import { Coupons } from './coupons/coupons';
import { DAY_MS } from './days';
import type { Followers } from './followers';
import { MenuFigureMaker } from './insight/menus';
import { TruthTeller } from './insight/truth';
import { Crowd } from './people/crowd';
import type { BlobShelf } from './persistence';
import { refusals } from './refusal';
import { SendBook } from './sending/send-book';
import type { SendLog } from './sending/send-record';
import { Sending } from './sending/sending';
import type { Job, PlatformState, StoredRichMenu } from './state';
import { Tokens } from './tokens/tokens';
import { Webhook } from './webhook/webhook';

/** Bulk and batch work is answered with 202 and done about so much later. */
const BACKGROUND_MS = 1_000;
/** Progress of a batch can be asked for 14 days. */
const PROGRESS_KEPT_MS = 14 * 24 * 3_600_000;

export interface Transition {
  at: number;
  /** What was done, in LINE's operation names. */
  change: string;
  subject: string;
}

export interface PlatformParts {
  state: PlatformState;
  images: BlobShelf;
  lists: BlobShelf;
  sendLog: SendLog;
  clock: RehearsalClock;
  followers: Followers;
  seed: number;
  hex: (length: number) => string;
  /** The token that this start made; it is never stored. */
  channelAccessToken: string;
}

/**
 * One LINE Official Account with its rich menus. Knows no HTTP: routes call it, the studio looks into
 * it, tests watch every change of state through `onTransition`.
 */
export class Platform {
  readonly #parts: PlatformParts;
  readonly #listeners = new Set<(transition: Transition) => void>();
  /** Every accepted send. */
  readonly book: SendBook;
  readonly crowd: Crowd;
  readonly sending: Sending;
  /** The ground truth: what LINE would not tell. Never part of an answer of LINE's. */
  readonly truth: TruthTeller;
  readonly menuFigures: MenuFigureMaker;
  readonly audiences: Audiences;
  readonly coupons: Coupons;
  readonly tokens: Tokens;
  readonly webhook: Webhook;

  constructor(parts: PlatformParts) {
    this.#parts = parts;
    const { state, clock, followers, lists, hex, seed } = parts;
    this.book = new SendBook(parts.sendLog);
    this.crowd = new Crowd({
      count: followers.count,
      seed,
      openedAt: state.openedAt,
      book: this.book,
      lists,
      behaviourOf: (number) => state.behaviours[number] ?? this.behaviour,
    });
    this.truth = new TruthTeller(this.book, this.crowd);
    this.menuFigures = new MenuFigureMaker(state, followers, () => this.crowd.people);
    const changed = (change: string, subject: string) => this.#changed(change, subject);
    const { book, crowd } = this;
    this.audiences = new Audiences({ state, clock, crowd, book, lists, changed });
    this.coupons = new Coupons({ state, clock, hex, changed });
    this.sending = new Sending({
      state,
      clock,
      book: this.book,
      followers,
      lists,
      hex,
      people: () => this.crowd.people,
      reactions: () => this.crowd.reactions,
      audience: (id) => this.audiences.forSending(id),
      changed,
    });
    const longLived = parts.channelAccessToken;
    this.tokens = new Tokens({ state, clock, hex, longLived, changed });
    const newReplyToken = (index: number) => this.sending.newReplyToken(index);
    this.webhook = new Webhook({ state, clock, followers, hex, newReplyToken, changed });
  }

  /** The live state; read it, do not change it. */
  get state(): Readonly<PlatformState> {
    this.settle();
    return this.#parts.state;
  }

  get followers(): Followers {
    return this.#parts.followers;
  }

  get clock(): RehearsalClock {
    return this.#parts.clock;
  }

  /** How followers behave from now on; sends that are out keep theirs. */
  get behaviour(): BehaviourSettings {
    const { behaviours } = this.#parts.state;
    const last = behaviours[behaviours.length - 1];
    if (!last) throw new Error('an account has behaviour settings');
    return last;
  }

  setBehaviour(behaviour: BehaviourSettings): void {
    this.#parts.state.behaviours.push(behaviour);
    this.#changed('setBehaviour', '');
  }

  /** `value: null` is an account without a limit. `used` is what the Manager sent this month. */
  setQuota({ value, used }: { value: number | null; used?: number }): void {
    const { state } = this.#parts;
    state.quota = { type: value === null ? 'none' : 'limited', value };
    if (used !== undefined) state.used = used;
    this.#changed('setQuota', '');
  }

  // — time —

  /** Turns the clock to a later moment and does all that is due until then. */
  advanceTo(at: Date | number): void {
    const { clock } = this.#parts;
    clock.advance(Number(at) - clock.now());
    this.settle();
    this.#changed('advance', new Date(clock.now()).toISOString());
  }

  /** Turns the clock forward by so many days. */
  advance(days: number): void {
    this.advanceTo(this.#parts.clock.now() + days * DAY_MS);
  }

  /** Called after each change, while nothing else can happen. */
  onTransition(listener: (transition: Transition) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What this follower's phone shows: their own menu, else the default one. */
  richMenuIdShownTo(userId: string): string | null {
    const { links, defaultRichMenuId } = this.state;
    return links[userId] ?? defaultRichMenuId;
  }

  image(richMenuId: string): { bytes: Uint8Array; mime: string } | null {
    const image = this.#find(richMenuId)?.image;
    const bytes = image ? this.#parts.images.get(image.sha256) : null;
    return image && bytes ? { bytes, mime: image.mime } : null;
  }

  // — rich menus —

  richMenu(richMenuId: string): StoredRichMenu {
    const found = this.#find(richMenuId);
    if (!found) throw refusals.richMenuNotFound();
    return found;
  }

  createRichMenu(richMenu: Record<string, unknown>): string {
    const { state, hex, clock } = this.#parts;
    if (state.richMenus.length >= LIMITS.richMenu.perChannel) throw refusals.tooManyRichMenus();
    const richMenuId = `richmenu-${hex(32)}`;
    state.richMenus.push({
      richMenuId,
      richMenu: knownFields(richMenu),
      image: null,
      createdAt: clock.now(),
    });
    this.#changed('createRichMenu', richMenuId);
    return richMenuId;
  }

  deleteRichMenu(richMenuId: string): void {
    const { state } = this.#parts;
    this.richMenu(richMenuId);
    state.richMenus = state.richMenus.filter((menu) => menu.richMenuId !== richMenuId);
    // Aliases stay behind and lead nowhere, as on the real platform; the links go.
    if (state.defaultRichMenuId === richMenuId) state.defaultRichMenuId = null;
    for (const [userId, linked] of Object.entries(state.links)) {
      if (linked === richMenuId) delete state.links[userId];
    }
    this.#changed('deleteRichMenu', richMenuId);
  }

  setImage(richMenuId: string, bytes: Uint8Array, mime: string): void {
    const menu = this.richMenu(richMenuId);
    if (menu.image) throw refusals.imageTwice();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#parts.images.put(sha256, bytes);
    menu.image = { sha256, mime };
    this.#changed('setRichMenuImage', richMenuId);
  }

  // — aliases —

  createAlias(richMenuAliasId: string, richMenuId: string): void {
    const { state } = this.#parts;
    this.#presentable(richMenuId, 400);
    if (state.aliases.some((alias) => alias.richMenuAliasId === richMenuAliasId)) {
      throw refusals.aliasConflict();
    }
    if (state.aliases.length >= LIMITS.richMenu.aliasesPerChannel) throw refusals.tooManyAliases();
    state.aliases.push({ richMenuAliasId, richMenuId });
    this.#changed('createRichMenuAlias', richMenuAliasId);
  }

  alias(richMenuAliasId: string): { richMenuAliasId: string; richMenuId: string } {
    const found = this.state.aliases.find((alias) => alias.richMenuAliasId === richMenuAliasId);
    if (!found) throw refusals.aliasNotFound();
    return found;
  }

  updateAlias(richMenuAliasId: string, richMenuId: string): void {
    const alias = this.alias(richMenuAliasId);
    this.#presentable(richMenuId, 400);
    alias.richMenuId = richMenuId;
    this.#changed('updateRichMenuAlias', richMenuAliasId);
  }

  deleteAlias(richMenuAliasId: string): void {
    this.alias(richMenuAliasId);
    const { state } = this.#parts;
    state.aliases = state.aliases.filter((alias) => alias.richMenuAliasId !== richMenuAliasId);
    this.#changed('deleteRichMenuAlias', richMenuAliasId);
  }

  // — who sees what —

  defaultRichMenuId(): string {
    const { state } = this.#parts;
    if (state.isDefaultOwnedElsewhere) throw refusals.ownedElsewhere();
    if (state.defaultRichMenuId === null) throw refusals.noDefault();
    return state.defaultRichMenuId;
  }

  setDefault(richMenuId: string): void {
    const { state } = this.#parts;
    this.#presentable(richMenuId, 404);
    state.defaultRichMenuId = richMenuId;
    state.isDefaultOwnedElsewhere = false;
    this.#changed('setDefaultRichMenu', richMenuId);
  }

  cancelDefault(): void {
    const { state } = this.#parts;
    state.defaultRichMenuId = null;
    this.#changed('cancelDefaultRichMenu', '');
  }

  /** A link to somebody who is no follower is taken and does nothing. */
  link(userId: string, richMenuId: string): void {
    this.#presentable(richMenuId, 404);
    if (this.#setLink(userId, richMenuId)) this.#changed('linkRichMenuIdToUser', userId);
  }

  unlink(userId: string): void {
    delete this.#parts.state.links[userId];
    this.#changed('unlinkRichMenuIdFromUser', userId);
  }

  linkedTo(userId: string): string {
    const found = this.state.links[userId];
    if (!found) throw refusals.userHasNone();
    return found;
  }

  /** Everything that has to be true before a menu may be shown to anybody. */
  presentable(richMenuId: string): void {
    this.#presentable(richMenuId, 404);
  }

  // — background work —

  startJob(work: Job['work'], requestId: string, resumeRequestKey: string | null): void {
    const { state, clock } = this.#parts;
    const now = clock.now();
    state.jobs = state.jobs.filter((job) => now - job.acceptedAt < PROGRESS_KEPT_MS);
    state.jobs.push({
      requestId,
      resumeRequestKey,
      acceptedAt: now,
      dueAt: now + BACKGROUND_MS,
      isDone: false,
      work,
    });
    this.#changed('jobAccepted', requestId);
  }

  job(requestId: string): Job | null {
    return this.state.jobs.find((job) => job.requestId === requestId) ?? null;
  }

  /** Does the background work that is due on the platform's clock. */
  settle(): void {
    const { state, clock } = this.#parts;
    const due = state.jobs.filter((job) => !job.isDone && job.dueAt <= clock.now());
    for (const job of due) {
      job.isDone = true;
      this.#carryOut(job.work);
      this.#changed('jobDone', job.requestId);
    }
    this.audiences.settle();
    this.sending.narrowcasts.settle();
  }

  /** An empty account with the same identity. */
  reset(): void {
    const { state } = this.#parts;
    Object.assign(state, {
      richMenus: [],
      aliases: [],
      defaultRichMenuId: null,
      isDefaultOwnedElsewhere: false,
      defaultHistory: [],
      links: {},
      used: 0,
      audiences: [],
      coupons: [],
      webhook: { endpoint: null, isActive: true },
      tokens: [],
      assertionKeys: [],
      jobs: [],
    });
    this.book.clear();
    this.crowd.reset();
    this.#changed('reset', '');
  }

  #carryOut(work: Job['work']): void {
    const { state } = this.#parts;
    if (work.type === 'link') {
      for (const userId of work.userIds) this.#setLink(userId, work.richMenuId);
    } else if (work.type === 'unlink') {
      for (const userId of work.userIds) delete state.links[userId];
    } else {
      // All operations work on the state before the request, so a chain A→B, B→C moves each user once.
      const isAll = work.operations.some((operation) => operation.type === 'unlinkAll');
      const byFrom = new Map(work.operations.map((operation) => [operation.from, operation]));
      for (const [userId, linked] of Object.entries(state.links)) {
        const operation = byFrom.get(linked);
        if (isAll || operation?.type === 'unlink') delete state.links[userId];
        else if (operation?.to && this.#find(operation.to)) state.links[userId] = operation.to;
      }
    }
  }

  #setLink(userId: string, richMenuId: string): boolean {
    const { state, followers } = this.#parts;
    if (followers.indexOf(userId) === null || !this.#find(richMenuId)) return false;
    state.links[userId] = richMenuId;
    return true;
  }

  #find(richMenuId: string): StoredRichMenu | undefined {
    return this.#parts.state.richMenus.find((menu) => menu.richMenuId === richMenuId);
  }

  #presentable(richMenuId: string, statusWhenMissing: 400 | 404): void {
    const menu = this.#find(richMenuId);
    if (!menu) throw refusals.richMenuNotFound(statusWhenMissing);
    if (!menu.image) throw refusals.imageMissing();
  }

  #keepDefault(): void {
    const { state, clock } = this.#parts;
    const { defaultHistory: history, defaultRichMenuId: richMenuId } = state;
    const last = history[history.length - 1]?.richMenuId ?? null;
    if (last !== richMenuId) history.push({ at: clock.now(), richMenuId });
  }

  #changed(change: string, subject: string): void {
    this.#keepDefault();
    const transition = { at: this.#parts.clock.now(), change, subject };
    this.#parts.state.latestAt = Math.max(this.#parts.state.latestAt, transition.at);
    for (const listener of this.#listeners) listener(transition);
  }
}
