import type { Formats } from '../../../i18n';

/** 0 is Sunday. */
export const weekdayName = (format: Formats, weekday: number): string =>
  new Intl.DateTimeFormat(format.locale === 'en' ? 'en-GB' : format.locale, {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(2026, 10, 1 + weekday)));
