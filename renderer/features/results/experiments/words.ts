import type { Formats, Translate } from '../../../i18n';

const digits = (format: Formats, value: number, places: number) =>
  new Intl.NumberFormat(format.locale === 'en' ? 'en-GB' : format.locale, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(value);

/** +1.23, −0.77: percentage points with their sign. */
export function signedPoints(format: Formats, difference: number): string {
  const text = digits(format, Math.abs(difference) * 100, 2);
  return `${difference > 0 ? '+' : difference < 0 ? '−' : '±'}${text}`;
}

/** 0.06: percentage points without a sign. */
export const points = (format: Formats, share: number): string => digits(format, share * 100, 2);

/** 82 %, 99.9 %, never "100 %" for what is not certain. */
export function chanceText(format: Formats, chance: number): string {
  if (chance > 0.999) return `>${digits(format, 99.9, 1)}\u2009%`;
  if (chance < 0.001) return `<${digits(format, 0.1, 1)}\u2009%`;
  return `${digits(format, chance * 100, chance > 0.99 || chance < 0.01 ? 1 : 0)}\u2009%`;
}

/** The name of an arm, or its letter where nobody gave it one. */
export const armName = (t: Translate, arm: { letter: string; name: string }): string =>
  arm.name.trim() === '' ? t('arm.unnamed', { letter: arm.letter }) : arm.name;
