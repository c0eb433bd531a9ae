import type { ProblemPath } from '../../errors/app-error';
import type { ReadDefinition } from './read-definition';
import { findRichMenus } from './rich-menus';

/** The definitions of a collection, each as if it stood in a file of its own; empty for anything else. */
export const partsOf = ({
  parts = [],
}: ReadDefinition): (ReadDefinition & { path: ProblemPath })[] =>
  parts.map(({ path, kind, value }) => ({
    kind,
    value,
    path,
    richMenus: findRichMenus(value),
    problems: [],
  }));
