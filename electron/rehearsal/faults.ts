import type { LineEndpointName } from '#shared/line/endpoints';

/**
 * What may go wrong with a call. `before`: nothing was done. `after`: it was done, the answer is lost.
 * `timeout` stays silent until the caller gives up; `reset` drops the connection.
 */
export type Fault =
  | 'rateLimit'
  | 'monthlyLimit'
  | 'serverErrorBefore'
  | 'serverErrorAfter'
  | 'timeoutBefore'
  | 'timeoutAfter'
  | 'resetBefore'
  | 'resetAfter';

export interface FaultRule {
  fault: Fault;
  /** Only this endpoint; every one when left out. */
  endpoint?: LineEndpointName;
  /** Skips so many matching calls first. */
  after?: number;
  /** Strikes so often, then is used up; default once. */
  times?: number;
}

/** Decides for each call whether it fails. A seeded storm in a test is a function of its own. */
export type FaultSource = (endpoint: LineEndpointName) => Fault | null;

export function faultScript(rules: readonly FaultRule[]): FaultSource {
  const left = rules.map((rule) => ({ rule, skip: rule.after ?? 0, times: rule.times ?? 1 }));
  return (endpoint) => {
    for (const entry of left) {
      if (entry.times === 0) continue;
      if (entry.rule.endpoint && entry.rule.endpoint !== endpoint) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.times -= 1;
      return entry.rule.fault;
    }
    return null;
  };
}
