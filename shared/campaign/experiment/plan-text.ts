import { compactCanonicalJson } from '../../document/canonical';
import type { Experiment } from '../../domain/campaign/experiment';
import type { Broadcast } from '../../domain/campaign/schema';

/**
 * The part of a test that may not change once it runs, as one canonical text: arms, split, metric, rule and
 * deadline. Its hash is what "frozen" means; looks and the decision are not in it.
 */
export function planText(
  broadcast: Pick<Broadcast, 'messages' | 'target'>,
  test: Experiment,
): string {
  const {
    frozen: _frozen,
    looks: _looks,
    decision: _decision,
    question: _question,
    ...plan
  } = test;
  return compactCanonicalJson({
    ...plan,
    messages: broadcast.messages,
    target: broadcast.target,
  });
}
