import type { Problem, ProblemPath } from '../errors/app-error';
import { checkAction } from './actions';
import { checkAudience } from './audience';
import { checkCoupon } from './coupon';
import { isJsonObject } from './fields';
import { checkFlexContainer } from './flex';
import { partsOf } from './import/parts';
import type { ReadDefinition } from './import/read-definition';
import { checkMessage, checkMessages, checkQuickReply, checkTemplate } from './messages';
import { checkDemographic, checkNarrowcast, checkRecipient } from './narrowcast';
import { warning } from './problem';
import { checkRichMenuWire } from './rich-menu';
import {
  checkRichMenuAlias,
  checkRichMenuBatch,
  checkRichMenuBulkLink,
} from './rich-menu/check-requests';
import { checkWebhook } from './webhook';

type Check = (definition: ReadDefinition) => Problem[];

/** Checks a part inside of the whole that it would stand in; paths lead into the part again. */
const inside = (whole: unknown, check: (value: unknown) => Problem[], depth: number): Problem[] =>
  check(whole)
    .filter((problem) => problem.path.length >= depth)
    .map((problem) => ({ ...problem, path: problem.path.slice(depth) }));

/** How each kind of definition is checked. The keys are what `tapestry validate --as` takes. */
const CHECKS = {
  richMenu: ({ value, richMenus }) => checkRichMenuWire(richMenus[0]?.value ?? value),
  richMenuList: ({ richMenus }) =>
    richMenus.flatMap((menu) => checkRichMenuWire(menu.value, menu.path)),
  richMenuAlias: ({ value }) => checkRichMenuAlias(value),
  richMenuBatch: ({ value }) => checkRichMenuBatch(value),
  richMenuBulkLink: ({ value }) => checkRichMenuBulkLink(value),
  message: ({ value }) => checkMessage(value),
  messages: ({ value }) => checkMessages(value),
  flex: ({ value }) => checkFlexContainer(value),
  /** A part of a bubble, as people copy it. */
  flexComponent: ({ value }) => {
    const body = { type: 'box', layout: 'vertical', contents: [value] };
    const isIcon = isJsonObject(value) && value.type === 'icon';
    const box = isIcon ? { ...body, layout: 'baseline' } : body;
    return [
      ...inside({ type: 'bubble', body: box }, checkFlexContainer, 3),
      warning('flex.barePart', []),
    ];
  },
  /** A template without the message around it: fine as a part, not to be sent. */
  template: ({ value }) => [...checkTemplate(value), warning('message.bareTemplate', [])],
  /** One column of a carousel template. */
  column: ({ value }) => [
    ...inside({ type: 'carousel', columns: [value] }, checkTemplate, 2),
    warning('message.bareTemplate', []),
  ],
  /** An imagemap whose `type` a library adds. */
  imagemap: ({ value }) =>
    checkMessage(isJsonObject(value) ? { type: 'imagemap', ...value } : value),
  /** An action by itself, as the reference shows them: by the rules of where it may stand. */
  action: ({ value }) => {
    if (!isJsonObject(value) || value.type !== 'richmenuswitch')
      return checkAction(value, [], 'flex');
    const bounds = { x: 0, y: 0, width: 1, height: 1 };
    return inside({ areas: [{ bounds, action: value }] }, checkRichMenuWire, 3);
  },
  quickReply: ({ value }) =>
    isJsonObject(value) && value.items === undefined
      ? checkQuickReply(value.quickReply, ['quickReply'])
      : checkQuickReply(value),
  narrowcast: ({ value }) => checkNarrowcast(value),
  recipient: ({ value }) => checkRecipient(value),
  demographic: ({ value }) =>
    isJsonObject(value) && value.type === undefined && value.demographic !== undefined
      ? checkDemographic(value.demographic, ['demographic'])
      : checkDemographic(value),
  audience: ({ value }) => checkAudience(value),
  /** Audiences as LINE answers them: a page of the list, or one with its jobs. */
  audienceList: ({ value }) => {
    if (!isJsonObject(value)) return checkAudience(value);
    if (value.audienceGroup !== undefined)
      return checkAudience(value.audienceGroup, ['audienceGroup']);
    const groups = Array.isArray(value.audienceGroups) ? value.audienceGroups : [];
    return groups.flatMap((group, index) => checkAudience(group, ['audienceGroups', index]));
  },
  coupon: ({ value }) => checkCoupon(value),
  webhook: ({ value }) => checkWebhook(value),
} as const satisfies Record<string, Check>;

export type DefinitionKind = keyof typeof CHECKS;
export const DEFINITION_KINDS = Object.keys(CHECKS) as DefinitionKind[];

/** Each definition of a file with several, by its own rules. */
const checkParts = (definition: ReadDefinition): Problem[] =>
  partsOf(definition).flatMap((part) =>
    checkDefinition(part).map((problem) => ({ ...problem, path: [...part.path, ...problem.path] })),
  );

/** The same for a value whose kind is known by its name; a name nobody knows has no rules. */
export function checkForm(form: string, value: unknown, path: ProblemPath = []): Problem[] {
  if (!Object.hasOwn(CHECKS, form)) return [];
  const problems = CHECKS[form as DefinitionKind]({
    kind: form,
    value,
    richMenus: [],
    problems: [],
  });
  return problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
}

/** Everything wrong with a definition as it stands; paths lead into the file's own value. */
export const checkDefinition = (definition: ReadDefinition): Problem[] =>
  definition.kind === 'collection'
    ? checkParts(definition)
    : CHECKS[definition.kind as DefinitionKind](definition);
