import { cx } from './cx';
import styles from './LetterBadge.module.css';

/** The lettered square that stands for one thing on a canvas, in lists and in tables alike. */
export function LetterBadge(props: { letter: string; tone?: 'accent' | 'warn' | 'bad' }) {
  return (
    <span className={cx(styles.badge, styles[props.tone ?? 'accent'])} aria-hidden>
      {props.letter}
    </span>
  );
}
