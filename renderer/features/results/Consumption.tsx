import { exactMoney, moneyChange } from '#shared/i18n/money';
import type { ConsumptionRow } from '#shared/insight/consumption';
import type { Figure } from '#shared/insight/figure';
import type { InsightReport } from '#shared/insight/report';
import { howCounted } from '#shared/report/cost-tables';
import { figureCell, signed } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { type Column, DataTable } from './DataTable';
import styles from './Results.module.css';

/** The bill as it was predicted for each send, beside LINE's count of the month; or why that is not known. */
export function Consumption({ report }: { report: InsightReport }) {
  const t = useT('results');
  const format = useFormat();
  const figure = (
    id: 'counted' | 'difference' | 'billCounted' | 'billDifference',
    of: (row: ConsumptionRow) => Figure,
    write: (value: number, row: ConsumptionRow) => string,
  ): Column<ConsumptionRow> => ({
    id,
    label: t(`consumption.${id}`),
    numeric: true,
    show: (row) => {
      const value = of(row);
      return value.known ? write(value.value, row) : '—';
    },
    cell: (row) => figureCell(of(row)),
    order: (row) => {
      const value = of(row);
      return value.known ? value.value : null;
    },
  });
  const currencyOf = (row: ConsumptionRow) => row.predicted?.currency ?? '';
  const columns: Column<ConsumptionRow>[] = [
    {
      id: 'name',
      label: t('column.name'),
      show: ({ sends }) =>
        sends.map(({ id, name, sentAt }) => (
          <span key={id} className={styles.counted}>
            {name}
            <span className={styles.quiet}>{format.dateTime(sentAt)}</span>
          </span>
        )),
      cell: ({ sends }) => sends.map(({ name }) => name).join(', '),
      order: ({ sends }) => sends.at(-1)?.sentAt ?? null,
    },
    {
      id: 'predicted',
      label: t('consumption.predicted'),
      numeric: true,
      show: ({ predicted }) => (predicted ? format.number(predicted.people) : '—'),
      cell: ({ predicted }) => predicted?.people ?? '',
      order: ({ predicted }) => predicted?.people ?? null,
    },
    figure('counted', (row) => row.counted, format.number),
    figure(
      'difference',
      (row) => row.difference.messages,
      (value) => signed(format, value),
    ),
    {
      id: 'bill',
      label: t('consumption.bill'),
      numeric: true,
      show: ({ predicted }) =>
        predicted ? exactMoney(predicted.amount, predicted.currency, format) : '—',
      cell: ({ predicted }) => predicted?.amount ?? '',
      order: ({ predicted }) => predicted?.amount ?? null,
    },
    figure(
      'billCounted',
      (row) => row.charged,
      (value, row) => exactMoney(value, currencyOf(row), format),
    ),
    figure(
      'billDifference',
      (row) => row.difference.amount,
      (value, row) => moneyChange(value, currencyOf(row), format),
    ),
    {
      id: 'how',
      label: t('consumption.how'),
      show: (row) => <span className={styles.quiet}>{howCounted(row, t, format)}</span>,
      cell: (row) => howCounted(row, t, format),
    },
  ];
  return (
    <section className={styles.block}>
      <h2 className={styles.subtitle}>{t('consumption.title')}</h2>
      <p className={styles.quiet}>{t('consumption.help')}</p>
      {report.consumption.length === 0 ? (
        <p className={styles.quiet}>{t('consumption.none')}</p>
      ) : (
        <DataTable
          caption={t('consumption.title')}
          rows={report.consumption}
          keyOf={({ sends }) => sends[0]?.id ?? ''}
          columns={columns}
          data-testid="consumption-table"
        />
      )}
    </section>
  );
}
