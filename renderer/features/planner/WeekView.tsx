import { useLayoutEffect, useRef } from 'react';
import { daysOfWeek, weekdayOf, weekStart } from '#shared/campaign/calendar/days';
import { isQuiet } from '#shared/campaign/calendar/entries';
import { useFormat, useT } from '../../i18n';
import { cx } from '../../ui';
import { EntryCard, type Step } from './EntryCard';
import { Holidays, homeOf, isDayOff } from './Holidays';
import type { CalendarActions } from './MonthView';
import styles from './Planner.module.css';
import type { Plan } from './use-plan';

/** Pixels of an hour; a drag reads its distance with it. */
export const HOUR_PX = 44;
const A_QUARTER: Step = { days: 0, minutes: 15 };
/** The first hour that is seen without scrolling. */
const MORNING = 7;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Seven days by the hour; the hours in which nobody should be written to are shaded. */
export function WeekView(props: { plan: Plan; day: string; actions: CalendarActions }) {
  const { plan, actions } = props;
  const t = useT('planner');
  const format = useFormat();
  const days = daysOfWeek(weekStart(props.day));
  const home = homeOf(plan.settings?.market);
  const hourOf = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const hours = useRef<HTMLDivElement>(null);
  // the night is there, above: the day begins where people begin
  useLayoutEffect(() => {
    hours.current?.closest('[data-scroll]')?.scrollTo({ top: MORNING * HOUR_PX });
  }, []);
  return (
    <section className={styles.weekView} data-testid="week-view" aria-label={t('view.week')}>
      <div className={styles.weekHead}>
        <span />
        {days.map((date) => (
          <span
            key={date}
            className={cx(
              (weekdayOf(date) === 0 || isDayOff(date, home)) && styles.sunday,
              date === actions.today && styles.todayName,
            )}
          >
            {format.day(`${date}T12:00:00+08:00`)}
            <Holidays day={date} home={home} />
          </span>
        ))}
      </div>
      <div ref={hours} className={styles.hours} style={{ height: 24 * HOUR_PX }}>
        <div className={styles.hourNames}>
          {HOURS.map((hour) => (
            <span key={hour} style={{ top: hour * HOUR_PX }}>
              {hourOf(hour)}
            </span>
          ))}
        </div>
        {days.map((date) => (
          <div key={date} className={styles.hourColumn} data-day={date}>
            {HOURS.map((hour) => (
              <span
                key={hour}
                className={cx(
                  styles.hour,
                  plan.quiet && isQuiet(hour * 60, plan.quiet) && styles.quietHour,
                )}
                style={{ top: hour * HOUR_PX, height: HOUR_PX }}
              />
            ))}
            {plan.entries
              .filter((entry) => entry.day === date)
              .map((entry) => (
                <EntryCard
                  key={entry.key}
                  entry={entry}
                  plan={plan}
                  isSelected={actions.selected === entry.key}
                  onSelect={() => actions.onSelect(entry)}
                  onOpen={() => actions.onOpen(entry)}
                  onStep={(step) => actions.onStep(entry, step)}
                  vertical={A_QUARTER}
                  style={{
                    position: 'absolute',
                    top: Math.min((entry.minute / 60) * HOUR_PX, 24 * HOUR_PX - 58),
                    right: 4,
                    left: 4,
                  }}
                />
              ))}
          </div>
        ))}
      </div>
    </section>
  );
}
