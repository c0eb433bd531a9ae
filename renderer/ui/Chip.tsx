import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { cx } from './cx';

export type ChipTone = 'neutral' | 'accent' | 'info' | 'good' | 'warn' | 'bad';

/** A short state or mark, 20 px high. */
export function Chip(props: {
  tone?: ChipTone;
  icon?: ReactNode;
  title?: string;
  mono?: boolean;
  children: ReactNode;
  'data-testid'?: string;
}) {
  return (
    <span
      className={cx(styles.chip, styles[props.tone ?? 'neutral'], props.mono && styles.mono)}
      title={props.title}
      data-testid={props['data-testid']}
    >
      {props.icon}
      {props.children}
    </span>
  );
}
