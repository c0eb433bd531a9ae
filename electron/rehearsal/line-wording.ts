import { formatPath, type Problem } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import { MESSAGE_TYPES } from '#shared/line/messages';
import { RICH_MENU_ACTIONS } from '#shared/line/rich-menu/wire-schema';
import { type Refusal, type RefusalDetail, refusals, refuseProperties } from './refusal';

/*
 * Tapestry's rules find what is wrong with a request; this file says it as LINE would. A value of the
 * wrong type is refused before anything else is looked at, as a JSON parser does.
 */

export function refusalFor(problems: readonly Problem[]): Refusal | null {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.some((problem) => problem.code === 'narrowcast.forbidAlone'))
    return refusals.forbidAlone();
  const wrongType = errors.find((problem) => problem.code === 'json.wrongType');
  if (wrongType) return refusals.property(formatPath(wrongType.path) || 'root');
  if (errors.length === 0) return null;
  // Two rules may find the same thing; LINE names a property once for it.
  const details = new Map(
    errors.map(detailFor).map((detail) => [`${detail.property} ${detail.message}`, detail]),
  );
  return refuseProperties([...details.values()]);
}

function detailFor(problem: Problem): RefusalDetail {
  return { message: wording(problem), property: formatPath(problem.path) };
}

/** Lists whose greatest size is part of what LINE says when they are empty. */
const LIST_SIZES: Readonly<Record<string, number>> = {
  messages: LIMITS.message.perRequest,
  to: LIMITS.sending.multicast,
  audiences: LIMITS.audience.idsPerRequest,
};

function wording({ code, limit, path }: Problem): string {
  const field = String(path[path.length - 1] ?? '');
  if (code === 'list.tooLong' || code === 'list.tooShort')
    return `Size must be between 1 and ${LIST_SIZES[field] ?? limit}`;
  if (code === 'json.notOneOf') {
    const isMessageType = field === 'type' && path.length <= 3 && path[0] === 'messages';
    return `Must be one of the following values: [${isMessageType ? MESSAGE_TYPES.join(', ') : limit}]`;
  }
  if (code === 'number.outside') {
    const [low, high] = String(limit).split('–');
    if (high === '∞') return `Must be greater than or equal to ${low}`;
    if (low === '−∞') return `Must be less than or equal to ${high}`;
    return `Must be between ${low} and ${high}`;
  }
  if (code === 'url.notHttps') return 'invalid uri';
  if (code === 'json.required') return 'must be specified';
  if (/Empty$|\.empty$/.test(code)) return 'May not be empty';
  if (/[tT]ooLong$/.test(code)) return `Length must be between 0 and ${limit}`;
  if (code.startsWith('uri.')) return 'invalid uri';
  switch (code) {
    case 'richMenu.tooManyAreas':
      return `Size must be between 0 and ${limit}`;
    case 'richMenu.widthOutside':
      return `Must be between ${String(limit).replace('–', ' and ')}`;
    case 'richMenu.heightTooSmall':
    case 'richMenu.boundsTooSmall':
      return `Must be greater than or equal to ${limit}`;
    case 'richMenu.tooTall':
      return `Must be less than or equal to ${limit}`;
    case 'action.unknownType':
    case 'action.notInRichMenu':
      return `Must be one of the following values: [${RICH_MENU_ACTIONS.join(', ')}]`;
    case 'coupon.notHere':
    case 'action.fillInTextAlone':
    case 'action.displayTextAndText':
      return 'Must not be specified';
    case 'richMenu.badAlias':
      return 'invalid richMenuAliasId';
    default:
      return 'invalid value';
  }
}
