import { type DocumentId, newId, type RunId } from '#shared/domain/ids';
import type { PublishRun } from '#shared/domain/publishing';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { liveBefore } from './before';
import { besideTools } from './beside';
import { execute } from './executor';
import { type Intent, intentOf, Journal } from './journal';
import type { Plan } from './planner';
import type { PublishPorts, PublishTarget } from './ports';
import type { PlanFacts } from './request';
import { journalledRuns } from './runs';

interface NewRun {
  kind: PublishRun['kind'];
  documentIds: DocumentId[];
  undoes: RunId | null;
  by: string | null;
}

/** Carries runs out, one at a time on an account, and takes up those that were cut off. */
export class RunDesk {
  /** Accounts that this process is at, with the run once there is one. */
  private readonly running = new Map<string, { runId: RunId | null; cancel: AbortController }>();

  constructor(
    private readonly ports: PublishPorts,
    private readonly onProgress: (run: PublishRun) => void,
  ) {}

  /** Takes up a run that a crash or a lost line has cut off. */
  async resume(target: PublishTarget, runId: RunId): Promise<Result<PublishRun>> {
    return this.alone(target, async (cancel) => {
      if (target.isReal && (await this.ports.waitsAsCopy())) return fail(copied());
      this.name(target, runId);
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
      return this.run(target, journal.value, cancel, true);
    });
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
    const running = this.runningIds();
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
    const running = this.runningIds();
    return (await this.journals(running, 'open'))
      .filter((entry) => entry.botUserId === target.botUserId && !entry.isForeign)
      .map((entry) => entry.run)
      .filter((run) => run.state === 'interrupted')
      .reverse();
  }

  private busy({ botUserId }: PublishTarget) {
    const running = this.running.get(botUserId);
    return running
      ? appError('publish.alreadyRunning', 'This account is being published to already.', {
          details: { runId: running.runId },
        })
      : null;
  }

  private runningIds(): Set<RunId> {
    return new Set([...this.running.values()].flatMap(({ runId }) => (runId ? [runId] : [])));
  }

  private name({ botUserId }: PublishTarget, runId: RunId): void {
    const entry = this.running.get(botUserId);
    if (entry) entry.runId = runId;
  }

  /** Whether a new run may begin: none was cut off, and this is no copy. */
  async checkFree(target: PublishTarget): Promise<Result<null>> {
    if (target.isReal && (await this.ports.waitsAsCopy())) return fail(copied());
    const [first] = await this.unfinished(target);
    return first ? fail(unfinishedError(first)) : ok(null);
  }

  /** Writes down what will be done, then does it; from within `alone`. */
  async carryOut(
    target: PublishTarget,
    cancel: AbortSignal,
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
    this.name(target, run.id);
    const journal = await Journal.create(this.ports.journalFolder, planned, this.ports.now);
    return journal.ok ? this.run(target, journal.value, cancel, false) : journal;
  }

  /**
   * Nobody else begins anything on this account meanwhile, from before it is read: a plan that was made while
   * another run was under way would make the same menus once more.
   */
  async alone<T>(
    target: PublishTarget,
    work: (cancel: AbortSignal) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    const busy = this.busy(target);
    if (busy) return fail(busy);
    const cancel = new AbortController();
    this.running.set(target.botUserId, { runId: null, cancel });
    const stop = () => cancel.abort();
    signal?.addEventListener('abort', stop, { once: true });
    // a signal that was given before anybody listened gives no event any more
    if (signal?.aborted) stop();
    try {
      return await work(cancel.signal);
    } finally {
      signal?.removeEventListener('abort', stop);
      this.running.delete(target.botUserId);
    }
  }

  private async run(
    target: PublishTarget,
    journal: Journal,
    cancel: AbortSignal,
    resumed: boolean,
  ): Promise<Result<PublishRun>> {
    try {
      return await execute({
        line: target.line,
        beside: besideTools(target, this.ports),
        ports: this.ports,
        journal,
        resumed,
        cancel,
        onProgress: this.onProgress,
      });
    } finally {
      await journal.close();
    }
  }

  private journals(running: ReadonlySet<RunId>, which: 'all' | 'open' = 'all') {
    return journalledRuns(this.ports.journalFolder, running, this.ports.workspaceId, which);
  }
}

const copied = () =>
  appError(
    'publish.copiedWorkspace',
    'This workspace is a copy. Confirm that it is the one to publish from.',
  );

const unfinishedError = (run: PublishRun) =>
  appError('publish.unfinishedRun', 'An earlier run was cut off. Go on with it first.', {
    details: { runId: run.id, startedAt: run.startedAt },
  });
