import { Clock3, TriangleAlert } from 'lucide-react';
import { FREEZE_MS } from '#shared/insight/line-day';
import type { InsightReport } from '#shared/insight/report';
import { useFormat, useT } from '../../i18n';
import styles from './Results.module.css';

/** What would be lost if nobody fetched: LINE stops counting, days go uncollected. */
export function Alarms({ report }: { report: InsightReport }) {
  const t = useT('results');
  const format = useFormat();
  const next = report.endingSoon[0];
  const missed = report.sends.filter(({ collection }) => collection === 'missedEnd').length;
  return (
    <>
      {next && (
        <p className={styles.alarm} data-testid="alarm-ending">
          <Clock3 size={16} strokeWidth={1.5} />
          {t('alarm.ending', {
            name: next.name,
            count: report.endingSoon.length,
            time: format.dateTime(Date.parse(next.sentAt) + FREEZE_MS),
          })}
        </p>
      )}
      {report.fetchedAt !== null && report.missingDays.length > 0 && (
        <p className={styles.alarm} data-testid="alarm-days">
          <TriangleAlert size={16} strokeWidth={1.5} />
          {t('alarm.days', { count: report.missingDays.length })}
        </p>
      )}
      {missed > 0 && (
        <p className={styles.alarm}>
          <TriangleAlert size={16} strokeWidth={1.5} />
          {t('alarm.missed', { count: missed })}
        </p>
      )}
      {report.damagedLines > 0 && (
        <p className={styles.alarm}>
          <TriangleAlert size={16} strokeWidth={1.5} />
          {t('alarm.damaged', { count: report.damagedLines })}
        </p>
      )}
    </>
  );
}
