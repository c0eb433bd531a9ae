import type { Bounds } from '#shared/geometry/bounds';
import { canonical } from './fingerprint';

/*
 * What differs between two versions of a page, in words that a person checks before publishing:
 * `{ code, details }`, translated by code.
 */

export interface Change {
  code: string;
  details: Record<string, unknown>;
}

interface WireArea {
  bounds: Bounds;
  action: Record<string, unknown>;
}
export interface Version {
  richMenu: Record<string, unknown>;
  paintHash: string;
  richMenuAliasId: string;
}

/** A, B, … Z, AA: how the canvas letters areas. */
export const areaLetter = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : areaLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);
const areasOf = (richMenu: Record<string, unknown>) => (richMenu.areas ?? []) as WireArea[];

export function describeChanges(
  before: Version,
  after: Version,
): { changes: Change[]; changedAreas: Bounds[] } {
  const changes: Change[] = [];
  const add = (code: string, details: Record<string, unknown> = {}) =>
    changes.push({ code: `plan.change.${code}`, details });
  if (before.paintHash !== after.paintHash) add('image');
  for (const field of ['chatBarText', 'name'] as const) {
    const [from, to] = [before.richMenu[field], after.richMenu[field]];
    if (!same(from, to)) add(field, { from, to });
  }
  if (before.richMenu.selected !== after.richMenu.selected) {
    add(after.richMenu.selected === true ? 'selected_yes' : 'selected_no');
  }
  if (!same(before.richMenu.size, after.richMenu.size)) {
    const { width, height } = after.richMenu.size as { width: number; height: number };
    // pixels carry no separators
    add('size', { width: String(width), height: String(height) });
  }
  if (before.richMenuAliasId !== '' && before.richMenuAliasId !== after.richMenuAliasId) {
    add('alias', { from: before.richMenuAliasId, to: after.richMenuAliasId });
  }
  const changedAreas: Bounds[] = [];
  const [old, fresh] = [areasOf(before.richMenu), areasOf(after.richMenu)];
  fresh.forEach((area, index) => {
    const letter = areaLetter(index);
    const was = old[index];
    const moved = was !== undefined && !same(was.bounds, area.bounds);
    const acts = was !== undefined && !same(was.action, area.action);
    if (!was) add('areaAdded', { area: letter });
    if (moved) add('areaMoved', { area: letter, from: was.bounds, to: area.bounds });
    if (acts) add('areaAction', { area: letter, from: was.action.type, to: area.action.type });
    if (!was || moved || acts) changedAreas.push(area.bounds);
  });
  for (let index = fresh.length; index < old.length; index += 1) {
    add('areaRemoved', { area: areaLetter(index) });
  }
  return { changes, changedAreas };
}
