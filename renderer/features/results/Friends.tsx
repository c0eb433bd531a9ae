import type { Annotation } from '#shared/insight/notes';
import type { InsightReport } from '#shared/insight/report';
import { useFormat, useT } from '../../i18n';
import { DataTable } from './DataTable';
import { FriendsChart, friendColumns } from './FriendsChart';
import styles from './Results.module.css';

/** Friends by day, and who they are as far as LINE says. */
export function Friends({
  report,
  annotations,
}: {
  report: InsightReport;
  annotations: readonly Annotation[];
}) {
  const t = useT('results');
  const format = useFormat();
  const fromManager = report.friends.filter(({ source }) => source === 'manager').length;
  return (
    <>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('friendsCurve')}</h2>
        <FriendsChart
          days={report.friends}
          sends={report.sends}
          annotations={annotations}
          simulated={report.simulated}
          height={260}
        />
        {fromManager > 0 && (
          <p className={styles.quiet} data-testid="from-manager">
            {t('fromManager', { count: fromManager })}
          </p>
        )}
      </section>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('demographic')}</h2>
        {report.demographic?.answer.available ? (
          <>
            <p className={styles.quiet}>
              {t('demographicAt', { time: format.dateTime(report.demographic.fetchedAt) })}
            </p>
            <div className={styles.bars}>
              {GROUPS.map(({ id, list, name }) => (
                <Bars
                  key={id}
                  title={t(`group.${id}`)}
                  rows={(report.demographic?.answer[list] ?? []).map((row) => ({
                    name: wordOf(id, String((row as Record<string, unknown>)[name])),
                    percentage: row.percentage,
                  }))}
                />
              ))}
            </div>
          </>
        ) : (
          <p className={styles.quiet}>
            {t(report.demographic ? 'demographicWithheld' : 'demographicNotFetched')}
          </p>
        )}
      </section>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('byDay')}</h2>
        <DataTable
          caption={t('byDay')}
          columns={friendColumns(t, format)}
          rows={[...report.friends].reverse()}
          keyOf={({ day }) => day}
          data-testid="friends-table"
        />
      </section>
    </>
  );

  function wordOf(group: string, name: string): string {
    // LINE names areas in words already
    return group === 'area' ? (name === 'unknown' ? t('word.unknown') : name) : t(`word.${name}`);
  }
}

const GROUPS = [
  { id: 'gender', list: 'genders', name: 'gender' },
  { id: 'age', list: 'ages', name: 'age' },
  { id: 'area', list: 'areas', name: 'area' },
  { id: 'appType', list: 'appTypes', name: 'appType' },
  { id: 'period', list: 'subscriptionPeriods', name: 'subscriptionPeriod' },
] as const;

function Bars(props: { title: string; rows: { name: string; percentage: number | null }[] }) {
  const format = useFormat();
  const largest = Math.max(1, ...props.rows.map(({ percentage }) => percentage ?? 0));
  return (
    <table className={styles.barTable}>
      <caption>{props.title}</caption>
      <tbody>
        {props.rows.map(({ name, percentage }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.barCell}>
              <span
                className={styles.bar}
                style={{ width: `${((percentage ?? 0) / largest) * 100}%` }}
                aria-hidden
              />
            </td>
            <td className={styles.numeric}>
              {percentage === null ? '<20' : `${format.number(percentage)}\u2009%`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
