import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { offsetsOf, windowOf } from './virtual-window';

export interface VirtualListHandle {
  scrollToIndex(index: number): void;
}

/** Draws only the rows one can see; heights may differ but must be known. */
export function VirtualList(props: {
  count: number;
  heightOf(index: number): number;
  keyOf(index: number): string;
  children(index: number): ReactNode;
  /** Changes when heights change. */
  version?: unknown;
  /** Rows in view, after each scroll; for lists that are read by pages. */
  onView?(first: number, last: number): void;
  className?: string;
  ref?: Ref<VirtualListHandle>;
  'data-testid'?: string;
}) {
  const { count, heightOf, version } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the heights.
  const offsets = useMemo(() => offsetsOf(count, heightOf), [count, version]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  const scrollToIndex = useCallback(
    (index: number) => {
      const element = box.current;
      const top = offsets[index];
      const bottom = offsets[index + 1];
      if (!element || top === undefined || bottom === undefined) return;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) {
        element.scrollTop = bottom - element.clientHeight;
      }
    },
    [offsets],
  );
  useImperativeHandle(props.ref, () => ({ scrollToIndex }), [scrollToIndex]);

  const { first, last } = windowOf(offsets, view.top, view.height, 400);
  const { onView } = props;
  useLayoutEffect(() => onView?.(first, last), [onView, first, last]);
  const rows: ReactNode[] = [];
  for (let index = first; index < last; index++) {
    const style: CSSProperties = {
      position: 'absolute',
      top: offsets[index],
      left: 0,
      right: 0,
      height: (offsets[index + 1] ?? 0) - (offsets[index] ?? 0),
    };
    rows.push(
      <div key={props.keyOf(index)} style={style} role="presentation">
        {props.children(index)}
      </div>,
    );
  }
  return (
    <div
      ref={box}
      className={props.className}
      role="presentation"
      data-testid={props['data-testid']}
      style={{ overflowY: 'auto', position: 'relative', flex: 1, minHeight: 0 }}
    >
      <div style={{ height: offsets[count] ?? 0, position: 'relative' }} role="presentation">
        {rows}
      </div>
    </div>
  );
}
