import { compileMessages } from '#shared/campaign/check/check-message';
import type { CheckContext } from '#shared/campaign/check/context';
import { planText } from '#shared/campaign/experiment/plan-text';
import { splitShares } from '#shared/campaign/experiment/split';
import { compileTarget } from '#shared/campaign/target/compile';
import type { ExperimentRun, RunArm, RunTarget } from '#shared/domain/campaign/experiment-run';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { ChannelId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';

export interface FreezeFacts {
  channelId: ChannelId;
  context: CheckContext;
  now: Date;
  sha256(text: string): string;
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
    const count = peopleOf(arm.letter);
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
    restPeople: peopleOf('rest'),
    notificationDisabled: broadcast.notificationDisabled,
    zone: campaign.zone,
    events: [{ kind: 'frozen', at: now.toISOString() }],
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
