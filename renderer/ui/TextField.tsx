import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';
import { cx } from './cx';
import { Field, type FieldProps, fieldAria } from './Field';
import styles from './field.module.css';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'prefix'>;

export interface TextFieldProps extends Native, FieldProps {
  value: string;
  onChange(value: string): void;
  /** Called at Enter (never the Enter that ends an IME composition) and when the field is left. */
  onCommit?(value: string): void;
  prefix?: ReactNode;
  suffix?: ReactNode;
  mono?: boolean;
  tall?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const own = useId();
  const {
    label,
    counter,
    note,
    noteTone,
    error,
    value,
    onChange,
    onCommit,
    prefix,
    suffix,
    mono,
    tall,
    className,
    ...rest
  } = props;
  const id = rest.id ?? own;
  const aria = fieldAria(id, props);
  return (
    <Field {...{ id, label, counter, note, noteTone, error, className }}>
      <div
        className={cx(
          styles.box,
          tall && styles.tall,
          aria['aria-invalid'] && styles.invalid,
          rest.disabled && styles.disabled,
        )}
      >
        {prefix !== undefined && <span className={styles.prefix}>{prefix}</span>}
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          {...rest}
          {...aria}
          id={id}
          className={cx(styles.input, mono && styles.mono)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={(event) => {
            rest.onBlur?.(event);
            onCommit?.(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            rest.onKeyDown?.(event);
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              onCommit?.(event.currentTarget.value);
            }
          }}
        />
        {suffix !== undefined && <span className={styles.suffix}>{suffix}</span>}
      </div>
    </Field>
  );
}
