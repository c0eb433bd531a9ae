import { createHash } from 'node:crypto';
import { addDays, dayOf, instantOf } from '#shared/campaign/calendar/days';
import type { CheckContext } from '#shared/campaign/check/context';
import { courseOf, deadlineOf, decisionOf } from '#shared/campaign/experiment/course';
import { evaluateTest } from '#shared/campaign/experiment/evaluate';
import { slotParts } from '#shared/campaign/outgoing';
import type { Look } from '#shared/domain/campaign/experiment';
import type { ExperimentRun } from '#shared/domain/campaign/experiment-run';
import type { RehearsedCampaign, RehearsedSend } from '#shared/domain/campaign/rehearsed';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';
import { type AppError, fail, ok, type Result } from '#shared/errors/app-error';
import { unknown } from '#shared/insight/figure';
import type { Workspace } from '../../store/workspace';
import { cancelled } from '../audience-lists/list-errors';
import { advanceRun, queueRest } from '../experiment/advance';
import { freezeTest } from '../experiment/freeze';
import { campaignRequests } from '../outbox/campaign-requests';
import { DailyFigures } from './figures';
import { settle } from './practice';
import type { Sandbox } from './sandbox';
import { StandIns } from './stand-ins';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A send that has no time yet, or whose time is over, goes so long after the one before. */
const APART_MS = 60 * MINUTE_MS;
const LOOK_AT_MINUTE = 10 * 60;

export interface RunThroughParts {
  workspace: Workspace;
  channelId: ChannelId;
  campaign: Campaign;
  /** All that the campaign points at, as the check has it. */
  context: CheckContext;
  idsOf(id: DocumentId): Promise<Result<string[]>>;
  days: number;
  signal?: AbortSignal;
  onProgress?(done: number, total: number, at: Date): void;
}

interface Played {
  run: ExperimentRun;
  looks: Look[];
  verdict: string;
}

