import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** What a place is for: a small picture of the thing, one sentence, one button. */
export function EmptyState(props: {
  picture: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  /** A second, quieter way: a sample, a link. */
  more?: ReactNode;
  'data-testid'?: string;
}) {
  return (
    <div className={styles.empty} data-testid={props['data-testid']}>
      <div className={styles.picture} aria-hidden>
        {props.picture}
      </div>
      <p className={styles.sentence}>{props.children}</p>
      {props.action}
      {props.more}
    </div>
  );
}
