import type { StoredSend } from '#shared/domain/outbox';

/**
 * What LINE itself keeps a narrowcast to, by `limit.max`; null without a limit. The same at every try, since it stands
 * in the body that the retry key is for.
 */
export function mostOf({ target, guard }: Pick<StoredSend, 'target' | 'guard'>): number | null {
  if (target.method !== 'narrowcast') return null;
  const limits = [target.max, guard.maxRecipients].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
