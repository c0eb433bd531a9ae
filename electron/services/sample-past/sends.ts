import { createHash } from 'node:crypto';
import { deadlineOf } from '#shared/campaign/experiment/course';
import { slotParts } from '#shared/campaign/outgoing';
import type { ArmLetter } from '#shared/domain/campaign/experiment';
import type { ExperimentRun, RunEvent } from '#shared/domain/campaign/experiment-run';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { Workspace } from '../../store/workspace';
import { campaignsBetween, planOf } from '../campaigns/plan-range';
import { planSettingsFile } from '../campaigns/plan-settings-file';
import { queueFactsOf } from '../campaigns/queue-facts';
import { advanceRun, queueRest } from '../experiment/advance';
import { freezeTest } from '../experiment/freeze';
import { lookOf } from '../experiment/look';
import { pricePerPerson } from '../experiment/price';
import { RunFiles } from '../experiment/run-files';
import { isRunning, viewOfRun } from '../experiment/view';
import { campaignRequests } from '../outbox/campaign-requests';
import { blocked } from '../outbox/queue-campaign';
import type { Practice } from '../rehearsal-run/practice';
import type { PastAccount } from './account';

const DAY_MS = 86_400_000;
/** A decision that has waited for so long is somebody's to make, not ours. */
const PATIENCE_MS = 3 * DAY_MS;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Broadcasts that the sample calls sent, sent: through the compiler, the outbox and the tests' own files. */
export class PastSends {
  private readonly runs: RunFiles;

  constructor(
    private readonly workspace: Workspace,
    private readonly practice: Practice,
    private readonly account: PastAccount,
  ) {
    this.runs = new RunFiles(workspace);
  }

  private get advance() {
    const { outbox, now } = this.practice;
    return { outbox, now, userIds: async () => ok<string[]>([]) };
  }

  /** Hands a broadcast over, or freezes its test; what a person has agreed to is agreed to. */
  async handOver(campaign: Campaign, broadcast: Broadcast): Promise<Result<null>> {
    const { workspace, practice } = this;
    const facts = await this.account.facts();
    if (!facts.ok) return facts;
    const now = practice.now();
    const settings = await planSettingsFile(workspace).read();
    const year = 366 * DAY_MS;
    const ids = campaignsBetween(
      workspace,
      new Date(now.getTime() - year),
      new Date(now.getTime() + year),
    );
    const range = await planOf(workspace, ids, { facts: facts.value, settings, now });
    const open = reopened(campaign, broadcast, facts.value.targetReach);
    const queue = await queueFactsOf(workspace, open, {
      facts: facts.value,
      settings,
      range,
      now,
    });
    const { channelId } = practice.target;
    if (broadcast.experiment) {
      const again = open.broadcasts.find(({ id }) => id === broadcast.id) ?? broadcast;
      const frozen = freezeTest(open, again, {
        channelId,
        context: queue.context,
        now,
        sha256,
        price: pricePerPerson(open, broadcast.id, queue.context),
      });
      if (!frozen.ok) return frozen;
      const run = await this.runs.create(frozen.value);
      return run.ok ? ok(null) : run;
    }
    const prepared = await campaignRequests({ ...queue, channelId }, [broadcast.id], (origin) =>
      practice.outbox.findByOrigin(channelId, origin),
    );
    if (!prepared.ok) return prepared;
    const { problems, requests } = prepared.value;
    const stop = problems.find(({ severity }) => severity === 'error');
    if (stop) return fail(blocked(stop));
    for (const { request } of requests) {
      const taken = await practice.outbox.enqueueOnce(request, { recipients: request.expected });
      if (!taken.ok) return taken;
    }
    return ok(null);
  }

  /** What tests may hand over by now. */
  async more(): Promise<Result<number>> {
    let handed = 0;
    for (const run of await this.runs.list()) {
      if (!isRunning(run)) continue;
      const queued = await advanceRun(run, this.advance, true);
      if (!queued.ok) return queued;
      handed += queued.value;
    }
    return ok(handed);
  }

