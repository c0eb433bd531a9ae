import type { AppError, Result } from '#shared/errors/app-error';
import type { Clock } from './clock';

export interface RetryPolicy {
  /** All tries together, the first included. */
  attempts: number;
  baseMs: number;
  maxMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, baseMs: 400, maxMs: 20_000 };

/**
 * Repeats `attempt` while its failure allows it. Waits double and carry jitter, so that many clients
 * that failed together do not come back together; a wait that LINE named is kept to.
 */
export async function withRetry<T>(
  attempt: () => Promise<Result<T, AppError>>,
  options: { clock: Clock; random: () => number; policy?: RetryPolicy; signal?: AbortSignal },
): Promise<Result<T, AppError>> {
  const policy = options.policy ?? DEFAULT_RETRY;
  for (let tried = 1; ; tried += 1) {
    const result = await attempt();
    if (result.ok) return result;
    const { retry, details } = result.error;
    const isOver = options.signal?.aborted === true || tried >= policy.attempts;
    if (isOver || retry === 'never' || retry === undefined) return result;
    const backoff = Math.min(policy.maxMs, policy.baseMs * 2 ** (tried - 1));
    const named = typeof details?.retryAfterMs === 'number' ? details.retryAfterMs : 0;
    // A wait of an hour is for a person to decide, not for a progress bar.
    if (named > policy.maxMs * 3) return result;
    const waitMs = Math.max(named, backoff * (0.5 + options.random() * 0.5));
    try {
      await options.clock.sleep(waitMs, options.signal);
    } catch {
      return result;
    }
  }
}
