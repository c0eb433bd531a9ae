import type { Approval } from '#shared/domain/approval';
import type { DocumentId, RunId, Sha256 } from '#shared/domain/ids';
import type { DriftChoice, LiveState, PublishPlan, PublishRun } from '#shared/domain/publishing';
import type { LiveThen, TimelineEntry } from '#shared/domain/timeline';
import {
  type AppError,
  appError,
  fail,
  ok,
  type Problem,
  type Result,
} from '#shared/errors/app-error';
import { error } from '#shared/line/problem';
import { describeAction, isVisible } from './actions';
import { readBeside } from './beside';
import { decidedPlan, forget, remember } from './decide';
import type { Intent } from './journal';
import { compareWithLive } from './live-state';
import { drawPictures, previewPictures } from './pictures';
import { makePlan, type Plan } from './planner';
import type { PublishPorts, PublishScope, PublishTarget } from './ports';
import type { FinishedRun, Snapshot } from './publication';
import { documentFacts, type PlanFacts, readKnown, snapshotFacts } from './request';
import { RunDesk } from './run-desk';
import { sightingOf } from './sighting';
import { signKept, unsignedError, withSignature } from './sign-off';
import { liveThen, timelineOf } from './timeline';

export type Choices = ReadonlyMap<string, DriftChoice>;

export interface PlanOptions {
  /** What a person decided about drift, by id of operation. */
  choices?: Choices;
  /** Refuses a choice about what the plan does not know; a window's choices may be older than its plan. */
  isStrict?: boolean;
  /** Draws what would be sent, so that a person sees it; a script does not wait for that. */
  withPictures?: boolean;
}

/** Who does it, and whether a second person must have signed what goes out. */
export interface SignedOptions {
  /** As if the channel asked for it. */
  requiresApproval?: boolean;
  /** Who sends it; a signature of the same person does not count. */
  by?: string;
  /** Asked to stop before it has begun, it begins nothing; later it stops where followers have seen nothing yet. */
  signal?: AbortSignal;
}

export interface ApplyOptions extends SignedOptions {
  /** The plan that a person agreed to; without it whatever has to be done now is done. */
  planHash?: Sha256;
  choices?: Choices;
  /** As in a plan. */
  isStrict?: boolean;
  /** Hears what the plan found before it is carried out: a run alone does not say what it left alone. */
  onPlan?: (plan: Pick<Plan, 'operations' | 'problems' | 'leftAlone'>) => void;
  /** Pictures that were shown with the plan, by page: what is sent must be these. */
  pictures?: ReadonlyMap<string, Sha256>;
}

/** Plans, publishes and takes back: what a person asks of an account. The desk carries it out. */
export class PublishService {
  private readonly desk: RunDesk;

  constructor(
    private readonly ports: PublishPorts,
    onProgress: (run: PublishRun) => void = () => undefined,
  ) {
    this.desk = new RunDesk(ports, onProgress);
  }

  async plan(
    target: PublishTarget,
    scope: PublishScope,
    options: PlanOptions = {},
  ): Promise<Result<PublishPlan>> {
    const facts = await this.facts(target, scope, true);
    if (!facts.ok) return facts;
    const planned = await decidedPlan(this.ports, target, facts.value, options);
    if (!planned.ok) return planned;
    const { plan } = planned.value;
    const unfinished = await this.desk.unfinished(target);
    const documents = options.withPictures ? await this.ports.documents.load(scope) : null;
    const drawn =
      documents?.ok === true
        ? await previewPictures(plan.operations, documents.value, this.ports)
        : plan.operations;
    const approvals = await this.ports.approvals.list();
    const menus = drawn.map((row) => withSignature(row, facts.value, approvals));
    return ok({
      requiresApproval: target.requiresApproval ?? false,
      waitsAsCopy: (target.isReal ?? false) && (await this.ports.waitsAsCopy()),
      hash: plan.hash,
      channelId: target.channelId,
      readAt: this.ports.now().toISOString(),
      operations: [...menus, ...(facts.value.beside?.operations ?? [])],
      problems: [...unfinished.map(unfinishedProblem), ...plan.problems],
      steps: plan.actions.map((step) => ({ ...describeAction(step), visible: isVisible(step) })),
    });
  }

  apply(
    target: PublishTarget,
    scope: PublishScope,
    options: ApplyOptions = {},
  ): Promise<Result<PublishRun>> {
    return this.desk.alone(
      target,
      (cancel) => this.applyAlone(target, scope, options, cancel),
      options.signal,
    );
  }