  /** When the newest send left, in ms since 1970. */
  lastSent(): number {
    return this.practice.outbox
      .state()
      .sends.reduce((last, { dueAt }) => Math.max(last, Date.parse(dueAt)), 0);
  }

  /** Is anything being tested, so that somebody wants to see figures every day? */
  async isTesting(): Promise<boolean> {
    return (await this.runs.list()).some(isRunning);
  }

  /** A look at every running test; when its time is over, its decision, which somebody makes by what they see. */
  async look(owner: (run: ExperimentRun) => Campaign | null, until: Date): Promise<Result<null>> {
    const facts = await this.account.figures();
    if (!facts.ok) return facts;
    for (const run of await this.runs.list()) {
      if (!isRunning(run)) continue;
      const view = viewOfRun(run, {
        campaign: owner(run),
        outbox: this.practice.outbox,
        facts: facts.value,
        sha256,
      });
      const look = lookOf(view);
      if (look) await this.note(run, look);
      const at = this.practice.now();
      const seen = look ?? run.events.findLast((event) => event.kind === 'look');
      const isLongOver = until.getTime() - deadlineOf(run) > PATIENCE_MS;
      if (!seen || !isLongOver || at.getTime() < deadlineOf(run)) continue;
      const decided = await this.decide(run, seen.winner ?? 'A', seen.verdict, at);
      if (!decided.ok) return decided;
    }
    return ok(null);
  }

  private async decide(
    run: ExperimentRun,
    letter: ArmLetter,
    verdict: string,
    now: Date,
  ): Promise<Result<null>> {
    const at = now.toISOString();
    const rest = await queueRest(run, letter, this.advance, { recipients: run.restPeople });
    if (!rest.ok) return rest;
    const reason = verdict === 'winner' ? '點閱率較高，內容一樣' : '看不出差別，維持原來的圖片';
    const noted = await this.note(run, { kind: 'decided', at, letter, by: 'person', reason });
    if (!noted.ok) return noted;
    const queued = await this.note(run, { kind: 'restQueued', at, letter });
    return queued.ok ? ok(null) : queued;
  }

  private note(run: ExperimentRun, event: RunEvent) {
    return this.runs.update(run.id, (known) => ({ ...known, events: [...known.events, event] }));
  }

  /** What campaigns say of their sends, from what LINE accepted and delivered. */
  async deliveries(): Promise<Result<Map<string, NonNullable<Broadcast['delivery']>>>> {
    const facts = await this.account.figures();
    if (!facts.ok) return facts;
    const { platform, outbox } = this.practice;
    const found = new Map<string, NonNullable<Broadcast['delivery']>>();
    for (const send of outbox.state().sends) {
      if (send.state !== 'accepted') continue;
      const { broadcastId } = slotParts(send.origin.itemId ?? '');
      const known = found.get(broadcastId);
      const delivered = send.requestIds.reduce(
        (sum, id) => sum + (platform.book.byId(id)?.delivered ?? 0),
        known?.recipients ?? 0,
      );
      found.set(broadcastId, {
        requestIds: [...(known?.requestIds ?? []), ...send.requestIds],
        aggregationUnit: null,
        recipients: delivered,
        sentAt: [known?.sentAt ?? send.acceptedAt, send.acceptedAt].sort()[0] as string,
        simulated: true,
      });
    }
    return ok(found);
  }
}

/** As it stood before this broadcast left. An estimate for everybody is what there is, not what there will be. */
function reopened(campaign: Campaign, broadcast: Broadcast, reach: number | null): Campaign {
  return {
    ...campaign,
    broadcasts: campaign.broadcasts.map((one) =>
      one.id === broadcast.id
        ? {
            ...one,
            state: 'planned',
            delivery: null,
            expected: one.cap.max === null && one.target.who !== 'ids' ? null : least(one, reach),
          }
        : one,
    ),
  };
}

const least = ({ expected }: Broadcast, reach: number | null): number | null =>
  expected === null || reach === null ? expected : Math.min(expected, reach);
