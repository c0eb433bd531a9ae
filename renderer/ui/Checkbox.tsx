import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './Choice.module.css';
import { cx } from './cx';

export function Checkbox(props: {
  label: ReactNode;
  checked: boolean | 'mixed';
  onChange(checked: boolean): void;
  disabled?: boolean;
  /** Long labels: the box stays at the first line. */
  alignTop?: boolean;
  'data-testid'?: string;
}) {
  const id = useId();
  const mixed = props.checked === 'mixed';
  return (
    <div
      className={cx(
        styles.checkRow,
        props.alignTop && styles.top,
        props.disabled && styles.disabled,
      )}
    >
      <span className={styles.box}>
        <input
          type="checkbox"
          id={id}
          className={styles.native}
          checked={props.checked === true}
          disabled={props.disabled}
          data-testid={props['data-testid']}
          ref={(input) => {
            if (input) input.indeterminate = mixed;
          }}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        {props.checked === true && <Check size={12} strokeWidth={2.5} aria-hidden />}
        {mixed && <Minus size={12} strokeWidth={2.5} aria-hidden />}
      </span>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
    </div>
  );
}
