import { compactCanonicalJson } from '../../document/canonical';
import type { Experiment } from '../../domain/campaign/experiment';
import type { Broadcast } from '../../domain/campaign/schema';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { error, warning } from '../../line/problem';
import { planOfTest } from '../experiment/power';
import type { CheckContext } from './context';

const ARM_NEEDS = 50;
const COUNTED_DAYS = 14;

/** Whether a test is one: arms that differ, shares that fit, and a question its people can answer. */
export function checkExperiment(
  broadcast: Broadcast,
  test: Experiment,
  people: number | null,
  context: CheckContext,
  path: ProblemPath,
): Problem[] {
  const found: Problem[] = [];
  if (test.testShare + test.holdOutShare > 1 + 1e-9)
    found.push(error('campaign.testSharesTooLarge', [...path, 'testShare']));
  const contents = test.arms.map(({ messages, delayMinutes }) =>
    compactCanonicalJson({ messages: messages ?? broadcast.messages, delayMinutes }),
  );
  contents.forEach((content, index) => {
    const first = contents.indexOf(content);
    if (first !== index)
      found.push(
        error('campaign.armsEqual', [...path, 'arms', index], {
          details: {
            first: test.arms[first]?.letter ?? '',
            second: test.arms[index]?.letter ?? '',
          },
        }),
      );
  });
  if (new Set(test.arms.map(({ letter }) => letter)).size < test.arms.length)
    found.push(error('campaign.armLetterTwice', [...path, 'arms']));
  if (test.assignment === 'userIds' && broadcast.target.who !== 'ids')
    found.push(error('campaign.testNeedsIds', [...path, 'assignment']));
  if (test.assignment !== 'userIds' && broadcast.target.who === 'ids')
    found.push(error('campaign.testNeedsConditions', [...path, 'assignment']));
  if (test.assignment === 'audiences')
    test.arms.forEach((arm, index) => {
      const at = [...path, 'arms', index, 'audience'];
      const details = { letter: arm.letter };
      if (!arm.audience) return found.push(error('campaign.armNoAudience', at, { details }));
      const { audienceGroupId } = arm.audience;
      const first = test.arms.findIndex(
        ({ audience }) => audience?.audienceGroupId === audienceGroupId,
      );
      if (first !== index)
        found.push(
          error('campaign.armAudienceTwice', at, {
            details: { ...details, name: arm.audience.name },
          }),
        );
    });
  if (test.assignment !== 'userIds' && test.holdOutShare > 0)
    found.push(error('campaign.holdOutNeedsIds', [...path, 'holdOutShare']));
  const lastDelay = Math.max(...test.arms.map(({ delayMinutes }) => delayMinutes));
  if (test.days * 1_440 + lastDelay > COUNTED_DAYS * 1_440)
    found.push(error('campaign.testTooLong', [...path, 'days'], { limit: COUNTED_DAYS }));
  const plan = planOfTest(test, people, context.plan ? { plan: context.plan, used: 0 } : null);
  if (plan.available !== null && plan.available < ARM_NEEDS)
    found.push(
      error('campaign.armTooSmall', [...path, 'arms'], {
        limit: ARM_NEEDS,
        actual: plan.available,
      }),
    );
  else if (plan.canDecide === false)
    found.push(
      warning('campaign.testCannotDecide', path, {
        actual: plan.available ?? 0,
        limit: plan.people.sequential ?? '—',
      }),
    );
  if (plan.mayBeWithheld) found.push(warning('campaign.testMayBeWithheld', path));
  return found;
}
