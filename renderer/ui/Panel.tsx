import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import styles from './Panel.module.css';

/** A column's block: a head of 36 px and a body that scrolls. */
export function Panel(props: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** The body fills what is left and scrolls; else it is as high as its content. */
  grow?: boolean;
  /** The body has no padding of its own. */
  bare?: boolean;
  className?: string;
  'data-testid'?: string;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(styles.panel, props.grow && styles.grow, props.className)}
      data-testid={props['data-testid']}
    >
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {props.title}
        </h2>
        {props.actions}
      </header>
      <div className={cx(styles.body, props.bare && styles.bare)}>{props.children}</div>
    </section>
  );
}

/** A group inside a panel: small bold title, optional quiet word at the right, optional folding. */
export function Section(props: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** Given: the title folds the section. */
  folded?: boolean;
  onFold?(folded: boolean): void;
  'data-testid'?: string;
}) {
  const id = useId();
  const title = props.onFold ? (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={!props.folded}
      aria-controls={`${id}-body`}
      onClick={() => props.onFold?.(!props.folded)}
    >
      {props.folded ? <ChevronRight size={16} /> : <ChevronDown size={16} />}
      {props.title}
    </button>
  ) : (
    props.title
  );
  return (
    <section
      className={styles.section}
      aria-labelledby={props.title === undefined ? undefined : id}
      data-testid={props['data-testid']}
    >
      {props.title !== undefined && (
        <header className={styles.sectionHead}>
          <h3 id={id} className={styles.sectionTitle}>
            {title}
          </h3>
          {props.aside !== undefined && <span className={styles.aside}>{props.aside}</span>}
        </header>
      )}
      {!props.folded && (
        <div id={`${id}-body`} className={styles.sectionBody}>
          {props.children}
        </div>
      )}
    </section>
  );
}

/** Two fields beside each other. */
export function FieldRow(props: { children: ReactNode }) {
  return <div className={styles.fieldRow}>{props.children}</div>;
}
