import type { Figure, Rate } from '#shared/insight/figure';
import { type Formats, useFormat, useT } from '../../i18n';
import { Tooltip } from '../../ui';
import styles from './Results.module.css';

const THIN = '\u2009';

/** 16.45 %: two places, because campaigns differ by less than one point. */
export const percentText = (format: Formats, share: number): string =>
  `${new Intl.NumberFormat(format.locale === 'en' ? 'en-GB' : format.locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(share * 100)}${THIN}%`;

/** Plain text for tables and files: what is not known is said, never 0. */
export const figureText = (format: Formats, figure: Figure): string =>
  figure.known
    ? format.number(Math.round(figure.value * 100) / 100)
    : figure.reason === 'withheld'
      ? '<20'
      : '—';
export const rateText = (format: Formats, rate: Rate): string =>
  rate.known ? percentText(format, rate.value) : rate.reason === 'withheld' ? '<20' : '—';

/** For files: numbers as numbers, a share as a fraction, LINE's mark where it withholds, else nothing. */
export const figureCell = (figure: Figure): string | number =>
  figure.known ? figure.value : figure.reason === 'withheld' ? '<20' : '';
export const rateCell = (rate: Rate): string | number =>
  rate.known ? rate.value : rate.reason === 'withheld' ? '<20' : '';

/** A number, or the mark and the reason why there is none. */
export function FigureText({ figure }: { figure: Figure }) {
  const format = useFormat();
  const t = useT('results');
  const text = figureText(format, figure);
  if (figure.known) return <>{text}</>;
  return (
    <Tooltip label={t(`unknown.${figure.reason}`)}>
      <span className={styles.unknown}>{text}</span>
    </Tooltip>
  );
}

/** A share with its interval; a withheld one with the two ends between which it lies. */
export function RateText({ rate, interval = true }: { rate: Rate; interval?: boolean }) {
  const format = useFormat();
  const t = useT('results');
  if (!rate.known) {
    const reason = rate.between
      ? t('withheldBetween', {
          low: percentText(format, rate.between[0]),
          high: percentText(format, rate.between[1]),
        })
      : t(`unknown.${rate.reason}`);
    return (
      <Tooltip label={reason}>
        <span className={styles.unknown}>{rateText(format, rate)}</span>
      </Tooltip>
    );
  }
  return (
    <>
      {percentText(format, rate.value)}
      {interval && (
        <span className={styles.interval}>
          {t('interval', {
            low: percentText(format, rate.low),
            high: percentText(format, rate.high),
          })}
        </span>
      )}
    </>
  );
}

/** 9/8 of a day of LINE. */
export const dayLabel = (format: Formats, day: string): string =>
  format.shortDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T12:00:00+09:00`);
