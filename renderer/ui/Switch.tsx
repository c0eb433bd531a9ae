import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { cx } from './cx';

export function Switch(props: {
  label: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
  /** Quiet text at the right end. */
  aside?: ReactNode;
  note?: ReactNode;
  disabled?: boolean;
  'data-testid'?: string;
}) {
  const id = useId();
  return (
    <div>
      <div className={cx(styles.switchRow, props.disabled && styles.disabled)}>
        <span className={styles.track}>
          <input
            type="checkbox"
            role="switch"
            aria-checked={props.checked}
            id={id}
            className={styles.native}
            checked={props.checked}
            disabled={props.disabled}
            data-testid={props['data-testid']}
            aria-describedby={props.note === undefined ? undefined : `${id}-note`}
            onChange={(event) => props.onChange(event.currentTarget.checked)}
          />
        </span>
        <label htmlFor={id} className={styles.label}>
          {props.label}
        </label>
        {props.aside !== undefined && <span className={styles.aside}>{props.aside}</span>}
      </div>
      {props.note !== undefined && (
        <div id={`${id}-note`} className={styles.note}>
          {props.note}
        </div>
      )}
    </div>
  );
}
