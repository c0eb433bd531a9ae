import type { Observation, ObservationOf } from './observation';

/** The newest looks sorted out in one pass, for reports that ask for a thousand days. */
export interface ByDay {
  followers: ReadonlyMap<string, ObservationOf<'followers'>>;
  delivery: ReadonlyMap<string, ObservationOf<'delivery'>>;
  /** Files of LINE's manager, and what was taken back of them. */
  manager: readonly Observation[];
  quota: ObservationOf<'quota'> | null;
  /** The newest answer of LINE; a file that a person brought is no look at LINE. */
  fetchedAt: string | null;
}

export function byDay(newest: ReadonlyMap<string, Observation>): ByDay {
  const followers = new Map<string, ObservationOf<'followers'>>();
  const delivery = new Map<string, ObservationOf<'delivery'>>();
  const manager: Observation[] = [];
  let quota: ObservationOf<'quota'> | null = null;
  let fetchedAt: string | null = null;
  for (const one of newest.values()) {
    if (one.kind === 'managerImport' || one.kind === 'managerWithdrawal') {
      manager.push(one);
      continue;
    }
    if (fetchedAt === null || fetchedAt < one.fetchedAt) fetchedAt = one.fetchedAt;
    if (one.kind === 'followers') followers.set(one.day, one);
    else if (one.kind === 'delivery') delivery.set(one.day, one);
    else if (one.kind === 'quota' && (quota === null || quota.fetchedAt < one.fetchedAt))
      quota = one;
  }
  return { followers, delivery, manager, quota, fetchedAt };
}
