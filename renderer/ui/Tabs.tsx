import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { cx } from './cx';
import styles from './Tabs.module.css';

export interface TabItem<T extends string> {
  id: T;
  label: ReactNode;
  count?: number;
}

/** Tabs of a panel. The panels themselves carry `role="tabpanel"` and `id={panelId(tab)}`. */
export function Tabs<T extends string>(props: {
  label: string;
  items: readonly TabItem<T>[];
  value: T;
  onChange(id: T): void;
  /** Ids of the panels, e.g. `(id) => 'bottom-' + id`. */
  panelId(id: T): string;
}) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = props.items.findIndex((item) => item.id === props.value);
    const last = props.items.length - 1;
    const to =
      event.key === 'ArrowRight'
        ? at === last
          ? 0
          : at + 1
        : event.key === 'ArrowLeft'
          ? at === 0
            ? last
            : at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : -1;
    const item = props.items[to];
    if (!item) return;
    event.preventDefault();
    props.onChange(item.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={props.label}
      ref={list}
      className={styles.tabs}
      onKeyDown={move}
    >
      {props.items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          aria-selected={item.id === props.value}
          aria-controls={props.panelId(item.id)}
          tabIndex={item.id === props.value ? 0 : -1}
          className={cx(styles.tab, item.id === props.value && styles.on)}
          onClick={() => props.onChange(item.id)}
          data-testid={`tab-${item.id}`}
        >
          {item.label}
          {item.count !== undefined && <span className={styles.count}>{item.count}</span>}
        </button>
      ))}
    </div>
  );
}
