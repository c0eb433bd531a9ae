import type { Figure, Rate } from '#shared/insight/figure';
import { figureText, percentText, rateText } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Tooltip } from '../../ui';
import styles from './Results.module.css';

/** A number, or the mark and the reason why there is none. */
export function FigureText(props: { figure: Figure; show?: (value: number) => string }) {
  const { figure } = props;
  const format = useFormat();
  const t = useT('results');
  const number = props.show ?? format.number;
  const text = figureText({ ...format, number }, figure);
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
      <span className={styles.whole}>{percentText(format, rate.value)}</span>
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
