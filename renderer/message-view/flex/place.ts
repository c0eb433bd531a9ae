import type { CSSProperties } from 'react';
import type { Wire } from '#shared/preview/messages-of';
import { extent, flexOf, imageWidth, offset, space } from './flex-values';

export type Layout = 'horizontal' | 'vertical' | 'baseline';

/** Where a component stands: what its parent decides about it. */
export interface Place {
  layout: Layout;
  /** The parent's `spacing` that applies before this one; undefined before the first. */
  gap: string | undefined;
  /** The parent says how its children stand across; else they fill its room. */
  isAligned: boolean;
}

/** Separators, fillers and what only old definitions hold know neither position nor offsets. */
const PLACED = new Set<unknown>(['box', 'button', 'image', 'icon', 'text']);
export const isAbsolute = (node: Wire): boolean =>
  node.position === 'absolute' && PLACED.has(node.type);

/** Boxes with a width or height inside of a row keep it, whatever their flex. */
function flexIn(node: Wire, layout: Layout): number {
  const inRow = layout !== 'vertical';
  if (node.type === 'icon' || node.type === 'separator') return 0;
  if (node.type === 'filler') return flexOf(node.flex) ?? 1;
  if (
    inRow &&
    node.type === 'box' &&
    (extent(node.width) !== undefined || extent(node.height) !== undefined)
  )
    return 0;
  return flexOf(node.flex) ?? (inRow ? 1 : 0);
}

/** Share of the parent's width that a picture asks for; it needs a wrapper that has a width to share. */
function imageShare(node: Wire, place: Place, flex: number): string | undefined {
  if (node.type !== 'image') return undefined;
  const width = imageWidth(node.size);
  if (!width.endsWith('%')) return undefined;
  const shrinks = isAbsolute(node) || (place.layout === 'vertical' ? place.isAligned : flex === 0);
  if (!shrinks) return undefined;
  return isAbsolute(node) && offset(node.offsetStart) && offset(node.offsetEnd) ? undefined : width;
}

/** The part of a component's style that says where it stands and how much room it takes. */
export function placeStyle(node: Wire, place: Place): CSSProperties {
  const style: CSSProperties = {};
  const flex = flexIn(node, place.layout);
  const share = imageShare(node, place, flex);
  if (share !== undefined) style.width = share;
  // LINE's default is `relative`, so an offset moves a component that names no position too
  if (PLACED.has(node.type)) {
    if (isAbsolute(node)) style.position = 'absolute';
    const top = offset(node.offsetTop);
    const bottom = offset(node.offsetBottom);
    const start = offset(node.offsetStart);
    const end = offset(node.offsetEnd);
    if (top !== undefined) style.top = top;
    if (bottom !== undefined && place.layout !== 'baseline') style.bottom = bottom;
    if (start !== undefined) style.insetInlineStart = start;
    if (end !== undefined) style.insetInlineEnd = end;
  }
  if (isAbsolute(node)) return style;
  style.flex =
    flex === 0 ? '0 0 auto' : place.layout === 'vertical' ? `${flex} 0 auto` : `${flex} 0 0`;
  const margin = space(node.margin) ?? place.gap;
  if (margin !== undefined) {
    if (place.layout === 'vertical') style.marginTop = margin;
    else style.marginInlineStart = margin;
  }
  return style;
}

/** The places of a box's children: the gap stands between neighbours, not round fillers. */
export function placesIn(box: Wire, layout: Layout, children: readonly Wire[]): Place[] {
  const gap = space(box.spacing);
  const isAligned = layout !== 'baseline' && typeof box.alignItems === 'string';
  let before: Wire | null = null;
  return children.map((child) => {
    const isBeside = before !== null && before.type !== 'filler' && child.type !== 'filler';
    if (!isAbsolute(child)) before = child;
    return { layout, isAligned, gap: isBeside ? gap : undefined };
  });
}
