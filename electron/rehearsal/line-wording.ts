import { formatPath, type Problem } from '#shared/errors/app-error';
import { RICH_MENU_ACTIONS } from '#shared/line/rich-menu/wire-schema';
import { type Refusal, type RefusalDetail, refusals, refuseProperties } from './refusal';

/*
 * Tapestry's rules find what is wrong with a request; this file says it as LINE would. A value of the
 * wrong type is refused before anything else is looked at, as a JSON parser does.
 */

export function refusalFor(problems: readonly Problem[]): Refusal | null {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const wrongType = errors.find((problem) => problem.code === 'json.wrongType');
  if (wrongType) return refusals.property(formatPath(wrongType.path) || 'root');
  return errors.length === 0 ? null : refuseProperties(errors.map(detailFor));
}

function detailFor(problem: Problem): RefusalDetail {
  return { message: wording(problem), property: formatPath(problem.path) };
}

function wording({ code, limit }: Problem): string {
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
    case 'action.fillInTextAlone':
    case 'action.displayTextAndText':
      return 'Must not be specified';
    case 'richMenu.badAlias':
      return 'invalid richMenuAliasId';
    default:
      return 'invalid value';
  }
}
