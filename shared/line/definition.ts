import type { Problem } from '../errors/app-error';
import { checkAudience } from './audience';
import { checkCoupon } from './coupon';
import { isJsonObject } from './fields';
import { checkFlexContainer } from './flex';
import type { ReadDefinition } from './import/read-definition';
import { checkMessage, checkMessages, checkQuickReply, checkTemplate } from './messages';
import { checkDemographic, checkNarrowcastBody, checkRecipient } from './narrowcast';
import { warning } from './problem';
import { checkRichMenuWire } from './rich-menu';

type Check = (definition: ReadDefinition) => Problem[];

/** How each kind of definition is checked. The keys are what `tapestry validate --as` takes. */
const CHECKS = {
  richMenu: ({ value, richMenus }) => checkRichMenuWire(richMenus[0]?.value ?? value),
  richMenuList: ({ richMenus }) =>
    richMenus.flatMap((menu) => checkRichMenuWire(menu.value, menu.path)),
  message: ({ value }) => checkMessage(value),
  messages: ({ value }) => checkMessages(value),
  flex: ({ value }) => checkFlexContainer(value),
  /** A template without the message around it: fine as a part, not to be sent. */
  template: ({ value }) => [...checkTemplate(value), warning('message.bareTemplate', [])],
  /** An imagemap whose `type` a library adds. */
  imagemap: ({ value }) =>
    checkMessage(isJsonObject(value) ? { type: 'imagemap', ...value } : value),
  quickReply: ({ value }) =>
    isJsonObject(value)
      ? checkQuickReply(value.quickReply, ['quickReply'])
      : checkQuickReply(value),
  narrowcast: ({ value }) => [...checkMessages(value), ...checkNarrowcastBody(value)],
  recipient: ({ value }) => checkRecipient(value),
  demographic: ({ value }) => checkDemographic(value),
  audience: ({ value }) => checkAudience(value),
  coupon: ({ value }) => checkCoupon(value),
} as const satisfies Record<string, Check>;

export type DefinitionKind = keyof typeof CHECKS;
export const DEFINITION_KINDS = Object.keys(CHECKS) as DefinitionKind[];

/** Everything wrong with a definition as it stands; paths lead into the file's own value. */
export const checkDefinition = (definition: ReadDefinition): Problem[] =>
  CHECKS[definition.kind as DefinitionKind](definition);
