import type { TapestryDocument } from '#shared/document/kinds';
import type { Artboard } from '#shared/domain/design/artboard';
import { isDesign } from '#shared/domain/design/design';
import { gatherSymbols } from '#shared/domain/symbol/gather';
import type { Problem } from '#shared/errors/app-error';
import { checkSymbols } from '#shared/targets/check-symbols';
import type { Workspace } from '../store/workspace';
import { followedOf } from './followed';

/** What only the workspace can say of a design: whether the symbols that it shows are there. */
export async function symbolProblems(
  workspace: Workspace,
  document: TapestryDocument,
): Promise<Problem[]> {
  if (!isDesign(document)) return [];
  const pages: readonly Artboard[] = document.pages;
  const layers = pages.flatMap((page) => page.layers);
  const { symbols, missing } = await gatherSymbols(layers, followedOf(workspace).symbol);
  return missing.length === 0 ? [] : checkSymbols(document, symbols);
}
