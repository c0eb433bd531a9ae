import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { cx } from './cx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary per view. `danger` names what will be lost in its label. */
  variant?: 'primary' | 'plain' | 'ghost' | 'danger';
  /** 28 px, or 32 px where the button closes a form. */
  size?: 'compact' | 'tall';
  icon?: ReactNode;
  /** Shows a running sign and refuses clicks; the label stays readable. */
  busy?: boolean;
  fullWidth?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A form would be sent all the same. */
const refuse = (event: MouseEvent): void => event.preventDefault();

export function Button(props: ButtonProps) {
  const { variant = 'plain', size = 'compact', icon, busy, fullWidth, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      data-variant={variant}
      // what is disabled loses the focus, and whoever pressed it by keyboard their place
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? refuse : rest.onClick}
      className={cx(
        styles.button,
        styles[variant],
        size === 'tall' && styles.tall,
        fullWidth && styles.full,
        rest.className,
      )}
    >
      {busy ? <span className={styles.spinner} aria-hidden /> : icon}
      {children !== undefined && <span className={styles.label}>{children}</span>}
    </button>
  );
}
