import { Tooltip as MantineTooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { shortcutLabel } from './shortcut';
import styles from './Tooltip.module.css';
import { useUiWords } from './UiProvider';

export function Tooltip(props: {
  label: ReactNode;
  shortcut?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactElement;
}) {
  const { isMac } = useUiWords();
  return (
    <MantineTooltip
      openDelay={450}
      withinPortal
      position={props.side ?? 'bottom'}
      classNames={{ tooltip: styles.tooltip }}
      transitionProps={{ duration: 100 }}
      label={
        <>
          {props.label}
          {props.shortcut && (
            <span className={styles.shortcut}>{shortcutLabel(props.shortcut, isMac)}</span>
          )}
        </>
      }
    >
      {props.children}
    </MantineTooltip>
  );
}
