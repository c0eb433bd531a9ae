import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './field.module.css';
import { useUiWords } from './UiProvider';

export type Tone = 'neutral' | 'bad' | 'warn' | 'good' | 'info';

export interface FieldProps {
  label?: ReactNode;
  /** `27 / 1,000` beside the label, as counted by the caller; red when over. */
  counter?: { used: number; limit: number };
  /** Sentence under the field. */
  note?: ReactNode;
  noteTone?: Tone;
  /** Sentence that says what is wrong; wins over `note` and marks the field invalid. */
  error?: ReactNode;
}

export const toneClass = (tone: Tone | undefined): string | undefined =>
  tone === undefined || tone === 'neutral' ? undefined : styles[tone];

/** Label, counter and sentence round any control; ids tie them together for screen readers. */
export function Field(props: FieldProps & { id: string; children: ReactNode; className?: string }) {
  const words = useUiWords();
  const { id, label, counter, error, note } = props;
  const over = counter !== undefined && counter.used > counter.limit;
  return (
    <div className={cx(styles.field, props.className)}>
      {(label !== undefined || counter) && (
        <div className={styles.head}>
          <label htmlFor={id} id={`${id}-label`}>
            {label}
          </label>
          {counter && (
            <span className={cx(styles.counter, over && styles.over)} id={`${id}-counter`}>
              {`${words.formatNumber(counter.used)} / ${words.formatNumber(counter.limit)}`}
            </span>
          )}
        </div>
      )}
      {props.children}
      {(error ?? note) !== undefined && (error ?? note) !== null && (
        <div
          id={`${id}-note`}
          className={cx(styles.note, toneClass(error ? 'bad' : props.noteTone))}
        >
          {error ?? note}
        </div>
      )}
    </div>
  );
}

/** `aria-describedby` and `aria-invalid` of a control inside `Field`. */
export function fieldAria(id: string, props: FieldProps) {
  const described = [
    props.counter && `${id}-counter`,
    (props.error ?? props.note) ? `${id}-note` : undefined,
  ].filter(Boolean);
  const over = props.counter !== undefined && props.counter.used > props.counter.limit;
  return {
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': props.error || over ? true : undefined,
  } as const;
}
