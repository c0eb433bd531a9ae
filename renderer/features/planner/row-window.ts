import { type RefObject, useLayoutEffect, useState } from 'react';

/** Fewer rows than this are drawn as they are: nothing is gained, and the page's own search finds all. */
const FEW = 120;
const OVERSCAN_PX = 600;
/** Until the first row has been measured. */
const USUAL_ROW_PX = 37;

export interface RowWindow {
  /** Rows to draw: `first` included, `last` not. */
  first: number;
  last: number;
  /** Height of what is left out, in px. */
  above: number;
  below: number;
}

/** Which of `count` equal rows touch a view that begins `top` px below the first one. */
export function rowsInView(count: number, row: number, top: number, height: number): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor((top - OVERSCAN_PX) / row)));
  const last = Math.max(first, Math.min(count, Math.ceil((top + height + OVERSCAN_PX) / row)));
  return { first, last, above: first * row, below: (count - last) * row };
}

/** The rows of a long table that its scrolling place shows; a short table is whole. */
export function useRowWindow(table: RefObject<HTMLTableElement | null>, count: number): RowWindow {
  const [view, setView] = useState({ top: 0, height: 900, row: USUAL_ROW_PX });
  useLayoutEffect(() => {
    const element = table.current;
    const place = element && scrollerOf(element);
    if (!element || !place || count <= FEW) return;
    const measure = () => {
      const body = element.tBodies[0];
      const row = element.querySelector('tbody tr:not([aria-hidden])');
      const top = place.getBoundingClientRect().top - (body?.getBoundingClientRect().top ?? 0);
      const height = place.clientHeight;
      const rowHeight = row?.getBoundingClientRect().height || USUAL_ROW_PX;
      setView((before) =>
        before.top === top && before.height === height && before.row === rowHeight
          ? before
          : { top, height, row: rowHeight },
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    place.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      place.removeEventListener('scroll', measure);
    };
  }, [table, count]);
  if (count <= FEW) return { first: 0, last: count, above: 0, below: 0 };
  return rowsInView(count, view.row, view.top, view.height);
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}
