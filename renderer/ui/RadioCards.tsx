import { type CSSProperties, type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { cx } from './cx';

export interface RadioCard<T extends string> {
  value: T;
  label: ReactNode;
  note?: ReactNode;
  /** Drawn above the label; the round mark is then left out, the frame shows the choice. */
  picture?: ReactNode;
  disabled?: boolean;
}

/** A choice of a few things that deserve a look: in a row, or in columns with pictures. */
export function RadioCards<T extends string>(props: {
  label: string;
  value: T | null;
  options: readonly RadioCard<T>[];
  onChange(value: T): void;
  columns?: number;
  'data-testid'?: string;
}) {
  const name = useId();
  const grid: CSSProperties | undefined = props.columns
    ? { gridTemplateColumns: `repeat(${props.columns}, minmax(0, 1fr))` }
    : undefined;
  return (
    <div
      role="radiogroup"
      aria-label={props.label}
      className={cx(styles.cards, !props.columns && styles.row)}
      style={grid}
      data-testid={props['data-testid']}
    >
      {props.options.map((option) => (
        <label
          key={option.value}
          className={cx(
            styles.card,
            option.picture !== undefined && styles.picture,
            option.disabled && styles.disabled,
          )}
        >
          <span className={styles.dot}>
            <input
              type="radio"
              name={name}
              value={option.value}
              className={styles.native}
              checked={option.value === props.value}
              disabled={option.disabled}
              onChange={() => props.onChange(option.value)}
            />
          </span>
          {option.picture}
          <span className={styles.label}>
            {option.label}
            {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
