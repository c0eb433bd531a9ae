import type { z } from 'zod';
import type { RandomBytes } from '../../domain/ids';
import type { DocumentHead } from '../../domain/workspace';

/** What a copy needs from outside of the document. */
export interface CopyContext {
  random: RandomBytes;
  now: Date;
  /** Rich-menu aliases that other documents use; a kind that takes one adds it. */
  takenAliases: Set<string>;
}

/** The part of a list entry that only the kind knows. */
export type HeadFacts = Pick<DocumentHead, 'pages' | 'width' | 'height' | 'displayPeriod'> &
  Partial<Pick<DocumentHead, 'summary'>>;

/** All that the store, lists and imports need to know about one kind of document. */
export interface DocumentKind<D> {
  /** Structural and lenient: a draft with mistakes is still a document. */
  schema: z.ZodType<D>;
  head(document: D): HeadFacts;
  /** What people may search it by, beside name, tags and notes. */
  searchWords(document: D): string[];
  /** Gives everything inside an identity of its own; the caller has set the document's own fields. */
  renewParts(document: D, context: CopyContext): void;
}

/** For kinds that are no picture. */
export const NO_PICTURE: HeadFacts = { pages: 0, width: 0, height: 0, displayPeriod: null };
