import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { mix, roll, textNumber } from './people/rolls';

/**
 * What may go wrong with a call. `before`: nothing was done. `after`: it was done, the answer is lost.
 * `timeout` stays silent until the caller gives up; `reset` drops the connection; `slowBody` answers in
 * drops, `wrongJson` with half of the truth, `clockSkew` with a `Date` that is hours off.
 */
export const FAULTS = [
  'rateLimit',
  'monthlyLimit',
  'unauthorized',
  'serverErrorBefore',
  'serverErrorAfter',
  'timeoutBefore',
  'timeoutAfter',
  'resetBefore',
  'resetAfter',
  'slowBody',
  'wrongJson',
  'clockSkew',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultRule {
  fault: Fault;
  /** Only this endpoint; every one when left out. */
  endpoint?: LineEndpointName;
  /** Skips so many matching calls first. */
  after?: number;
  /** Strikes so often, then is used up; default once. */
  times?: number;
}

/** Decides for each call whether it fails. */
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

export interface Storm {
  seed: number;
  /** Of all calls, so many go wrong. */
  share: number;
  /** Which ways; all that end by themselves when left out, so that nobody waits for a timeout. */
  faults?: readonly Fault[];
}

const QUICK = FAULTS.filter((fault) => !fault.startsWith('timeout') && fault !== 'slowBody');

/** Faults by chance. The same seed strikes the same calls, endpoint by endpoint. */
export function faultStorm({ seed, share, faults = QUICK }: Storm): FaultSource {
  const calls = new Map<LineEndpointName, number>();
  return (endpoint) => {
    const number = (calls.get(endpoint) ?? 0) + 1;
    calls.set(endpoint, number);
    const subject = textNumber(lineEndpoints[endpoint].path + lineEndpoints[endpoint].method);
    if (roll(seed, subject, number) >= share) return null;
    return faults[mix(seed + 1, subject, number) % faults.length] ?? null;
  };
}
