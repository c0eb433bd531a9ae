import styles from './Experiments.module.css';

/** A common scale: every track of one table is drawn from `min` to `max`. */
export interface Scale {
  min: number;
  max: number;
  ticks: readonly number[];
}

/** Steps of 1, 2 or 5 that cover the values with a little air. */
export function scaleOf(values: readonly number[], include: readonly number[] = []): Scale {
  const all = [...values, ...include];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const span = high - low || Math.abs(high) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const min = Math.floor(low / step) * step;
  const max = Math.ceil(high / step) * step;
  const count = Math.round((max - min) / step);
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, at) => min + at * step) };
}

const share = ({ min, max }: Scale, value: number) => `${((value - min) / (max - min)) * 100}%`;

/** An estimate with its interval. The words beside it say the same, so it is hidden from screen readers. */
export function IntervalTrack(props: {
  scale: Scale;
  value: number;
  low: number;
  high: number;
  colour: string;
  /** A line to compare with: the control's share, or 0. */
  reference: number | null;
  /** What is worth having begins here. */
  worthFrom?: number;
}) {
  const { scale, low, high, value, reference, worthFrom } = props;
  return (
    <div className={styles.track} aria-hidden>
      {scale.ticks.map((tick) => (
        <span key={tick} className={styles.gridLine} style={{ left: share(scale, tick) }} />
      ))}
      {worthFrom !== undefined && worthFrom < scale.max && (
        <span
          className={styles.worth}
          style={{ left: share(scale, Math.max(worthFrom, scale.min)), right: 0 }}
        />
      )}
      {reference !== null && (
        <span className={styles.reference} style={{ left: share(scale, reference) }} />
      )}
      <span
        className={styles.interval}
        style={{
          left: share(scale, low),
          width: `${((high - low) / (scale.max - scale.min)) * 100}%`,
          color: props.colour,
        }}
      />
      <span
        className={styles.estimate}
        style={{ left: share(scale, value), color: props.colour }}
      />
    </div>
  );
}

/** The numbers under or above the tracks of one table. */
export function Axis({ scale, text }: { scale: Scale; text(value: number): string }) {
  return (
    <div className={styles.axis} aria-hidden>
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ left: share(scale, tick) }}>
          {text(tick)}
        </span>
      ))}
    </div>
  );
}
