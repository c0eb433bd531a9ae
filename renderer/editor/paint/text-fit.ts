import { brandedLayer } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { LayerId } from '#shared/domain/ids';
import { paintedKit } from './brand';
import { loadFonts } from './fonts';
import { layoutTextLayer } from './paint-text';

/** A hair's breadth: rounding is no overflow. */
const SLACK = 0.5;

/** Texts of a page whose lines need more room than their frame has, as they will be painted. */
export async function overflowingTexts(
  page: Pick<Artboard, 'layers'>,
): Promise<ReadonlySet<LayerId>> {
  const { kit } = paintedKit.getState();
  const layers = page.layers.map((layer) => brandedLayer(layer, kit));
  await loadFonts({ layers });
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const found = new Set<LayerId>();
  for (const layer of layers) {
    if (!context || layer.kind !== 'text' || layer.hidden) continue;
    const { lines, height } = layoutTextLayer(context, layer);
    const isWide = lines.some(({ width }) => width > layer.frame.width + SLACK);
    if (isWide || height > layer.frame.height + SLACK) found.add(layer.id);
  }
  return found;
}
