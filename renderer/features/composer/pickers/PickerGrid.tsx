import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cx } from '../../../ui';
import styles from './pickers.module.css';

/**
 * A field of small things of which one is taken: arrows move in rows and columns, Enter or a click takes. The
 * field has the focus, the things have none, so that 250 of them are one stop of the Tab key.
 */
export function PickerGrid(props: {
  label: string;
  items: readonly string[];
  /** Which of them is taken now. */
  value: string | null;
  columns: number;
  /** What a thing is called by those who do not see it. */
  nameOf(item: string): string;
  children(item: string): ReactNode;
  onTake(item: string): void;
  autoFocus?: boolean;
  'data-testid'?: string;
}) {
  const id = useId();
  const { items, columns } = props;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() => Math.max(0, items.indexOf(props.value ?? '')));
  const at = Math.min(active, items.length - 1);
  useEffect(() => {
    box.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -items.length,
      End: items.length,
    };
    const step = steps[event.key];
    const item = items[at];
    if (step !== undefined) setActive(Math.min(items.length - 1, Math.max(0, at + step)));
    else if ((event.key === 'Enter' || event.key === ' ') && item !== undefined) props.onTake(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      className={styles.grid}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      onKeyDown={onKeyDown}
      data-autofocus={props.autoFocus ? true : undefined}
      data-testid={props['data-testid']}
    >
      {items.map((item, index) => (
        // Keys are handled by the field, which owns the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={item}
          id={`${id}-${index}`}
          role="option"
          aria-selected={item === props.value}
          aria-label={props.nameOf(item)}
          tabIndex={-1}
          className={cx(styles.item, index === at && styles.active)}
          onClick={() => props.onTake(item)}
          data-at={index}
          data-item={item}
        >
          {props.children(item)}
        </div>
      ))}
    </div>
  );
}