  private async applyAlone(
    target: PublishTarget,
    scope: PublishScope,
    options: ApplyOptions,
    cancel: AbortSignal,
  ): Promise<Result<PublishRun>> {
    const free = await this.desk.checkFree(target);
    if (!free.ok) return free;
    const facts = await this.facts(target, scope, true);
    if (!facts.ok) return facts;
    const planned = await decidedPlan(this.ports, target, facts.value, options);
    if (!planned.ok) return planned;
    const { plan, left } = planned.value;
    if (options.planHash !== undefined && options.planHash !== plan.hash) return fail(outdated());
    options.onPlan?.(plan);
    const refused = refusal(plan.problems);
    if (refused) return fail(refused);
    const documentIds = [...new Set(plan.result.map((entry) => entry.page.documentId))].filter(
      facts.value.inScope,
    );
    const documents = await this.ports.documents.load(scope);
    if (!documents.ok) return documents;
    const images = await drawPictures(plan, documents.value, this.ports);
    if (!images.ok) return images;
    const isOther = images.value.some(({ pageId, hash }) => {
      const shown = options.pictures?.get(pageId);
      return shown !== undefined && shown !== hash;
    });
    if (isOther) return fail(outdated());
    const unsigned = await this.unsigned(target, plan, images.value, options);
    if (unsigned) return fail(unsigned);
    const remembered = await remember(this.ports, target, left);
    if (!remembered.ok) return remembered;
    return this.desk.carryOut(target, cancel, facts.value, plan, images.value, {
      kind: 'publish',
      documentIds,
      undoes: null,
      by: options.by ?? null,
    });
  }

  /**
   * Decides about what was changed behind us, without publishing: `leave` is remembered until that changes again,
   * `ask` takes it back.
   */
  decide(target: PublishTarget, scope: PublishScope, choices: Choices): Promise<Result<void>> {
    return this.desk.alone(target, async () => {
      const facts = await this.facts(target, scope, true);
      if (!facts.ok) return facts;
      const planned = await decidedPlan(this.ports, target, facts.value, {
        choices,
        isStrict: true,
      });
      if (!planned.ok) return planned;
      return remember(this.ports, target, planned.value.left);
    });
  }

  private async unsigned(
    target: PublishTarget,
    plan: Plan,
    images: Intent['images'],
    options: SignedOptions,
  ): Promise<AppError | null> {
    if (!target.requiresApproval && !options.requiresApproval) return null;
    return unsignedError(plan, images, await this.ports.approvals.list(), options.by ?? null);
  }

  /** Brings back what was live before a run; without an id, before the last one that still stands. */
  async rollback(
    target: PublishTarget,
    runId: RunId | null,
    options: SignedOptions = {},
  ): Promise<Result<PublishRun>> {
    const published = await this.ports.publications.read(target.botUserId);
    if (!published.ok) return published;
    const undone = findRun(published.value?.runs ?? [], runId) ?? (await this.kept(target, runId));
    return this.bringBack(target, undone, undone?.before ?? null, {
      undoes: undone?.run.id ?? null,
      ...options,
    });
  }

  /** Brings back what a run had made live, however much was published since. */
  async restore(
    target: PublishTarget,
    runId: RunId,
    options: SignedOptions = {},
  ): Promise<Result<PublishRun>> {
    const entry = await this.kept(target, runId);
    return this.bringBack(target, entry, entry?.after ?? null, { undoes: null, ...options });
  }

  /** A reviewer signs a version that was live once, so that it may be brought back. */
  async approveKept(
    target: PublishTarget,
    runId: RunId,
    version: 'before' | 'after',
    by: { reviewer: string; note: string },
  ): Promise<Result<Approval[]>> {
    const entry = await this.kept(target, runId);
    return entry ? signKept(entry[version], by, this.ports) : fail(nothingToTakeBack());
  }

  private kept(target: PublishTarget, runId: RunId | null) {
    return runId === null ? null : this.ports.history.entry(target.botUserId, runId);
  }

  private bringBack(
    target: PublishTarget,
    from: FinishedRun | null,
    then: Snapshot | null,
    options: SignedOptions & { undoes: RunId | null },
  ): Promise<Result<PublishRun>> {
    return this.desk.alone(
      target,
      (cancel) => this.bringBackAlone(target, from, then, options, cancel),
      options.signal,
    );
  }

