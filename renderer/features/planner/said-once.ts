import type { Problem } from '#shared/errors/app-error';

/**
 * What concerns the month as a whole, such as its limit, holds for each of its campaigns: it is said once, with how
 * many others it holds for. Where a sentence differs, or names another place of one campaign, it stays.
 */
export function saidOnce<F extends { id: string; problem: Problem; text: string }>(
  findings: readonly F[],
): (F & { others: number })[] {
  const said = new Map<string, F & { others: number }>();
  for (const finding of findings) {
    const { id, problem, text } = finding;
    // what has a place in a campaign is mended there
    const key =
      problem.path.length === 0
        ? `${problem.code} ${text}`
        : `${id} ${problem.code} ${problem.path.join()} ${text}`;
    const first = said.get(key);
    if (!first) said.set(key, { ...finding, others: 0 });
    else if (first.id !== id) first.others += 1;
  }
  return [...said.values()];
}
