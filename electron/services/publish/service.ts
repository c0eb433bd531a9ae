import type { Approval } from '#shared/domain/approval';
import { type DocumentId, newId, type RunId, type Sha256 } from '#shared/domain/ids';
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
import { liveBefore } from './before';
import { besideTools, readBeside } from './beside';
import { execute } from './executor';
import { type Intent, intentOf, Journal } from './journal';
import { compareWithLive } from './live-state';
import { drawPictures, previewPictures } from './pictures';
import { makePlan, type Plan } from './planner';
import type { PublishPorts, PublishScope, PublishTarget } from './ports';
import type { FinishedRun, Snapshot } from './publication';
import { documentFacts, type PlanFacts, readKnown, snapshotFacts } from './request';
import { journalledRuns } from './runs';
import { sightingOf } from './sighting';
import { signKept, unsignedError, withSignature } from './sign-off';
import { liveThen, timelineOf } from './timeline';

export type Choices = ReadonlyMap<string, DriftChoice>;

export interface PlanOptions {
  /** What a person decided about drift, by id of operation. */
  choices?: Choices;
  /** Draws what would be sent, so that a person sees it; a script does not wait for that. */
  withPictures?: boolean;
}

/** Who does it, and whether a second person must have signed what goes out. */
export interface SignedOptions {
  /** As if the channel asked for it. */
  requiresApproval?: boolean;
  /** Who sends it; a signature of the same person does not count. */
  by?: string;
}

export interface ApplyOptions extends SignedOptions {
  /** The plan that a person agreed to; without it whatever has to be done now is done. */
  planHash?: Sha256;
  choices?: Choices;
  /** Pictures that were shown with the plan, by page: what is sent must be these. */
  pictures?: ReadonlyMap<string, Sha256>;
}

interface NewRun {
  kind: PublishRun['kind'];
  documentIds: DocumentId[];
  undoes: RunId | null;
  by: string | null;
}

/** Plans, carries out, takes up again and takes back; one run at a time on an account. */
export class PublishService {
  /** Runs that this process is carrying out, by account. */
  private readonly running = new Map<string, { runId: RunId; cancel: AbortController }>();

  constructor(
    private readonly ports: PublishPorts,
    private readonly onProgress: (run: PublishRun) => void = () => undefined,
  ) {}

