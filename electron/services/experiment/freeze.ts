import { compileMessages } from '#shared/campaign/check/check-message';
import type { CheckContext } from '#shared/campaign/check/context';
import { ofAudience } from '#shared/campaign/experiment/next-sends';
import { planText } from '#shared/campaign/experiment/plan-text';
import { splitShares } from '#shared/campaign/experiment/split';
import { compileTarget } from '#shared/campaign/target/compile';
import type { Experiment } from '#shared/domain/campaign/experiment';
import type { ExperimentRun, RunArm, RunTarget } from '#shared/domain/campaign/experiment-run';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { ChannelId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';

export interface FreezeFacts {
  channelId: ChannelId;
  context: CheckContext;
  now: Date;
  sha256(text: string): string;
  /** What a message of this broadcast costs; null: not known. */
  price?: ExperimentRun['price'] | null;
}

/** Copies everything that a test needs to run to its end. Nothing is sent and nothing is written here. */
export function freezeTest(
  campaign: Campaign,
  broadcast: Broadcast,
  facts: FreezeFacts,
): Result<ExperimentRun> {
  const { context, now } = facts;
  const test = broadcast.experiment;
  if (!test) return fail(appError('experiment.none', 'This broadcast has no A/B test.'));
  const target = targetOf(broadcast, context);
  if (!target.ok) return target;
  const people = target.value.people;
  const shares = splitShares(test);
  const peopleOf = (seat: string) =>
    Math.floor(people * (shares.find((share) => share.seat === seat)?.share ?? 0));
  const start = Math.max(now.getTime(), broadcast.at === null ? 0 : Date.parse(broadcast.at));
  const arms: RunArm[] = [];
  for (const arm of test.arms) {
    const compiled = compileMessages(arm.messages ?? broadcast.messages, context, [
      'arms',
      arm.letter,
    ]);
    const problem = compiled.problems.find(({ severity }) => severity === 'error');
    if (problem || compiled.wire === null)
      return fail(
        appError(
          'experiment.armNotReady',
          `The messages of arm ${arm.letter} cannot be sent yet.`,
          {
            path: problem?.path ?? ['arms', arm.letter],
            details: { letter: arm.letter, first: problem?.message ?? '' },
          },
        ),
      );
    const own = ownPeople(test, arm.letter, target.value.target, context);
    if (!own.ok) return own;
    const count = own.value ? own.value.people : peopleOf(arm.letter);
    if (count < 1)
      return fail(
        appError('experiment.armEmpty', `Arm ${arm.letter} would have nobody.`, {
          details: { letter: arm.letter },
        }),
      );
    arms.push({
      letter: arm.letter,
      name: arm.name,
      messages: compiled.wire,
      people: count,
      dueAt: new Date(start + arm.delayMinutes * 60_000).toISOString(),
      ...(own.value ? { recipient: own.value.recipient } : {}),
    });
  }
  return ok({
    id: test.id,
    campaignId: campaign.id,
    broadcastId: broadcast.id,
    channelId: facts.channelId,
    campaignName: campaign.name,
    broadcastName: broadcast.name,
    label: campaign.label.trim() === '' ? null : campaign.label,
    frozenAt: now.toISOString(),
    planHash: facts.sha256(planText(broadcast, test)),
    test,
    target: target.value.target,
    arms,
    ...(facts.price ? { price: facts.price } : {}),
    restPeople:
      test.assignment === 'audiences'
        ? test.testShare >= 1
          ? 0
          : Math.max(0, people - arms.reduce((sum, arm) => sum + arm.people, 0))
        : peopleOf('rest'),
    notificationDisabled: broadcast.notificationDisabled,
    zone: campaign.zone,
    events: [{ kind: 'frozen', at: now.toISOString() }],
  });
}

/**
 * With assignment by audiences, an arm's people: those of its audience who are in no arm before. Null: the test has
 * no such arms.
 */
function ownPeople(
  test: Experiment,
  letter: string,
  target: RunTarget,
  context: CheckContext,
): Result<{ recipient: Record<string, unknown>; people: number } | null> {
  if (test.assignment !== 'audiences') return ok(null);
  const index = test.arms.findIndex((arm) => arm.letter === letter);
  const audience = test.arms[index]?.audience;
  if (!audience || target.method !== 'narrowcast')
    return fail(
      appError('experiment.armNoAudience', `Arm ${letter} has no audience.`, {
        path: ['arms', letter],
        details: { letter },
      }),
    );
  const people = context.audienceGroups?.get(audience.audienceGroupId)?.count ?? audience.count;
  if (people === null)
    return fail(
      appError(
        'experiment.audienceUnknown',
        `LINE does not say how many people “${audience.name}” has.`,
        { details: { letter, name: audience.name } },
      ),
    );
  const before = test.arms
    .slice(0, index)
    .flatMap((arm) => (arm.audience ? [arm.audience.audienceGroupId] : []));
  return ok({
    recipient: ofAudience(target.recipient, audience.audienceGroupId, before),
    people,
  });
}

/** A broadcast to everybody becomes a narrowcast without conditions: only that can be capped. */
function targetOf(
  broadcast: Broadcast,
  context: CheckContext,
): Result<{ target: RunTarget; people: number }> {
  const { target, cap, expected } = broadcast;
  const { compiled, problems } = compileTarget(target, cap, ['target']);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem)
    return fail(
      appError('experiment.targetNotReady', 'The target of this test cannot be sent to yet.', {
        path: problem.path,
        details: { first: problem.message },
      }),
    );
  if (target.who === 'ids') {
    const list = context.lists.get(target.audienceId);
    if (!list || list.count < 1)
      return fail(
        appError('experiment.noList', 'The list of user ids of this test is empty or gone.'),
      );
    return ok({
      target: { method: 'multicast', audienceId: target.audienceId },
      people: list.count,
    });
  }
  // a number typed by hand may be larger than what there is, and the first arm would take everybody
  const people =
    expected !== null && context.targetReach !== null
      ? Math.min(expected, context.targetReach)
      : (expected ?? context.targetReach);
  if (people === null)
    return fail(
      appError(
        'experiment.noReach',
        'Nobody knows how many people this test reaches. Fetch the target reach, or enter a number.',
      ),
    );
  const body = compiled.method === 'narrowcast' ? compiled.body : {};
  return ok({
    target: {
      method: 'narrowcast',
      recipient: body.recipient ? { ...body.recipient } : null,
      filter: body.filter ? { ...body.filter } : null,
    },
    people,
  });
}
