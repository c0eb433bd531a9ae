import { createHash } from 'node:crypto';
import type { CheckContext } from '#shared/campaign/check/context';
import { deadlineOf, decisionOf } from '#shared/campaign/experiment/course';
import { evaluateTest } from '#shared/campaign/experiment/evaluate';
import type { ExperimentRun, RunEvent } from '#shared/domain/campaign/experiment-run';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { ExperimentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { ExperimentView, experimentChannels } from '#shared/ipc/channels/experiments';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { InsightFactsReader } from '../insight/facts';
import type { MessageHosting } from '../media/message-hosting';
import type { Outbox } from '../outbox/outbox';
import { type AdvanceParts, advanceRun, queueRest } from './advance';
import { freezeTest } from './freeze';
import { lookOf } from './look';
import { pricePerPerson } from './price';
import { RunFiles } from './run-files';
import { isRunning, viewOfRun } from './view';

type Names = keyof typeof experimentChannels;

export interface ExperimentParts {
  current: CurrentWorkspace;
  emit: Emit;
  now: () => Date;
  factsOf: InsightFactsReader;
  outboxOf(workspace: Workspace): Promise<Result<Outbox>>;
  /** All that a campaign points at, looked up now. */
  contextOf(workspace: Workspace, campaign: Campaign): Promise<Result<CheckContext>>;
  /** Puts what the arms' messages point at where LINE can fetch it, before they are frozen. */
  hosting: MessageHosting;
  userIds: (workspace: Workspace) => AdvanceParts['userIds'];
  /** Going on by itself has nobody to tell of a mistake in the program. */
  onBug(error: unknown): void;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Tests of the open workspace: start, look, decide; and `advance`, which lets running ones go on. */
export function experimentService(parts: ExperimentParts): {
  handlers: SomeHandlers<Names>;
  /** Queues what may leave by now and decides what is due by its plan; call it whenever something changed. */
  advance(): Promise<void>;
} {
  const { current, emit, now } = parts;
  const files = new WeakMap<Workspace, RunFiles>();
  const filesOf = (workspace: Workspace): RunFiles => {
    const known = files.get(workspace) ?? new RunFiles(workspace);
    files.set(workspace, known);
    return known;
  };
  /** One change of tests after another: two may not hand the same arm over. */
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = tail.then(work);
    tail = next.catch(() => undefined);
    return next;
  };

  const campaignOf = async (workspace: Workspace, run: Pick<ExperimentRun, 'campaignId'>) => {
    const loaded = await workspace.loadAs('campaign', run.campaignId);
    return loaded.ok ? loaded.value.document : null;
  };
  const viewOf = async (
    workspace: Workspace,
    run: ExperimentRun,
  ): Promise<Result<ExperimentView>> => {
    const outbox = await parts.outboxOf(workspace);
    if (!outbox.ok) return outbox;
    const facts = await parts.factsOf(run.channelId);
    if (!facts.ok) return facts;
    const campaign = await campaignOf(workspace, run);
    return ok(viewOfRun(run, { campaign, outbox: outbox.value, facts: facts.value, sha256 }));
  };
  const note = (workspace: Workspace, id: ExperimentId, event: RunEvent) =>
    filesOf(workspace).update(id, (run) => ({ ...run, events: [...run.events, event] }));
  const advanceParts = (workspace: Workspace, outbox: Outbox): AdvanceParts => ({
    outbox,
    userIds: parts.userIds(workspace),
    now,
  });

  /** By the plan alone: what a winner or a passed deadline means was agreed before anything was sent. */
  const decideByPlan = async (
    workspace: Workspace,
    run: ExperimentRun,
  ): Promise<Result<boolean>> => {
    if (run.test.winnerTo !== 'automatic') return ok(false);
    const seen = await viewOf(workspace, run);
    if (!seen.ok) return seen;
    const { points, planUntouched, now: time, sends } = seen.value;
    const last = points.at(-1);
    if (!last || sends.some(({ state }) => state !== 'accepted')) return ok(false);
    const { verdict, winner } = evaluateTest(run.test, last.figures, {
      isOver: Date.parse(time) >= deadlineOf(run),
      planUntouched,
    });
    if (winner === null) return ok(false);
    const outbox = await parts.outboxOf(workspace);
    if (!outbox.ok) return outbox;
    const letter = winner;
    if (run.restPeople > 0) {
      const rest = await queueRest(run, letter, advanceParts(workspace, outbox.value), {
        recipients: run.restPeople,
      });
      if (!rest.ok) return rest;
    }
    const at = now().toISOString();
    await note(workspace, run.id, { kind: 'decided', at, letter, by: 'plan', reason: verdict });
    if (run.restPeople > 0) await note(workspace, run.id, { kind: 'restQueued', at, letter });
    return ok(true);
  };

  const advanceOne = async (workspace: Workspace, run: ExperimentRun): Promise<boolean> => {
    const outbox = await parts.outboxOf(workspace);
    if (!outbox.ok) return false;
    const queued = await advanceRun(run, advanceParts(workspace, outbox.value), true);
    const decided = queued.ok ? await decideByPlan(workspace, run) : queued;
    if (!decided.ok) {
      const { code, message } = decided.error;
      const last = run.events.at(-1);
      // the same trouble is noted once, however often the test tries to go on
      if (last?.kind === 'stopped' && last.code === code) return false;
      await note(workspace, run.id, { kind: 'stopped', at: now().toISOString(), code, message });
      return true;
    }
    return (queued.ok && queued.value > 0) || decided.value;
  };

  const handlers: SomeHandlers<Names> = {
    'experiments.list': ({ channelId }) =>
      withWorkspace(current, async (workspace): Promise<Result<ExperimentView[]>> => {
        const views: ExperimentView[] = [];
        for (const run of await filesOf(workspace).list()) {
          if (run.channelId !== channelId) continue;
          const view = await viewOf(workspace, run);
          if (!view.ok) return view;
          views.push(view.value);
        }
        return ok(views);
      }),
    'experiments.get': ({ id }) =>
      withWorkspace(current, async (workspace) => {
        const run = await filesOf(workspace).get(id);
        return run.ok ? viewOf(workspace, run.value) : run;
      }),
    'experiments.start': ({ campaignId, broadcastId, channelId, confirmation }) =>
      inTurn(() =>
        withWorkspace(current, async (workspace): Promise<Result<ExperimentView>> => {
          const loaded = await workspace.loadAs('campaign', campaignId);
          if (!loaded.ok) return loaded;
          const campaign = loaded.value.document;
          const broadcast = campaign.broadcasts.find(({ id }) => id === broadcastId);
          if (!broadcast?.experiment)
            return fail(appError('experiment.none', 'This broadcast has no A/B test.'));
          const context = await parts.contextOf(workspace, campaign);
          if (!context.ok) return context;
          const frozen = freezeTest(campaign, broadcast, {
            channelId,
            context: context.value,
            now: now(),
            sha256,
            price: pricePerPerson(campaign, broadcast.id, context.value),
          });
          if (!frozen.ok) return frozen;
          const known = await filesOf(workspace).find(frozen.value.id);
          const needed = known
            ? null
            : needsRepeating(frozen.value, confirmation?.recipients ?? null);
          const facts = await parts.factsOf(channelId);
          if (!facts.ok) return facts;
          if (needed && !facts.value.simulated) return fail(needed);
          const arms = known
            ? ok({ arms: frozen.value.arms })
            : await hostedArms(workspace, frozen.value, parts.hosting);
          if (!arms.ok) return arms;
          const run = await filesOf(workspace).create({ ...frozen.value, ...arms.value });
          if (!run.ok) return run;
          await advanceOne(workspace, run.value);
          emit('experiments.changed', {});
          const now_ = await filesOf(workspace).get(run.value.id);
          return now_.ok ? viewOf(workspace, now_.value) : now_;
        }),
      ),
    'experiments.look': ({ id }) =>
      inTurn(() =>
        withWorkspace(current, async (workspace): Promise<Result<ExperimentView>> => {
          const run = await filesOf(workspace).get(id);
          if (!run.ok) return run;
          const view = await viewOf(workspace, run.value);
          if (!view.ok || workspace.readOnly || !isRunning(run.value)) return view;
          const look = lookOf(view.value);
          if (look === null) return view;
          const noted = await note(workspace, id, look);
          // the record on the screen was read before
          if (noted.ok) emit('experiments.changed', {});
          return noted.ok ? ok({ ...view.value, run: noted.value }) : noted;
        }),
      ),
    'experiments.decide': ({ id, letter, reason, sendRest, confirmation }) =>
      inTurn(() =>
        withWorkspace(current, async (workspace): Promise<Result<ExperimentView>> => {
          const found = await filesOf(workspace).get(id);
          if (!found.ok) return found;
          const run = found.value;
          const decided = decisionOf(run);
          if (decided && decided.letter !== letter)
            return fail(
              appError('experiment.decided', 'This test was decided already.', {
                details: { letter: decided.letter },
              }),
            );
          const outbox = await parts.outboxOf(workspace);
          if (!outbox.ok) return outbox;
          // first the send, which knows that it must not go twice; a break in between is asked about again
          if (sendRest) {
            const rest = await queueRest(
              run,
              letter,
              advanceParts(workspace, outbox.value),
              confirmation,
            );
            if (!rest.ok) return rest;
          }
          const at = now().toISOString();
          if (!decided) {
            const noted = await note(workspace, id, {
              kind: 'decided',
              at,
              letter,
              by: 'person',
              reason,
            });
            if (!noted.ok) return noted;
          }
          if (sendRest && !run.events.some(({ kind }) => kind === 'restQueued'))
            await note(workspace, id, { kind: 'restQueued', at, letter });
          emit('experiments.changed', {});
          const after = await filesOf(workspace).get(id);
          return after.ok ? viewOf(workspace, after.value) : after;
        }),
      ),
  };

  return {
    handlers,
    advance: () =>
      inTurn(async () => {
        const workspace = current.get();
        if (!workspace.ok || workspace.value.readOnly) return;
        let changed = false;
        for (const run of await filesOf(workspace.value).list()) {
          if (isRunning(run)) changed = (await advanceOne(workspace.value, run)) || changed;
        }
        if (changed) emit('experiments.changed', {});
      }).catch(parts.onBug),
  };
}

/**
 * The arms as LINE will be given them; what is frozen points at nothing that only this computer has. Their pictures
 * stay here as well: an address does not always name its bytes, and the designs go on changing.
 */
async function hostedArms(
  workspace: Workspace,
  { arms, channelId, campaignId }: ExperimentRun,
  hosting: MessageHosting,
): Promise<Result<Pick<ExperimentRun, 'arms' | 'pictures'>>> {
  const lists = arms.map(({ messages }) => messages);
  const pictures: NonNullable<ExperimentRun['pictures']> = {};
  const hosted = await hosting.publish(workspace, {
    channelId,
    usedBy: campaignId,
    lists,
    async onPicture(address, bytes) {
      const kept = await workspace.assets.put(bytes, '');
      if (kept.ok) pictures[address] = kept.value.hash;
      return kept;
    },
  });
  if (!hosted.ok) return hosted;
  return ok({
    arms: arms.map((arm, index) => ({ ...arm, messages: hosted.value[index] ?? arm.messages })),
    pictures,
  });
}

/** From so many people on, the number of the whole test is repeated before it may begin. */
function needsRepeating(run: ExperimentRun, repeated: number | null) {
  const people = run.arms.reduce((sum, arm) => sum + arm.people, 0);
  return repeated === people
    ? null
    : appError(
        'outbox.needsConfirmation',
        'Repeat the number of recipients before this goes out.',
        {
          details: { recipients: people },
        },
      );
}
