import type { Problem } from '../errors/app-error';
import { fill } from './fill';
import { sentences } from './sentences/en';

/**
 * The English sentence of a problem, which every problem carries as its message; empty when the code has none.
 * Apart from `format.ts`, so that a window that speaks one language does not load all of them.
 */
export function englishProblem(problem: Omit<Problem, 'message'>): string {
  const sentence = sentences[problem.code];
  if (sentence === undefined) return '';
  const { limit, actual, details } = problem;
  return fill(sentence, { limit, actual, ...details }, 'en');
}
