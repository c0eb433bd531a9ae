import type { ReactNode } from 'react';
import { cx } from './cx';
import { noticeFloor } from './notice-floor';
import styles from './Workbench.module.css';

/**
 * The frame round the screen of a tab: tabs on top, the body under them, a side column of full height,
 * a foot across both. A screen renders `WorkbenchBody`, `WorkbenchSide` and `WorkbenchFoot` side by
 * side; whichever it leaves out takes no room.
 */
export function Workbench(props: {
  tabs: ReactNode;
  /** What the row of tabs is, for those who hear it. */
  label: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.workbench}>
      <nav className={styles.tabs} aria-label={props.label}>
        {props.tabs}
      </nav>
      {props.children}
    </div>
  );
}

export function WorkbenchBody(props: {
  children: ReactNode;
  /** The body scrolls as one; without it its parts do. */
  scroll?: boolean;
  'data-testid'?: string;
}) {
  return (
    <main
      className={cx(styles.body, props.scroll && styles.scroll)}
      data-testid={props['data-testid']}
    >
      {props.children}
    </main>
  );
}

export function WorkbenchSide(props: { children: ReactNode; label: string; width?: number }) {
  return (
    <aside className={styles.side} aria-label={props.label} style={{ width: props.width ?? 320 }}>
      {props.children}
    </aside>
  );
}

export function WorkbenchFoot(props: { children: ReactNode }) {
  return (
    <footer ref={noticeFloor} className={styles.foot}>
      {props.children}
    </footer>
  );
}
