import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton';
import styles from './ProgressBar.module.css';
import { useUiWords } from './UiProvider';

/** How far something is. `value` 0–1, or null where nobody knows. */
export function ProgressBar(props: {
  label: string;
  value: number | null;
  /** What happens now, at the left; a count or an estimate, at the right. */
  text?: ReactNode;
  detail?: ReactNode;
  onCancel?(): void;
}) {
  const words = useUiWords();
  const percent = props.value === null ? null : Math.round(props.value * 100);
  return (
    <div className={styles.row}>
      <div className={styles.main}>
        {(props.text !== undefined || props.detail !== undefined) && (
          <div className={styles.words}>
            <span>{props.text}</span>
            <span className={styles.detail}>{props.detail}</span>
          </div>
        )}
        <div
          role="progressbar"
          aria-label={props.label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent ?? undefined}
          className={styles.track}
        >
          <div
            className={percent === null ? styles.unknown : styles.bar}
            style={percent === null ? undefined : { width: `${percent}%` }}
          />
        </div>
      </div>
      {props.onCancel && (
        <IconButton
          label={words.cancel}
          icon={<X size={16} strokeWidth={1.5} />}
          onClick={props.onCancel}
        />
      )}
    </div>
  );
}
