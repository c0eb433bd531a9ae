import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { evaluate } from './arithmetic';
import { cx } from './cx';
import { Field, type FieldProps, fieldAria, type Tone, toneClass } from './Field';
import styles from './field.module.css';
import { useUiWords } from './UiProvider';

export interface NumberFieldProps extends FieldProps {
  /** `'mixed'`: several things with different values are selected. */
  value: number | null | 'mixed';
  /** At arrows and at Enter or leaving; never while half a number is typed. */
  onChange(value: number): void;
  /** After Enter or leaving; closes an undo step. */
  onCommit?(): void;
  /** Lets the field be emptied. */
  onClear?(): void;
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** Short remark inside the field, such as "24 short". */
  hint?: ReactNode;
  hintTone?: Tone;
  min?: number;
  max?: number;
  step?: number;
  bigStep?: number;
  /** Decimals kept; 0 for pixels. */
  decimals?: number;
  disabled?: boolean;
  placeholder?: string;
  className?: string;
  'aria-label'?: string;
  'data-testid'?: string;
}

export function NumberField(props: NumberFieldProps) {
  const id = useId();
  const words = useUiWords();
  const { value, step = 1, bigStep = 10, decimals = 0 } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const escaped = useRef(false);
  const current = typeof value === 'number' ? value : null;
  const shown = draft ?? (current === null ? '' : String(round(current, decimals)));

  const put = (next: number) => {
    const clamped = Math.min(props.max ?? Infinity, Math.max(props.min ?? -Infinity, next));
    const rounded = round(clamped, decimals);
    if (rounded !== current) props.onChange(rounded);
  };
  const commit = () => {
    if (draft !== null && !escaped.current) {
      if (draft.trim() === '' && props.onClear) props.onClear();
      const typed = evaluate(draft, current);
      if (typed !== null) put(typed);
    }
    escaped.current = false;
    setDraft(null);
    props.onCommit?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      commit();
      event.currentTarget.select();
    } else if (event.key === 'Escape' && draft !== null) {
      escaped.current = true;
      event.stopPropagation();
      setDraft(null);
      event.currentTarget.blur();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const from = draft === null ? current : evaluate(draft, current);
      const by = (event.shiftKey ? bigStep : step) * (event.key === 'ArrowUp' ? 1 : -1);
      setDraft(null);
      put((from ?? props.min ?? 0) + by);
    }
  };
  return (
    <Field {...pickField(props)} id={id} className={props.className}>
      <div
        className={cx(styles.box, props.error && styles.invalid, props.disabled && styles.disabled)}
      >
        {props.prefix !== undefined && <span className={styles.prefix}>{props.prefix}</span>}
        <input
          type="text"
          inputMode="decimal"
          role="spinbutton"
          autoComplete="off"
          aria-label={props['aria-label']}
          aria-valuenow={current ?? undefined}
          aria-valuemin={props.min}
          aria-valuemax={props.max}
          data-testid={props['data-testid']}
          {...fieldAria(id, props)}
          id={id}
          className={cx(styles.input, styles.number)}
          disabled={props.disabled}
          placeholder={value === 'mixed' ? words.mixed : props.placeholder}
          value={shown}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={onKeyDown}
        />
        {props.hint !== undefined && (
          <span className={cx(styles.suffix, toneClass(props.hintTone ?? 'bad'))}>
            {props.hint}
          </span>
        )}
        {props.suffix !== undefined && <span className={styles.suffix}>{props.suffix}</span>}
      </div>
    </Field>
  );
}

const pickField = ({ label, counter, note, noteTone, error }: FieldProps): FieldProps => ({
  label,
  counter,
  note,
  noteTone,
  error,
});

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
