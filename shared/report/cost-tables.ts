import type { Formats } from '../i18n/formats';
import { exactMoney, moneyChange } from '../i18n/money';
import type { ConsumptionRow } from '../insight/consumption';
import type { Figure } from '../insight/figure';
import { figureCell, figureText, signed } from './figure-text';
import type { ReportFacts } from './report-facts';
import type { Say } from './report-words';
import {
  count,
  figure,
  heads,
  type ReportCell,
  type ReportTable,
  text,
  type Words,
} from './table-cells';

/** What each send was priced at, and what an open and a click cost by it. */
export function costTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  return {
    id: 'cost',
    title: say('table.cost'),
    columns: heads(
      ['name', 'cost', 'costPerOpen', 'costPerClick'].map((id) => say(`results.column.${id}`)),
      1,
    ),
    rows: report.sends.flatMap(({ send, costPerOpen, costPerClick }) => {
      const { price } = send;
      if (price === null) return [];
      const amount = (value: number) => exactMoney(value, price.currency, format);
      const per = (value: Figure): ReportCell => ({
        text: figureText({ ...format, number: amount }, value),
        value: figureCell(value),
      });
      return [
        [
          text(send.name),
          { text: amount(price.amount), value: price.amount },
          per(costPerOpen),
          per(costPerClick),
        ],
      ];
    }),
  };
}

/** The bill as it was predicted, beside the bill by LINE's count of the month. */
export function consumptionTable({ report }: ReportFacts, { say, format }: Words): ReportTable {
  // who reads a report has no button to press: it says what is so, not what to do about it
  const ofResults: Say = (key, values) => {
    const why = /^consumption\.(why\.(?:notYet|settling))$/.exec(key)?.[1];
    return say(why ?? `results.${key}`, values);
  };
  const columns = ['predicted', 'counted', 'difference', 'bill', 'billCounted', 'billDifference'];
  return {
    id: 'consumption',
    title: say('results.consumption.title'),
    columns: [
      { label: say('results.column.name'), numeric: false },
      ...heads(
        columns.map((id) => say(`results.consumption.${id}`)),
        0,
      ),
      { label: say('results.consumption.how'), numeric: false },
    ],
    rows: report.consumption.map((row) => {
      const { predicted, counted, charged, difference } = row;
      const nothing = text('');
      const currency = predicted?.currency ?? '';
      const inMoney = (value: Figure, write: typeof exactMoney): ReportCell => ({
        text: value.known ? write(value.value, currency, format) : '—',
        value: figureCell(value),
      });
      return [
        text(format.list(row.sends.map(({ name }) => name))),
        predicted ? count(format, predicted.people) : nothing,
        figure(format, counted),
        {
          text: difference.messages.known ? signed(format, difference.messages.value) : '—',
          value: figureCell(difference.messages),
        },
        predicted
          ? { text: exactMoney(predicted.amount, currency, format), value: predicted.amount }
          : nothing,
        inMoney(charged, exactMoney),
        inMoney(difference.amount, moneyChange),
        text(howCounted(row, ofResults, format)),
      ];
    }),
  };
}

/** Between which looks LINE's count was taken, or why it tells nothing of these sends. */
export function howCounted(
  row: ConsumptionRow,
  say: (key: `consumption.${string}`, values?: Readonly<Record<string, string>>) => string,
  format: Formats,
): string {
  if (row.why !== null) return say(`consumption.why.${row.why}`);
  const to = row.to === null ? '—' : format.dateTime(row.to);
  return row.from === null
    ? say('consumption.sinceMonth', { to })
    : say('consumption.between', { from: format.dateTime(row.from), to });
}
