import { exactMoney } from '#shared/i18n/money';
import type { InsightReport } from '#shared/insight/report';
import type { SendFigures } from '#shared/insight/sends';
import { figureCell } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Consumption } from './Consumption';
import { type Column, DataTable } from './DataTable';
import { FigureText } from './figures';
import styles from './Results.module.css';

/** What the month has used, what was predicted for it, and what an open and a click cost. */
export function Cost({ report }: { report: InsightReport }) {
  const t = useT('results');
  const format = useFormat();
  const { quota } = report;
  const priced = report.sends.filter(({ send }) => send.price !== null);
  const inMoney = (value: number, { send }: SendFigures) =>
    exactMoney(value, send.price?.currency ?? '', format);
  const figure = (id: 'costPerOpen' | 'costPerClick'): Column<SendFigures> => ({
    id,
    label: t(`column.${id}`),
    numeric: true,
    show: (row) => <FigureText figure={row[id]} show={(value) => inMoney(value, row)} />,
    cell: (row) => figureCell(row[id]),
    order: (row) => (row[id].known ? row[id].value : null),
  });
  return (
    <>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('quota')}</h2>
        <p>
          {quota
            ? quota.limit === null
              ? t('quotaUnlimited', { used: format.number(quota.used) })
              : t('quotaOf', {
                  used: format.number(quota.used),
                  limit: format.number(quota.limit),
                })
            : t('quotaUnknown')}
        </p>
        {quota && (
          <p className={styles.quiet}>
            {t('fetchedAt', { time: format.dateTime(quota.fetchedAt) })}
          </p>
        )}
      </section>
      <Consumption report={report} />
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('costs')}</h2>
        {priced.length === 0 ? (
          <p className={styles.quiet}>{t('noCosts')}</p>
        ) : (
          <DataTable
            caption={t('costs')}
            rows={priced}
            keyOf={({ send }) => send.id}
            columns={[
              {
                id: 'name',
                label: t('column.name'),
                show: ({ send }) => send.name,
                cell: ({ send }) => send.name,
                order: ({ send }) => send.name,
              },
              {
                id: 'cost',
                label: t('column.cost'),
                numeric: true,
                show: (row) => inMoney(row.send.price?.amount ?? 0, row),
                cell: ({ send }) => send.price?.amount ?? '',
                order: ({ send }) => send.price?.amount ?? null,
              },
              figure('costPerOpen'),
              figure('costPerClick'),
            ]}
          />
        )}
      </section>
    </>
  );
}
