import type { DocumentId } from '../domain/ids';
import type { MessageDocument } from '../domain/message/schema';
import type { Problem } from '../errors/app-error';
import { checkDocument } from './check';
import type { TapestryDocument } from './kinds';

/**
 * What is wrong with the designs that a message's bubbles are, under the bubble: a message is as fine as what it
 * shows. A design that is not known is left out; that it is gone is said where messages are compiled.
 */
export const checkDesignsOf = (
  { bubbles }: Pick<MessageDocument, 'bubbles'>,
  designs: ReadonlyMap<DocumentId, { document: TapestryDocument }>,
): Problem[] =>
  bubbles.flatMap((bubble, index) => {
    const design = bubble.source === 'design' ? designs.get(bubble.documentId) : undefined;
    if (!design) return [];
    return checkDocument(design.document).map((problem) => ({
      ...problem,
      path: ['bubbles', index, 'design', ...problem.path],
    }));
  });
