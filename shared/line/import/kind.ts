import { isJsonObject, type JsonObject } from '../fields';

const MESSAGE_TYPES = new Set([
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'coupon',
  'imagemap',
  'template',
  'flex',
]);
const TEMPLATE_TYPES = new Set(['buttons', 'confirm', 'image_carousel']);
/** Actions whose type nothing else of LINE's has. */
const ACTION_TYPES = new Set(['postback', 'uri', 'datetimepicker', 'clipboard', 'richmenuswitch']);
const FLEX_PARTS = new Set(['box', 'button', 'icon', 'separator']);
const ATTRIBUTES = new Set(['gender', 'age', 'appType', 'area', 'subscriptionPeriod']);

/** What a value is, told by its members; never by the file's name. `unknown` when it is nothing of LINE's. */
export function kindOf(value: unknown): string {
  // one that is none among them is a mistake in a list of messages, and no other list
  if (Array.isArray(value))
    return value.some((item) => kindOf(item) === 'message') ? 'messages' : 'unknown';
  if (!isJsonObject(value)) return 'unknown';
  return byList(value) ?? byType(value) ?? byMembers(value) ?? 'unknown';
}

const has = (value: JsonObject, ...names: string[]) =>
  names.some((name) => value[name] !== undefined);

/** Requests and answers that hold a list. */
function byList(value: JsonObject): string | null {
  if (Array.isArray(value.messages))
    return has(value, 'recipient', 'filter', 'limit') ? 'narrowcast' : 'messages';
  if (Array.isArray(value.events) && has(value, 'destination')) return 'webhook';
  if (Array.isArray(value.audienceGroups) || isJsonObject(value.audienceGroup))
    return 'audienceList';
  if (isQuickReply(value)) return 'quickReply';
  if (Array.isArray(value.operations)) return 'richMenuBatch';
  if (Array.isArray(value.userIds) && has(value, 'richMenuId')) return 'richMenuBulkLink';
  return null;
}

/** What stands in `quickReply`, without the message around it. */
const isQuickReply = ({ items }: JsonObject): boolean =>
  Array.isArray(items) && isJsonObject(items[0]) && items[0].type === 'action';

function byType(value: JsonObject): string | null {
  const { type } = value;
  if (has(value, 'acquisitionCondition', 'maxUseCountPerTicket')) return 'coupon';
  if (type !== 'audience' && has(value, 'audienceGroupId', 'audiences', 'isIfaAudience'))
    return 'audience';
  if (typeof type !== 'string') return type === undefined && hasBlocks(value) ? 'flex' : null;
  if (MESSAGE_TYPES.has(type)) return 'message';
  if (TEMPLATE_TYPES.has(type) || (type === 'carousel' && has(value, 'columns'))) return 'template';
  if (type === 'bubble' || type === 'carousel') return 'flex';
  if (FLEX_PARTS.has(type)) return 'flexComponent';
  if (ACTION_TYPES.has(type)) return 'action';
  if (ATTRIBUTES.has(type)) return 'demographic';
  if (type === 'audience' || type === 'redelivery') return 'recipient';
  return type === 'operator' ? kindOfTree(value) : null;
}

/** A bubble whose type was forgotten: blocks that are boxes, or a picture above one. */
const hasBlocks = (value: JsonObject): boolean =>
  ['header', 'body', 'footer'].some((name) => {
    const block = value[name];
    return isJsonObject(block) && block.type === 'box';
  });

function byMembers(value: JsonObject): string | null {
  if (has(value, 'description') && has(value, 'requestId')) return 'audience';
  if (has(value, 'baseUrl') && has(value, 'baseSize')) return 'imagemap';
  if (isJsonObject(value.quickReply)) return 'quickReply';
  if (isJsonObject(value.demographic)) return 'demographic';
  if (has(value, 'richMenuAliasId') && has(value, 'richMenuId')) return 'richMenuAlias';
  if (Array.isArray(value.actions) && typeof value.text === 'string') return 'column';
  if (has(value, 'recipient') || isJsonObject(value.filter)) return 'narrowcast';
  return null;
}

/** A tree of operators is told by its first leaf. */
function kindOfTree(root: JsonObject): string {
  const waiting: unknown[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isJsonObject(next)) continue;
    if (next.type !== 'operator') return kindOf(next);
    for (const name of ['or', 'and']) {
      const operands = next[name];
      if (Array.isArray(operands)) waiting.push(...operands.slice(0, 1));
    }
    if (next.not !== undefined) waiting.push(next.not);
  }
  return 'demographic';
}
