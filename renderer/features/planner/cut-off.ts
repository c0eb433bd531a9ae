import { dayOf } from '#shared/campaign/calendar/days';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import { STUDIO_TIME_ZONE } from '../../i18n';

/** Whether campaigns of a month are not in its bill, because there are more than are read at once. */
export const isCutOff = (
  range: Pick<PlanRange, 'left' | 'leftFrom'> | undefined,
  month: string,
): boolean =>
  range !== undefined &&
  range.left > 0 &&
  (range.leftFrom === null || dayOf(range.leftFrom, STUDIO_TIME_ZONE).slice(0, 7) <= month);
