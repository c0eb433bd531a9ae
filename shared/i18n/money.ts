import type { Formats } from './formats';

const SIGNS: Readonly<Record<string, string>> = { TWD: 'NT$', JPY: '¥', THB: '฿' };

/** The sign of a currency as its people write it. */
export const signOf = (currency: string): string => SIGNS[currency] ?? currency;

/** `NT$ 7,191`; whole units, as a price that people compare is read. */
export const money = (amount: number, currency: string, format: Formats): string =>
  `${signOf(currency)}\u2009${format.number(Math.round(amount))}`;

/** `NT$ 0.36`; two places, where parts of a unit tell prices apart. */
export const exactMoney = (amount: number, currency: string, format: Formats): string =>
  `${amount < 0 ? '−' : ''}${signOf(currency)}\u2009${format.cents(Math.abs(amount))}`;

/** `+NT$ 12.40`: one amount against another; nothing is ±. */
export const moneyChange = (amount: number, currency: string, format: Formats): string =>
  `${amount > 0 ? '+' : amount < 0 ? '' : '±'}${exactMoney(amount, currency, format)}`;
