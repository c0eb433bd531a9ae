import type { Formats } from '../i18n/formats';
import type { Figure, Rate } from '../insight/figure';

const THIN = '\u2009';

/** 16.45 %: two places, because campaigns differ by less than one point. */
export const percentText = (format: Formats, share: number): string =>
  `${new Intl.NumberFormat(format.locale === 'en' ? 'en-GB' : format.locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(share * 100)}${THIN}%`;

/** One figure against another: its sign always stands before it, also where nothing changed. */
export const signed = (format: Formats, value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : '±'}${format.number(Math.abs(value))}`;

/** Plain text for tables and files: what is not known is said, never 0. */
export const figureText = (format: Formats, figure: Figure): string =>
  figure.known
    ? format.number(Math.round(figure.value * 100) / 100)
    : figure.reason === 'withheld'
      ? '<20'
      : '—';
export const rateText = (format: Formats, rate: Rate): string =>
  rate.known ? percentText(format, rate.value) : rate.reason === 'withheld' ? '<20' : '—';

/** For files: numbers as numbers, a share as a fraction, LINE's mark where it withholds, else nothing. */
export const figureCell = (figure: Figure): string | number =>
  figure.known ? figure.value : figure.reason === 'withheld' ? '<20' : '';
export const rateCell = (rate: Rate): string | number =>
  rate.known ? rate.value : rate.reason === 'withheld' ? '<20' : '';

/** 9/8 of a day of LINE. */
export const dayLabel = (format: Formats, day: string): string => format.shortDate(noonOf(day));

/** Noon of a day of LINE, for formats that want an instant. */
export const noonOf = (day: string): string =>
  `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T12:00:00+09:00`;
