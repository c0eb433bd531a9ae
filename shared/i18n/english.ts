import { type Said, sentenceOf } from './said';
import { sentences } from './sentences/en';

/**
 * The English sentence that a problem or a reason carries as its message; empty when the code has none.
 * Apart from `say.ts`, so that a window that speaks one language does not load all of them.
 */
export const english = (said: Said): string =>
  sentenceOf(said, (code) => sentences[code], 'en') ?? '';
