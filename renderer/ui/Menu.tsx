import { Menu as MantineMenu } from '@mantine/core';
import { Check } from 'lucide-react';
import {
  type ReactElement,
  type MouseEvent as ReactMouseEvent,
  type ReactNode,
  useCallback,
  useState,
} from 'react';
import { cx } from './cx';
import { Kbd } from './Kbd';
import styles from './menu.module.css';

export type MenuEntry =
  | {
      id: string;
      label: string;
      icon?: ReactNode;
      shortcut?: string;
      detail?: ReactNode;
      danger?: boolean;
      disabled?: boolean;
      /** A switch in the menu: shows a check mark. */
      checked?: boolean;
      /** Opens to the side; then `onSelect` is not used. */
      children?: readonly MenuEntry[];
      onSelect?(): void;
    }
  | { divider: true; id: string }
  | { heading: string; id: string };

/** A list, or a function that makes it when the menu opens and not before. */
type Entries = readonly MenuEntry[] | (() => readonly MenuEntry[]);

/** A button that opens a list of commands. */
export function Menu(props: {
  trigger: ReactElement;
  entries: Entries;
  align?: 'start' | 'end';
  side?: 'bottom' | 'top' | 'right';
  width?: number;
}) {
  return (
    <MantineMenu
      {...shared}
      position={`${props.side ?? 'bottom'}-${props.align ?? 'start'}`}
      width={props.width}
    >
      <MantineMenu.Target>{props.trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        <EntryList entries={props.entries} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

/** A menu at the pointer (or at the focused element, when the menu key was used). */
export function useContextMenu(): {
  open(event: ReactMouseEvent, entries: readonly MenuEntry[]): void;
  element: ReactNode;
} {
  const [at, setAt] = useState<{ x: number; y: number; entries: readonly MenuEntry[] } | null>(
    null,
  );
  const open = useCallback((event: ReactMouseEvent, entries: readonly MenuEntry[]) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const byKey = event.clientX === 0 && event.clientY === 0;
    setAt({
      x: byKey ? box.left + 16 : event.clientX,
      y: byKey ? box.top + 16 : event.clientY,
      entries,
    });
  }, []);
  const element = at && (
    <MantineMenu {...shared} opened onClose={() => setAt(null)} position="bottom-start" offset={2}>
      <MantineMenu.Target>
        <span className={styles.anchor} style={{ left: at.x, top: at.y }} />
      </MantineMenu.Target>
      <MantineMenu.Dropdown>
        <EntryList entries={at.entries} />
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
  return { open, element };
}

const shared = {
  withinPortal: true,
  transitionProps: { duration: 80 },
  offset: 4,
  returnFocus: true,
  // The placeholder is a focusable child that a menu may not have; the first item takes the focus instead.
  withInitialFocusPlaceholder: false,
  classNames: { dropdown: styles.dropdown, item: styles.item, label: styles.heading },
} as const;

function EntryList(props: { entries: Entries }) {
  const entries = typeof props.entries === 'function' ? props.entries() : props.entries;
  return entries.map((entry) => {
    if ('divider' in entry) return <hr key={entry.id} className={styles.divider} />;
    if ('heading' in entry) {
      return (
        <div key={entry.id} className={styles.heading}>
          {entry.heading}
        </div>
      );
    }
    const body = (
      <>
        {entry.icon !== undefined && <span className={styles.icon}>{entry.icon}</span>}
        <span className={styles.text}>{entry.label}</span>
        {entry.detail !== undefined && <span className={styles.detail}>{entry.detail}</span>}
        {entry.shortcut && <Kbd shortcut={entry.shortcut} quiet />}
        {entry.checked !== undefined && (
          <Check
            size={14}
            strokeWidth={1.75}
            className={styles.check}
            visibility={entry.checked ? 'visible' : 'hidden'}
          />
        )}
      </>
    );
    if (entry.children) {
      return (
        <MantineMenu.Sub key={entry.id} openDelay={80} closeDelay={150}>
          <MantineMenu.Sub.Target>
            <MantineMenu.Sub.Item className={styles.item} disabled={entry.disabled}>
              {body}
            </MantineMenu.Sub.Item>
          </MantineMenu.Sub.Target>
          <MantineMenu.Sub.Dropdown className={cx(styles.dropdown, styles.sub)}>
            <EntryList entries={entry.children} />
          </MantineMenu.Sub.Dropdown>
        </MantineMenu.Sub>
      );
    }
    return (
      <MantineMenu.Item
        key={entry.id}
        className={cx(styles.item, entry.danger && styles.danger)}
        disabled={entry.disabled}
        role={entry.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
        aria-checked={entry.checked}
        onClick={entry.onSelect}
        data-testid={`menu-${entry.id}`}
      >
        {body}
      </MantineMenu.Item>
    );
  });
}
