import { compactCanonicalJson } from '../../document/canonical';
import type { Experiment } from '../../domain/campaign/experiment';
import type { Broadcast } from '../../domain/campaign/schema';

/**
 * The part of a test that may not change once it runs, as one canonical text: arms, split, metric, rule and
 * deadline. Its hash is what "frozen" means; words for filing are not in it.
 */
export function planText(
  broadcast: Pick<Broadcast, 'messages' | 'target'>,
  test: Experiment,
): string {
  const { question: _question, arms, ...plan } = test;
  return compactCanonicalJson({
    ...plan,
    // what an arm is filed under later changes nothing that anybody receives
    arms: arms.map(({ element: _element, ...arm }) => arm),
    messages: broadcast.messages,
    target: broadcast.target,
  });
}
