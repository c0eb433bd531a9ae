import type { Formats } from '../i18n/formats';
import type { Figure, Rate } from '../insight/figure';
import { figureCell, figureText, percentText, rateCell, rateText } from './figure-text';
import type { Say } from './report-words';

/** A place of a table: what people read, and what a spreadsheet gets. */
export interface ReportCell {
  text: string;
  value: string | number;
}
export interface ReportTable {
  id: string;
  title: string;
  columns: readonly { label: string; numeric: boolean }[];
  rows: readonly (readonly ReportCell[])[];
}

export interface Words {
  say: Say;
  format: Formats;
}

export const text = (value: string): ReportCell => ({ text: value === '' ? '—' : value, value });
export const count = (format: Formats, value: number): ReportCell => ({
  text: format.number(value),
  value,
});
export const figure = (format: Formats, value: Figure): ReportCell => ({
  text: figureText(format, value),
  value: figureCell(value),
});
/** A share with its interval in words; a spreadsheet gets the fraction alone. */
export const share = (format: Formats, rate: Rate): ReportCell => ({
  text: rate.known
    ? `${percentText(format, rate.value)} (${percentText(format, rate.low)}–${percentText(format, rate.high)})`
    : rateText(format, rate),
  value: rateCell(rate),
});
export const heads = (labels: readonly string[], firstNumber: number) =>
  labels.map((label, at) => ({ label, numeric: at >= firstNumber }));
