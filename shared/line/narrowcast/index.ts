import type { Problem, ProblemPath } from '../../errors/app-error';
import { Fields } from '../fields';
import { error } from '../problem';
import { checkDemographic, checkRecipient } from './check-tree';

export { checkDemographic, checkRecipient };

/** Everything of a narrowcast body but its messages: recipient, filter and limit. Never throws. */
export function checkNarrowcastBody(value: unknown, path: ProblemPath = []): Problem[] {
  const found: Problem[] = [];
  const body = Fields.of(value, path, found);
  if (!body) return found;
  body.knows('messages', 'recipient', 'filter', 'limit', 'notificationDisabled');
  body.boolean('notificationDisabled');
  if (body.has('recipient'))
    found.push(...checkRecipient(body.value.recipient, body.at('recipient')));
  const filter = body.object('filter', { optional: true });
  if (filter) {
    filter.knows('demographic');
    if (filter.has('demographic'))
      found.push(...checkDemographic(filter.value.demographic, filter.at('demographic')));
    else
      found.push(
        error('json.required', filter.at('demographic'), { details: { field: 'demographic' } }),
      );
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
