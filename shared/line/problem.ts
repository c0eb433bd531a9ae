import { formatPath, type Problem, type ProblemPath } from '../errors/app-error';
import { english } from '../i18n/english';

export interface ProblemMore {
  limit?: number | string;
  actual?: number | string;
  details?: Record<string, unknown>;
}

function problem(
  severity: Problem['severity'],
  code: string,
  path: ProblemPath,
  more: ProblemMore,
): Problem {
  const found: Problem = { code, message: '', path, severity, ...more };
  return { ...found, message: english(found) || `${code} ${formatPath(path)}` };
}

/** LINE refuses it, or followers would meet something broken. */
export const error = (code: string, path: ProblemPath, more: ProblemMore = {}): Problem =>
  problem('error', code, path, more);

/** LINE takes it; people should look at it. Also every limit that is not confirmed. */
export const warning = (code: string, path: ProblemPath, more: ProblemMore = {}): Problem =>
  problem('warning', code, path, more);
