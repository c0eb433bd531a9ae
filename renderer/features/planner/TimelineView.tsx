import { addDays, addMonths, instantOf, monthOf } from '#shared/campaign/calendar/days';
import { whoSeesWhat } from '#shared/campaign/calendar/who-sees';
import { useStudio } from '../../data/studio';
import { STUDIO_TIME_ZONE, useFormat, useT } from '../../i18n';
import { cx } from '../../ui';
import { isDayOff } from './Holidays';
import { openCampaign } from './planner-state';
import styles from './Timeline.module.css';
import type { Plan } from './use-plan';

/** Who has which rich menu in front of them in this month: the strongest wins, as on LINE. */
export function TimelineView({ plan, day, today }: { plan: Plan; day: string; today: string }) {
  const t = useT('planner');
  const format = useFormat();
  const studio = useStudio();
  const first = `${monthOf(day)}-01`;
  const after = addMonths(day, 1);
  const from = instantOf(first, 0, STUDIO_TIME_ZONE);
  const to = instantOf(after, 0, STUDIO_TIME_ZONE);
  const days: string[] = [];
  for (let at = first; at < after; at = addDays(at, 1)) days.push(at);
  const rows = whoSeesWhat(plan.range?.campaigns ?? [], from, to, plan.range?.ownPeriods);
  const whole = Date.parse(to) - Date.parse(from);
  const share = (at: string) => ((Date.parse(at) - Date.parse(from)) / whole) * 100;
  return (
    <section
      className={styles.timeline}
      aria-label={t('view.timeline')}
      data-testid="timeline-view"
    >
      <p className={styles.quiet}>{t('timeline.rule')}</p>
      <div className={styles.days} aria-hidden>
        <span />
        <div>
          {days.map((date) => (
            <span
              key={date}
              className={cx(isDayOff(date, 'TW') && styles.off, date === today && styles.today)}
            >
              {Number(date.slice(8))}
            </span>
          ))}
        </div>
      </div>
      {rows.map(({ audience, stretches }) => (
        <div key={audience ?? ' '} className={styles.row} data-testid="timeline-row">
          <strong className={styles.who}>
            {audience === null
              ? t(rows.length > 1 ? 'timeline.others' : 'timeline.everyone')
              : audience || t('timeline.someone')}
          </strong>
          <div className={styles.bars}>
            {stretches.map((stretch) => {
              const style = {
                left: `${share(stretch.from)}%`,
                width: `${share(stretch.to) - share(stretch.from)}%`,
              };
              const { period } = stretch;
              if (!period)
                return (
                  <span key={stretch.from} className={styles.none} style={style} aria-hidden />
                );
              const name = plan.range?.parts[period.documentId]?.name ?? t('menuGone');
              const label = t('timeline.bar', {
                name,
                from: format.dateTime(stretch.from),
                to: format.dateTime(stretch.to),
                level: t(`level.${period.level}`),
                campaign: period.campaign?.name ?? t('timeline.own'),
              });
              return (
                <button
                  key={stretch.from}
                  type="button"
                  className={cx(styles.bar, styles[period.level])}
                  style={style}
                  title={label}
                  aria-label={label}
                  onClick={() =>
                    period.campaign
                      ? openCampaign(studio, period.campaign.id)
                      : void studio.openDocument(period.documentId)
                  }
                  data-testid="timeline-bar"
                >
                  {name}
                </button>
              );
            })}
          </div>
        </div>
      ))}
      <ul className={styles.legend}>
        {(['perUser', 'apiDefault', 'managerDefault'] as const).map((level) => (
          <li key={level}>
            <span className={cx(styles.key, styles[level])} aria-hidden />
            {t(`level.${level}`)}
          </li>
        ))}
        <li>
          <span className={cx(styles.key, styles.none)} aria-hidden />
          {t('timeline.none')}
        </li>
      </ul>
    </section>
  );
}
