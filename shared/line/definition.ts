import type { Problem } from '../errors/app-error';
import type { ReadDefinition } from './import/read-definition';
import { checkRichMenuWire } from './rich-menu';

/** Kinds of definitions that can be checked; what `tapestry validate --as` takes. */
export const DEFINITION_KINDS = ['richMenu', 'richMenuList'] as const;
export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/** Everything wrong with a definition as it stands; paths lead into the file's own value. */
export function checkDefinition({ kind, value, richMenus }: ReadDefinition): Problem[] {
  if (kind === 'richMenu') return checkRichMenuWire(richMenus[0]?.value ?? value);
  return richMenus.flatMap((menu) => checkRichMenuWire(menu.value, menu.path));
}
