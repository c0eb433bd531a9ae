import { addLineDays, lineDayOf } from '#shared/insight/line-day';
import type { InsightClient } from '../../line/insight';

/** LINE counts a day at its end, sometimes late: yesterday, else the day before. */
const DAYS_BACK = [1, 2] as const;

/** Friends whom LINE can reach, as it counted them last; null when it does not say. */
export async function readTargetReach(
  insight: Pick<InsightClient, 'followers'>,
  now: Date,
): Promise<number | null> {
  for (const days of DAYS_BACK) {
    const day = addLineDays(lineDayOf(now), -days);
    const answer = await insight.followers(day, { attempts: 1 });
    if (!answer.ok) return null;
    if (answer.value.targetedReaches !== null) return answer.value.targetedReaches;
  }
  return null;
}
