import { type Ref, type TextareaHTMLAttributes, useId } from 'react';
import { cx } from './cx';
import { Field, type FieldProps, fieldAria } from './Field';
import styles from './field.module.css';

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'>;

export interface TextAreaProps extends Native, FieldProps {
  value: string;
  onChange(value: string): void;
  onCommit?(value: string): void;
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea(props: TextAreaProps) {
  const own = useId();
  const { label, counter, note, noteTone, error, value, onChange, onCommit, className, ...rest } =
    props;
  const id = rest.id ?? own;
  const aria = fieldAria(id, props);
  return (
    <Field {...{ id, label, counter, note, noteTone, error, className }}>
      <div className={cx(styles.box, aria['aria-invalid'] && styles.invalid)}>
        <textarea
          rows={3}
          spellCheck={false}
          {...rest}
          {...aria}
          id={id}
          className={cx(styles.input, styles.area)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={(event) => {
            rest.onBlur?.(event);
            onCommit?.(event.currentTarget.value);
          }}
        />
      </div>
    </Field>
  );
}
