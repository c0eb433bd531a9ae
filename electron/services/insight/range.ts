import { addLineDays, lineDayOf } from '#shared/insight/line-day';

/** Days that somebody asked for, as days of LINE by the channel's clock; `sendsTo`: until when sends are listed. */
export const rangeOf = (days: { last: number } | { from: string; to: string }, time: Date) => {
  if ('from' in days) return { ...days, sendsTo: days.to };
  const today = lineDayOf(time);
  const to = addLineDays(today, -1);
  // LINE's days end yesterday; what was sent today is asked for all the same
  return { from: addLineDays(to, 1 - days.last), to, sendsTo: today };
};
