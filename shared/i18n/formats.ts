import type { Locale } from '../domain/workspace';

const THIN_SPACE = '\u2009';

/** LINE counts days in GMT+9, the studio speaks of times in the zone of its channels. */
export const STUDIO_TIME_ZONE = 'Asia/Taipei';

export interface Formats {
  locale: Locale;
  /** 12,480 */
  number(value: number): string;
  /** 2500: for pixels, which carry no separators. */
  plain(value: number): string;
  /** 0.36: what one open costs; always two places, so that a column can be compared. */
  cents(value: number): string;
  /** 28 % — a fraction of 1. */
  percent(fraction: number): string;
  /** 746 kB; decimal units, as LINE's limits are. */
  bytes(value: number): string;
  /** 10:42 */
  time(iso: string | number | Date): string;
  /** 10:42:05: where two moments of one minute are told apart. */
  moment(iso: string | number | Date): string;
  /** 9/8（二） / Tue 8 Sep */
  day(iso: string | number | Date): string;
  /** 9/8 / 8 Sep */
  shortDate(iso: string | number | Date): string;
  /** 8 Sep 2026, 10:42 */
  dateTime(iso: string | number | Date): string;
  /** A and B */
  list(items: readonly string[]): string;
}

/** Between Latin words Chinese keeps the spaces that it does not write between its own. */
const listed = (parts: readonly { type: string; value: string }[]): string =>
  parts
    .map(({ value }, at) => {
      if (value !== '和') return value;
      const before = /[!-~]$/.test(parts[at - 1]?.value ?? '') ? ' ' : '';
      const after = /^[!-~]/.test(parts[at + 1]?.value ?? '') ? ' ' : '';
      return before + value + after;
    })
    .join('');

const threeLetters = (text: string): string => text.replace('Sept', 'Sep');

/** Intl objects are slow to make, so each locale gets one set. */
const made = new Map<Locale, Formats>();

export function formatsFor(locale: Locale): Formats {
  const known = made.get(locale);
  if (known) return known;
  const tag = locale === 'en' ? 'en-GB' : locale;
  const number = new Intl.NumberFormat(tag);
  const cents = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const oneDecimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const zone = { timeZone: STUDIO_TIME_ZONE } as const;
  const time = new Intl.DateTimeFormat(tag, {
    ...zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const moment = new Intl.DateTimeFormat(tag, {
    ...zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(
    tag,
    locale === 'en'
      ? { ...zone, weekday: 'short', day: 'numeric', month: 'short' }
      : {
          ...zone,
          month: 'numeric',
          day: 'numeric',
          weekday: locale === 'zh-TW' ? 'narrow' : 'short',
        },
  );
  const shortDate = new Intl.DateTimeFormat(tag, {
    ...zone,
    day: 'numeric',
    month: locale === 'en' ? 'short' : 'numeric',
  });
  const date = new Intl.DateTimeFormat(tag, { ...zone, dateStyle: 'medium' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const formats: Formats = {
    locale,
    number: (value) => number.format(value),
    cents: (value) => cents.format(value),
    plain: (value) => String(value),
    percent: (fraction) => `${number.format(Math.round(fraction * 100))}${THIN_SPACE}%`,
    bytes(value) {
      if (value < 1000) return `${number.format(value)}${THIN_SPACE}B`;
      if (value < 1_000_000) return `${number.format(Math.round(value / 1000))}${THIN_SPACE}kB`;
      return `${oneDecimal.format(value / 1_000_000)}${THIN_SPACE}MB`;
    },
    time: (iso) => time.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    // The Latin weekday brackets of Intl look cramped between Chinese characters.
    day: (iso) => {
      const text = day.format(new Date(iso));
      return locale === 'en'
        ? threeLetters(text).replace(',', '')
        : text.replace('(', '（').replace(')', '）');
    },
    shortDate: (iso) => threeLetters(shortDate.format(new Date(iso))),
    dateTime: (iso) => `${threeLetters(date.format(new Date(iso)))} ${time.format(new Date(iso))}`,
    list: (items) => listed(list.formatToParts(items)),
  };
  made.set(locale, formats);
  return formats;
}
