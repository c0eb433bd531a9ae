import type { Problem, ProblemPath } from '../../errors/app-error';
import { checkAction } from '../actions';
import { Fields } from '../fields';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';

const L = LIMITS.message;

/** `quickReply` of any message. Never throws. */
export const checkQuickReply = guarded(quickReplyProblems);

export function quickReplyProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const quickReply = Fields.of(value, path, found);
  if (!quickReply) return found;
  quickReply.knows('items');
  const items = quickReply.list('items', { max: L.quickReplies }) ?? [];
  // the reference names no minimum
  if (items.length === 0 && quickReply.has('items'))
    found.push(warning('message.noQuickReplies', quickReply.at('items')));
  items.forEach((entry, index) => {
    const item = Fields.of(entry, [...quickReply.at('items'), index], found);
    if (!item) return;
    item.knows('type', 'imageUrl', 'action');
    item.oneOf('type', ['action']);
    item.https('imageUrl', { optional: true, medium: 'picture' });
    if (item.has('action'))
      found.push(...checkAction(item.value.action, item.at('action'), 'quickReply'));
    else found.push(error('json.required', item.at('action'), { details: { field: 'action' } }));
  });
  return found;
}

/** `sender`: name and icon shown in place of the account's. */
export function checkSender(message: Fields): void {
  const sender = message.object('sender', { optional: true });
  if (!sender) return;
  sender.knows('name', 'iconUrl');
  const name = sender.text('name', { max: L.senderName, optional: true });
  if (name !== undefined && /line/i.test(name))
    message.found.push(warning('message.senderSaysLine', sender.at('name'), { actual: name }));
  sender.https('iconUrl', { optional: true, medium: 'picture' });
}
