import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './SplitHandle.module.css';

/** The line between two panels: drag it, or use arrow keys; double-click puts the default back. */
export function SplitHandle(props: {
  label: string;
  /** `vertical` line changes a width, `horizontal` a height. */
  line: 'vertical' | 'horizontal';
  /** Size of the panel in px and how it may go. */
  value: number;
  min: number;
  max: number;
  defaultValue: number;
  /** The panel lies after (right of, below) the handle: dragging back makes it larger. */
  after?: boolean;
  onChange(value: number): void;
}) {
  const start = useRef<{ at: number; value: number } | null>(null);
  const vertical = props.line === 'vertical';
  const put = (value: number) =>
    props.onChange(Math.round(Math.min(props.max, Math.max(props.min, value))));
  const at = (event: PointerEvent) => (vertical ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent) => {
    const grow = vertical ? 'ArrowRight' : 'ArrowDown';
    const shrink = vertical ? 'ArrowLeft' : 'ArrowUp';
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    const sign = (event.key === grow ? 1 : -1) * (props.after ? -1 : 1);
    put(props.value + sign * (event.shiftKey ? 48 : 8));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation={props.line}
      aria-valuenow={props.value}
      aria-valuemin={props.min}
      aria-valuemax={props.max}
      className={vertical ? styles.vertical : styles.horizontal}
      onKeyDown={onKeyDown}
      onDoubleClick={() => put(props.defaultValue)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: at(event), value: props.value };
      }}
      onPointerMove={(event) => {
        if (!start.current) return;
        put(start.current.value + (at(event) - start.current.at) * (props.after ? -1 : 1));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}
