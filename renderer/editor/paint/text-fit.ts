import { brandedLayer } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import { type Overridable, overridablesOf } from '#shared/domain/symbol/resolve';
import { paintedKit } from './brand';
import { loadFonts } from './fonts';
import { layoutTextLayer } from './paint-text';
import { paintedSymbols } from './symbols';

/** A hair's breadth: rounding is no overflow. */
const SLACK = 0.5;

/** A text within an instance, as `overflowingTexts` names it. */
export const textInInstance = (instance: string, part: string): string => `${instance}/${part}`;

/**
 * Texts of a page whose lines need more room than their frame has, as they will be painted: by their ids, and
 * those of instances of symbols by `textInInstance`.
 */
export async function overflowingTexts(
  page: Pick<Artboard, 'layers'>,
): Promise<ReadonlySet<string>> {
  const { kit } = paintedKit.getState();
  const { symbols } = paintedSymbols.getState();
  const texts = page.layers
    .filter((layer) => !layer.hidden)
    .flatMap((layer): [string, Layer][] =>
      layer.kind === 'symbol'
        ? shownIn(overridablesOf(layer, symbols), layer.id)
        : [[layer.id, layer]],
    )
    .map(([id, layer]) => [id, brandedLayer(layer, kit)] as const);
  await loadFonts({ layers: texts.map(([, layer]) => layer) });
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const found = new Set<string>();
  for (const [id, layer] of texts) {
    if (!context || layer.kind !== 'text') continue;
    const { lines, height } = layoutTextLayer(context, layer);
    const isWide = lines.some(({ width }) => width > layer.frame.width + SLACK);
    if (isWide || height > layer.frame.height + SLACK) found.add(id);
  }
  return found;
}

/** Parts of an instance that are painted: neither hidden nor in a symbol that is. */
function shownIn(parts: readonly Overridable[], instance: string): [string, Layer][] {
  const hidden = parts.filter(({ layer }) => layer.hidden).map(({ path }) => path);
  return parts
    .filter(({ path }) => !hidden.some((one) => path === one || path.startsWith(`${one}/`)))
    .map(({ path, layer }) => [textInInstance(instance, path), layer]);
}