  private async bringBackAlone(
    target: PublishTarget,
    from: FinishedRun | null,
    then: Snapshot | null,
    { undoes, ...options }: SignedOptions & { undoes: RunId | null },
    cancel: AbortSignal,
  ): Promise<Result<PublishRun>> {
    const free = await this.desk.checkFree(target);
    if (!free.ok) return free;
    if (!from || !then) return fail(nothingToTakeBack());
    const more = (then.links ?? []).map((link) => link.userId);
    const known = await readKnown(target, this.ports, { withPictures: true, more });
    if (!known.ok) return known;
    const facts = snapshotFacts(target, then, known.value);
    const plan = makePlan({ ...facts, choices: 'all' });
    const images = plan.actions.flatMap((step) => {
      if (step.code !== 'createRichMenu') return [];
      const kept = then.pages.find((page) => page.pageId === step.pageId);
      return kept ? [{ pageId: step.pageId, ...kept.image }] : [];
    });
    const unsigned = await this.unsigned(target, plan, images, options);
    if (unsigned) return fail(unsigned);
    // The way back overwrites everything, so nothing of it is left any more.
    const forgotten = await forget(this.ports, target);
    if (!forgotten.ok) return forgotten;
    return this.desk.carryOut(target, cancel, facts, plan, images, {
      kind: 'rollback',
      documentIds: from.run.documentIds,
      undoes,
      by: options.by ?? null,
    });
  }

  /** Takes up a run that a crash or a lost line has cut off. */
  resume(target: PublishTarget, runId: RunId): Promise<Result<PublishRun>> {
    return this.desk.resume(target, runId);
  }

  /** Asks a run to stop; it does so where followers have seen nothing yet. */
  cancel(runId: RunId): void {
    this.desk.cancel(runId);
  }

  cancelAll(): void {
    this.desk.cancelAll();
  }

  /** Every run of an account, newest first. */
  runs(botUserId: string): Promise<Result<PublishRun[]>> {
    return this.desk.runs(botUserId);
  }

  /** Every run of this workspace that has a journal, whatever its account. */
  journalled(): Promise<PublishRun[]> {
    return this.desk.journalled();
  }

  /** Runs of an account that were cut off, oldest first. */
  unfinished(target: Pick<PublishTarget, 'botUserId'>): Promise<PublishRun[]> {
    return this.desk.unfinished(target);
  }

  /** When what followers see became different, oldest first. */
  async timeline(botUserId: string): Promise<TimelineEntry[]> {
    const { history } = this.ports;
    return timelineOf(await history.entries(botUserId), await history.seen(botUserId));
  }

  /** What followers saw at a moment. */
  async liveThen(botUserId: string, at: string): Promise<LiveThen> {
    const { history } = this.ports;
    return liveThen(at, await history.entries(botUserId), await history.seen(botUserId));
  }

  async state(target: PublishTarget, documentId: DocumentId): Promise<Result<LiveState>> {
    const scope: PublishScope = { kind: 'chosen', documentIds: [documentId] };
    const published = await this.ports.publications.read(target.botUserId);
    if (!published.ok) return published;
    const isOurs = published.value?.pages.some((page) => page.documentId === documentId) ?? false;
    if (!isOurs) return ok({ state: 'neverPublished' });
    const facts = await this.facts(target, scope, false);
    if (!facts.ok) return ok({ state: 'unknown', error: facts.error });
    return ok(compareWithLive(facts.value, documentId, this.ports.now()));
  }

  private async facts(
    target: PublishTarget,
    scope: PublishScope,
    withPictures: boolean,
  ): Promise<Result<PlanFacts>> {
    const known = await readKnown(target, this.ports, { withPictures });
    if (!known.ok) return known;
    if (withPictures) {
      const seen = sightingOf(known.value.live, this.ports.now());
      await this.ports.history.saw(target.botUserId, seen);
    }
    const facts = await documentFacts(target, scope, known.value, this.ports);
    if (!facts.ok || !withPictures) return facts;
    const beside = await readBeside(target, this.ports);
    return beside.ok ? ok({ ...facts.value, beside: beside.value }) : beside;
  }
}

const nothingToTakeBack = () =>
  appError('publish.nothingToTakeBack', 'There is no such run on this account to take back.');

const outdated = () =>
  appError('publish.planOutdated', 'The account or the design changed since the plan was made.', {
    retry: 'safe',
  });

function refusal(problems: readonly Problem[]) {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (!first) return null;
  return appError('publish.hasProblems', `LINE would refuse this: ${first.message}`, {
    path: first.path,
    details: { count: errors.length, first, problems: errors },
  });
}

const unfinishedProblem = (run: PublishRun): Problem =>
  error('publish.unfinishedRun', [], { details: { runId: run.id, startedAt: run.startedAt } });

/** The named run, or the last publish that no later run has taken back. */
function findRun(runs: readonly FinishedRun[], runId: RunId | null): FinishedRun | null {
  if (runId !== null) return runs.find((entry) => entry.run.id === runId) ?? null;
  const undone = new Set(runs.map((entry) => entry.undoes));
  return (
    [...runs]
      .reverse()
      .find((entry) => entry.run.kind === 'publish' && !undone.has(entry.run.id)) ?? null
  );
}
