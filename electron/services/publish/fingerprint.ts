import { createHash } from 'node:crypto';
import type { Painted, SymbolArt } from '#shared/domain/design/artboard';
import type { LayerGroup } from '#shared/domain/design/layers';
import type { Sha256 } from '#shared/domain/ids';
import { knownFields } from '#shared/line/rich-menu/known-fields';

/** JSON with sorted keys, so that equal values have equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export const hashBytes = (bytes: Uint8Array): Sha256 =>
  createHash('sha256').update(bytes).digest('hex') as Sha256;

export const hashOf = (value: unknown): Sha256 =>
  createHash('sha256').update(canonical(value)).digest('hex') as Sha256;

/** Two rich menu objects with the same hash are the same to LINE. */
export const wireHash = (richMenu: Record<string, unknown>): Sha256 =>
  hashOf(knownFields(richMenu));

/**
 * Changes exactly when the picture of the page may change. A plan needs this and no rendering: names
 * of layers, locks and hidden layers do not make a new menu.
 */
export function paintHash(page: Painted): Sha256 {
  const layers = page.layers
    .filter((layer) => layer.hidden !== true)
    .map(({ id: _id, name: _name, locked: _locked, hidden: _hidden, ...painted }) => painted);
  const { size, background, groups, symbols } = page;
  return hashOf({
    size,
    background,
    layers,
    // pages without any keep the hash they had when they were published
    ...(groups?.some(isSeen) ? { groups: groups.map(seenOf) } : {}),
    ...(symbols ? { symbols: Object.entries(symbols).map(([id, art]) => [id, artOf(art)]) } : {}),
  });
}

const isSeen = ({ hidden, opacity, shadow }: LayerGroup): boolean =>
  hidden === true || opacity !== undefined || shadow !== undefined;
const seenOf = ({ name: _name, locked: _locked, ...group }: LayerGroup) => group;

/** Instances name layers of a symbol by their ids, and may show what it hides. */
const artOf = ({ size, background, layers, groups }: SymbolArt) => ({
  size,
  background,
  layers: layers.map(({ name: _name, locked: _locked, ...painted }) => painted),
  groups: (groups ?? []).map(seenOf),
});
