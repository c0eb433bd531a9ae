import { type HolidayCountry, holidaysOn } from '#shared/campaign/calendar/holidays';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import styles from './Planner.module.css';

/** The market whose plan is paid for is at home; holidays of the other are said more quietly. */
export const homeOf = (market: string | undefined): HolidayCountry =>
  market === 'JP' ? 'JP' : 'TW';

export const isDayOff = (day: string, home: HolidayCountry): boolean =>
  holidaysOn(day).some(({ country }) => country === home);

/** What is celebrated on a day, in Taiwan and in Japan. */
export function Holidays(props: { day: string; home: HolidayCountry }) {
  const t = useT('holidays');
  const found = holidaysOn(props.day).sort(
    (a, b) => Number(b.country === props.home) - Number(a.country === props.home),
  );
  if (found.length === 0) return null;
  const nameOf = ({ name, isSubstitute }: (typeof found)[number]) =>
    isSubstitute ? t('substitute', { name: t(`name.${name}`) }) : t(`name.${name}`);
  const all = found
    .map((one) => t('full', { country: t(`country.${one.country}`), name: nameOf(one) }))
    .join(' · ');
  return (
    <span className={styles.holidays} title={all} data-testid="holiday">
      {found.map((one) => (
        <span
          key={`${one.country} ${one.name}`}
          className={cx(one.country === props.home && styles.homeHoliday)}
        >
          {one.country !== props.home && <small>{t(`short.${one.country}`)}</small>}
          {nameOf(one)}
        </span>
      ))}
    </span>
  );
}