  async plan(
    target: PublishTarget,
    scope: PublishScope,
    options: PlanOptions = {},
  ): Promise<Result<PublishPlan>> {
    const facts = await this.facts(target, scope, true);
    if (!facts.ok) return facts;
    const plan = makePlan({ ...facts.value, choices: options.choices ?? new Map() });
    const unfinished = await this.unfinished(target);
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

  async apply(
    target: PublishTarget,
    scope: PublishScope,
    options: ApplyOptions = {},
  ): Promise<Result<PublishRun>> {
    const free = await this.checkFree(target);
    if (!free.ok) return free;
    const facts = await this.facts(target, scope, true);
    if (!facts.ok) return facts;
    const plan = makePlan({ ...facts.value, choices: options.choices ?? new Map() });
    if (options.planHash !== undefined && options.planHash !== plan.hash) return fail(outdated());
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
    return this.carryOut(target, facts.value, plan, images.value, {
      kind: 'publish',
      documentIds,
      undoes: null,
      by: options.by ?? null,
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

  private async bringBack(
    target: PublishTarget,
    from: FinishedRun | null,
    then: Snapshot | null,
    { undoes, ...options }: SignedOptions & { undoes: RunId | null },
  ): Promise<Result<PublishRun>> {
    const free = await this.checkFree(target);
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
    return this.carryOut(target, facts, plan, images, {
      kind: 'rollback',
      documentIds: from.run.documentIds,
      undoes,
      by: options.by ?? null,
    });
  }

  /** Takes up a run that a crash or a lost line has cut off. */
  async resume(target: PublishTarget, runId: RunId): Promise<Result<PublishRun>> {
    const busy = this.busy(target);
    if (busy) return fail(busy);
    if (target.isReal && (await this.ports.waitsAsCopy())) return fail(copied());
    const journal = await Journal.reopen(this.ports.journalFolder, runId, this.ports.now);
    if (!journal.ok) return journal;
    const planned = intentOf(journal.value.events);
    const isOver = journal.value.events.some((event) => event.type === 'end');
    const isCopied =
      planned?.workspaceId !== undefined && planned.workspaceId !== this.ports.workspaceId;
    if (!planned || isOver || isCopied || planned.botUserId !== target.botUserId) {
      await journal.value.close();
      return fail(
        appError('publish.nothingToResume', 'This run has ended or belongs to another account.'),
      );
    }
    return this.run(target, planned, journal.value, true);
  }

  /** Asks a run to stop; it does so where followers have seen nothing yet. */
  cancel(runId: RunId): void {
    for (const entry of this.running.values()) if (entry.runId === runId) entry.cancel.abort();
  }

  cancelAll(): void {
    for (const entry of this.running.values()) entry.cancel.abort();
  }

  async runs(botUserId: string): Promise<Result<PublishRun[]>> {
    const published = await this.ports.publications.read(botUserId);
    if (!published.ok) return published;
    const running = new Set([...this.running.values()].map((entry) => entry.runId));
    const journalled = (await this.journals(running))
      .filter((entry) => entry.botUserId === botUserId)
      .map((entry) => entry.run);
    const known = new Set(journalled.map((run) => run.id));
    // A workspace that came without its private folder still knows what it published.
    const others = (published.value?.runs ?? [])
      .map((entry) => entry.run)
      .filter((run) => !known.has(run.id));
    return ok([...journalled, ...others].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)));
  }

  /** Every run of this workspace that has a journal, whatever its account. */
  async journalled(): Promise<PublishRun[]> {
    return (await this.journals(new Set())).map((entry) => entry.run);
  }

  /** Runs of an account that were cut off, oldest first. */
  async unfinished(target: Pick<PublishTarget, 'botUserId'>): Promise<PublishRun[]> {
    const running = new Set([...this.running.values()].map((entry) => entry.runId));
    return (await this.journals(running))
      .filter((entry) => entry.botUserId === target.botUserId && !entry.isForeign)
      .map((entry) => entry.run)
      .filter((run) => run.state === 'interrupted')
      .reverse();
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

  private journals(running: ReadonlySet<RunId>) {
    return journalledRuns(this.ports.journalFolder, running, this.ports.workspaceId);
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

  private busy({ botUserId }: PublishTarget) {
    const running = this.running.get(botUserId);
    return running
      ? appError('publish.alreadyRunning', 'This account is being published to already.', {
          details: { runId: running.runId },
        })
      : null;
  }

  private async checkFree(target: PublishTarget): Promise<Result<null>> {
    const busy = this.busy(target);
    if (busy) return fail(busy);
    if (target.isReal && (await this.ports.waitsAsCopy())) return fail(copied());
    const [first] = await this.unfinished(target);
    return first ? fail(unfinishedError(first)) : ok(null);
  }

  private async carryOut(
    target: PublishTarget,
    facts: PlanFacts,
    plan: Plan,
    images: Intent['images'],
    { kind, documentIds, undoes, by }: NewRun,
  ): Promise<Result<PublishRun>> {
    const startedAt = this.ports.now().toISOString();
    const run: PublishRun = {
      id: newId('run', this.ports.random),
      channelId: target.channelId,
      kind,
      state: 'running',
      startedAt,
      endedAt: null,
      documentIds,
      by,
      steps: [],
      resumed: false,
      error: null,
    };
    // Nothing to do leaves no trace: no journal, no entry, no call that changes anything.
    if (plan.actions.length === 0) return ok({ ...run, state: 'done', endedAt: startedAt });
    const { live, published } = facts;
    const planned: Intent = {
      run,
      botUserId: target.botUserId,
      undoes,
      actions: plan.actions,
      result: plan.result,
      resultDefault: plan.resultDefault,
      images,
      published,
      before: liveBefore(facts, plan),
      links: plan.links,
      retired: plan.retired,
      workspaceId: this.ports.workspaceId,
      listedIds: [...live.richMenus.keys()],
    };
    const busy = this.busy(target);
    if (busy) return fail(busy);
    const journal = await Journal.create(this.ports.journalFolder, planned, this.ports.now);
    return journal.ok ? this.run(target, planned, journal.value, false) : journal;
  }

  private async run(
    target: PublishTarget,
    planned: Intent,
    journal: Journal,
    resumed: boolean,
  ): Promise<Result<PublishRun>> {
    const cancel = new AbortController();
    this.running.set(target.botUserId, { runId: planned.run.id, cancel });
    try {
      return await execute({
        line: target.line,
        beside: besideTools(target, this.ports),
        ports: this.ports,
        journal,
        resumed,
        cancel: cancel.signal,
        onProgress: this.onProgress,
      });
    } finally {
      this.running.delete(target.botUserId);
      await journal.close();
    }
  }
}

const nothingToTakeBack = () =>
  appError('publish.nothingToTakeBack', 'There is no such run on this account to take back.');

const copied = () =>
  appError(
    'publish.copiedWorkspace',
    'This workspace is a copy. Confirm that it is the one to publish from.',
  );

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
    details: { count: errors.length, first: first.message, problems: errors },
  });
}

const unfinishedError = (run: PublishRun) =>
  appError('publish.unfinishedRun', 'An earlier run was cut off. Go on with it first.', {
    details: { runId: run.id, startedAt: run.startedAt },
  });

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