/** Plays a campaign from now to so many days after its last send; nothing outside of the sandbox changes. */
export async function runThrough(
  box: Sandbox,
  parts: RunThroughParts,
): Promise<Result<RehearsedCampaign>> {
  const { platform, outbox, now } = box;
  const startedAt = now();
  const campaign = withTimes(parts.campaign, startedAt);
  const standIns = new StandIns(platform, parts.context, parts.idsOf);
  standIns.audiences(campaign);
  const lists = new Map(parts.context.lists);
  for (const { target } of campaign.broadcasts) {
    if (target.who !== 'ids') continue;
    const people = await standIns.list(target.audienceId);
    if (!people.ok) return people;
    lists.set(target.audienceId, {
      name: lists.get(target.audienceId)?.name ?? '',
      count: people.value.length,
    });
  }
  const context: CheckContext = {
    ...parts.context,
    lists,
    now: startedAt,
    // the copy has as many friends as the practice account, whatever the real one has
    targetReach: platform.followers.count,
  };
  const friends = () => platform.crowd.people.friendsAt(platform.clock.now()).size;
  const before = friends();
  const left: RehearsedCampaign['left'] = [];
  const refuse = (name: string, error: Pick<AppError, 'code' | 'message' | 'details'>) =>
    left.push({
      name,
      code: error.code,
      message: error.message,
      ...(error.details ? { details: error.details } : {}),
    });

  const queued = await queueAll(box, { ...parts, campaign, context, standIns }, refuse);
  if (!queued.ok) return queued;
  const tests = queued.value;
  const figures = new DailyFigures(parts.workspace, parts.channelId, box);
  const advance = { outbox, userIds: standIns.list, now };

  /** What the tests may hand over by now. */
  const more = async (): Promise<Result<number>> => {
    let handed = 0;
    for (const { run } of tests) {
      const queuedNow = await advanceRun(run, advance, true);
      if (!queuedNow.ok) return queuedNow;
      handed += queuedNow.value;
    }
    return ok(handed);
  };
  const lastDue = () =>
    Math.max(
      startedAt.getTime(),
      ...outbox.state().sends.map(({ dueAt }) => Date.parse(dueAt)),
      ...tests.flatMap(({ run }) => run.arms.map(({ dueAt }) => Date.parse(dueAt))),
    );
  let nextLook = lookAfter(startedAt, campaign.zone);
  for (;;) {
    if (parts.signal?.aborted) return fail(cancelled());
    const settled = await settle(box, more);
    if (!settled.ok) return settled;
    const end = lastDue() + parts.days * DAY_MS;
    const at = now().getTime();
    parts.onProgress?.(at - startedAt.getTime(), end - startedAt.getTime(), now());
    if (at >= end) break;
    if (at >= nextLook) {
      await figures.ask(parts.signal);
      for (const test of tests) {
        const seen = await lookAt(test, figures, box, advance);
        if (!seen.ok) return seen;
      }
      nextLook = lookAfter(now(), campaign.zone);
      continue;
    }
    const { nextDueAt } = outbox.state();
    const due = nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextDueAt);
    platform.advanceTo(Math.max(at + 1, Math.min(end, nextLook, due)));
  }
  await figures.ask(parts.signal);
  const measured = new Map((await figures.sends()).map((send) => [send.id, send]));
  const sends = outbox
    .state()
    .sends.map((send): RehearsedSend => {
      const { broadcastId, letter } = slotParts(send.origin.itemId ?? '');
      const known = measured.get(send.id);
      const seen = known ? figures.of(known) : null;
      return {
        broadcastId: broadcastId as RehearsedSend['broadcastId'],
        name: campaign.broadcasts.find(({ id }) => id === broadcastId)?.name ?? send.name,
        seat: letter as RehearsedSend['seat'],
        at: send.state === 'accepted' ? send.acceptedAt : send.dueAt,
        state: send.state,
        problem: problemOf(send),
        delivered: seen?.delivered ?? unknown('notFetched'),
        opens: seen?.uniqueOpens ?? unknown('notFetched'),
        clicks: seen?.uniqueClicks ?? unknown('notFetched'),
        days: figures.daysOf(send.id),
      };
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return ok({
    simulated: true,
    campaignId: campaign.id,
    rehearsedAt: new Date().toISOString(),
    from: startedAt.toISOString(),
    until: now().toISOString(),
    followers: platform.followers.count,
    friends: { before, after: friends() },
    used: platform.book.records
      .filter(({ acceptedAt }) => acceptedAt >= startedAt.getTime())
      .reduce((sum, { delivered }) => sum + (delivered ?? 0), 0),
    sends,
    tests: tests.map(({ run, looks, verdict }) => {
      const decided = decisionOf(run);
      const start = Math.max(...run.arms.map(({ dueAt }) => Date.parse(dueAt)));
      return {
        broadcastId: run.broadcastId,
        name: run.broadcastName,
        looks,
        decision: decided && {
          at: decided.at,
          letter: decided.letter,
          verdict,
          day: Math.max(1, Math.round((Date.parse(decided.at) - start) / DAY_MS)),
        },
        restPeople: run.restPeople,
      };
    }),
    left,
    standIns: standIns.names,
  });
}

/** Somebody looks in the morning, and what is decided then leaves by day. */
const lookAfter = (at: Date, zone: string): number =>
  Date.parse(instantOf(addDays(dayOf(at, zone), 1), LOOK_AT_MINUTE, zone));

/** Every open broadcast has a time that is still to come; their order stays. */
function withTimes(campaign: Campaign, start: Date): Campaign {
  let free = start.getTime() + MINUTE_MS;
  return {
    ...campaign,
    broadcasts: campaign.broadcasts.map((broadcast): Broadcast => {
      const at = broadcast.at === null ? Number.NaN : Date.parse(broadcast.at);
      const time = at > start.getTime() ? at : free;
      if (time === free) free += APART_MS;
      return { ...broadcast, at: new Date(time).toISOString() };
    }),
  };
}

/** Hands over what has no test, and freezes the tests. */
async function queueAll(
  { outbox, now }: Sandbox,
  parts: RunThroughParts & { standIns: StandIns },
  refuse: (name: string, error: Pick<AppError, 'code' | 'message' | 'details'>) => void,
): Promise<Result<Played[]>> {
  const { campaign, context, channelId } = parts;
  const isOpen = ({ state }: Broadcast) => state !== 'cancelled' && state !== 'sent';
  const open = campaign.broadcasts.filter(isOpen);
  const plain = open.filter(({ experiment }) => experiment === null);
  const prepared = await campaignRequests(
    { campaign, context, priced: null, channelId, idsOf: parts.standIns.list },
    plain.map(({ id }) => id),
    () => null,
  );
  if (!prepared.ok) return prepared;
  for (const { request } of prepared.value.requests) {
    const taken = await outbox.enqueueOnce(request, null);
    if (!taken.ok) refuse(request.name, taken.error);
  }
  const gone = new Set(prepared.value.requests.map(({ entry }) => entry.broadcastId));
  for (const broadcast of plain) {
    if (gone.has(broadcast.id)) continue;
    const index = campaign.broadcasts.indexOf(broadcast);
    const problem = prepared.value.problems.find(
      ({ path, severity }) => severity === 'error' && path[0] === 'broadcasts' && path[1] === index,
    );
    refuse(broadcast.name, problem ?? { code: 'outbox.notOneSend', message: 'Nothing to send.' });
  }
  const tests: Played[] = [];
  for (const broadcast of open.filter(({ experiment }) => experiment !== null)) {
    const frozen = freezeTest(campaign, broadcast, { channelId, context, now: now(), sha256 });
    if (frozen.ok) tests.push({ run: frozen.value, looks: [], verdict: '' });
    else refuse(broadcast.name, frozen.error);
  }
  return ok(tests);
}

/** One day's look at a test, and the decision that its plan has for what it sees. */
async function lookAt(
  test: Played,
  figures: DailyFigures,
  { outbox, now }: Sandbox,
  advance: Parameters<typeof queueRest>[2],
): Promise<Result<null>> {
  const { run } = test;
  if (decisionOf(run) !== null) return ok(null);
  const own = outbox.state().sends.filter(({ arm }) => arm?.experimentId === run.id);
  if (own.length < run.arms.length || own.some(({ state }) => state !== 'accepted'))
    return ok(null);
  const at = now();
  const points = courseOf(run.test, await figures.sends(), figures.observations, at.getTime());
  const last = points.at(-1);
  if (!last) return ok(null);
  const { verdict, winner } = evaluateTest(run.test, last.figures, {
    isOver: at.getTime() >= deadlineOf(run),
    planUntouched: true,
  });
  test.looks.push({
    at: at.toISOString(),
    simulated: true,
    figures: last.figures,
    verdict,
    winner,
  });
  if (winner === null) return ok(null);
  if (run.restPeople > 0) {
    const rest = await queueRest(run, winner, advance, { recipients: run.restPeople });
    if (!rest.ok) return rest;
  }
  test.verdict = verdict;
  test.run = {
    ...run,
    events: [
      ...run.events,
      { kind: 'decided', at: at.toISOString(), letter: winner, by: 'plan', reason: verdict },
    ],
  };
  return ok(null);
}

function problemOf(send: Send): RehearsedSend['problem'] {
  if (send.state === 'accepted') {
    const { delivery } = send;
    if (delivery === null || delivery.phase === 'succeeded') return null;
    return {
      code: 'rehearsal.narrowcastFailed',
      message: delivery.failedDescription ?? delivery.phase,
      details: {
        reason: delivery.failedDescription ?? String(delivery.errorCode ?? delivery.phase),
      },
    };
  }
  if (send.state === 'failed' || send.state === 'partly') {
    const { error } = send;
    return error && { code: error.code, message: error.message, details: error.details ?? {} };
  }
  return {
    code: 'rehearsal.notOut',
    message: `This send did not go out (${send.state}).`,
    details: { state: send.state },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
