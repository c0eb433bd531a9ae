import type { ReactNode } from 'react';
import type { Figure, Rate } from '#shared/insight/figure';
import { figureText, percentText, rateText } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Tooltip } from '../../ui';
import styles from './Results.module.css';
import { whyNoFigure, whyNoRate } from './why-unknown';

/** A number, or the mark and the reason why there is none. */
export function FigureText(props: { figure: Figure; show?: (value: number) => string }) {
  const { figure } = props;
  const format = useFormat();
  const t = useT('results');
  const number = props.show ?? format.number;
  const text = figureText({ ...format, number }, figure);
  return <Explained why={whyNoFigure(t, figure)}>{text}</Explained>;
}

/** Words that stand for a number: what keeps it back is said when somebody asks. */
export function Explained(props: { why: string | null; children: ReactNode }) {
  if (props.why === null) return <>{props.children}</>;
  return (
    <Tooltip label={props.why}>
      <span className={styles.unknown}>{props.children}</span>
    </Tooltip>
  );
}

/** A share with its interval; a withheld one with the two ends between which it lies. */
export function RateText({ rate, interval = true }: { rate: Rate; interval?: boolean }) {
  const format = useFormat();
  const t = useT('results');
  if (!rate.known)
    return <Explained why={whyNoRate(t, format, rate)}>{rateText(format, rate)}</Explained>;
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
