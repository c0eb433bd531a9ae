import type { Problem, ProblemPath } from '../../errors/app-error';
import { Fields } from '../fields';
import { guarded } from '../guard';
import { messagesOf } from '../messages';
import { error, warning } from '../problem';
import { demographicProblems, recipientProblems } from './check-tree';

export { checkDemographic, checkRecipient } from './check-tree';

/** A narrowcast as it would be sent: messages, recipient, filter and limit. Never throws. */
export const checkNarrowcast = guarded((value, path) => {
  const found: Problem[] = [];
  const body = Fields.of(value, path, found);
  if (body) found.push(...messagesOf(body, body.at('messages')), ...audienceProblems(value, path));
  return found;
});

/** Everything of a narrowcast but its messages. Never throws. */
export const checkNarrowcastBody = guarded(audienceProblems);

function audienceProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const body = Fields.of(value, path, found);
  if (!body) return found;
  body.knows('messages', 'recipient', 'filter', 'limit', 'notificationDisabled');
  body.boolean('notificationDisabled');
  if (body.has('recipient'))
    found.push(...recipientProblems(body.value.recipient, body.at('recipient')));
  const filter = body.object('filter', { optional: true });
  if (filter) {
    filter.knows('demographic');
    if (filter.has('demographic'))
      found.push(...demographicProblems(filter.value.demographic, filter.at('demographic')));
    // the reference does not say that it must be there
    else found.push(warning('narrowcast.emptyFilter', filter.path));
  }
  const limit = body.object('limit', { optional: true });
  if (limit) {
    limit.knows('max', 'upToRemainingQuota', 'forbidPartialDelivery');
    limit.number('max', { min: 1, optional: true });
    const upTo = limit.boolean('upToRemainingQuota');
    const forbid = limit.boolean('forbidPartialDelivery');
    if (forbid === true && upTo !== true)
      found.push(error('narrowcast.forbidAlone', limit.at('forbidPartialDelivery')));
  }
  return found;
}
