import type { Formats } from '../i18n';

const SIGNS: Readonly<Record<string, string>> = { TWD: 'NT$', JPY: '¥', THB: '฿' };

/** The sign of a currency as its people write it. */
export const signOf = (currency: string): string => SIGNS[currency] ?? currency;

/** `NT$ 7,191`; whole units, as a price that people compare is read. */
export const money = (amount: number, currency: string, format: Formats): string =>
  `${signOf(currency)}\u2009${format.number(Math.round(amount))}`;
