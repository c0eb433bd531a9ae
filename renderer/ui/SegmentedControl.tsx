import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { cx } from './cx';

/** A few views of one list, or one value of a few. `fill` lays the segments on a track of full width. */
export function SegmentedControl<T extends string>(props: {
  label: string;
  value: T | null;
  options: readonly { value: T; label: ReactNode; title?: string }[];
  onChange(value: T): void;
  fill?: boolean;
  'data-testid'?: string;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      className={cx(styles.segments, props.fill && styles.fill)}
      data-testid={props['data-testid']}
    >
      {props.options.map((option) => (
        <label key={option.value} className={styles.segment} title={option.title}>
          <input
            type="radio"
            name={name}
            value={option.value}
            aria-label={option.title}
            className={styles.native}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
