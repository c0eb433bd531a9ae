import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Artboard } from '#shared/domain/design/artboard';
import type { SelectableId } from '../api';
import {
  loadResources,
  NO_RESOURCES,
  paintedKit,
  paintedSymbols,
  paintPage,
  type Resources,
} from '../paint';

export interface Artwork {
  /** The ground and everything up to what is being moved. */
  below: HTMLCanvasElement;
  /** What lies over it; null while nothing moves, then all is in `below`. */
  above: HTMLCanvasElement | null;
  resources: Resources;
}

/** Bitmap pixels for each page pixel: enough for the zoom, never more than the page has twice over. */
function scaleFor(zoom: number, page: Artboard): number {
  const wanted = zoom * (window.devicePixelRatio || 1);
  const steps = [0.125, 0.25, 0.5, 1, 2];
  const scale = steps.find((step) => step >= wanted) ?? 2;
  // a bitmap of 40 megapixels is 160 MB; what lies above is drawn from a smaller one
  const limit = Math.sqrt(40_000_000 / (page.size.width * page.size.height));
  return Math.min(scale, limit);
}

/**
 * The page's picture as bitmaps: panning, zooming and dragging areas only draw them. `without` are layers
 * that are being dragged; they are painted on their own while they move, between what lies under and over.
 */
export function useArtwork(
  page: Artboard,
  zoom: number,
  without: ReadonlySet<SelectableId>,
): Artwork | null {
  const [resources, setResources] = useState<Resources | null>(null);
  const [artwork, setArtwork] = useState<Artwork | null>(null);
  const { background, brand, layers, groups, size, id } = page;
  const kit = useStore(paintedKit);
  const symbols = useStore(paintedSymbols);
  const scale = scaleFor(zoom, page);
  const excluded = [...without].join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: areas change often and need no picture
  useEffect(() => {
    let stale = false;
    void loadResources(page).then((loaded) => {
      if (!stale) setResources(loaded);
    });
    return () => {
      stale = true;
    };
  }, [id, layers, kit, symbols]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above; `excluded` stands for `without`
  useEffect(() => {
    const painted = resources ?? NO_RESOURCES;
    const first = layers.findIndex((layer) => without.has(layer.id));
    const under = new Set(layers.slice(0, first === -1 ? layers.length : first));
    const below = sheet(page, scale, painted, (layer) => under.has(layer), true);
    const hasMore = layers.some((layer) => !under.has(layer) && !without.has(layer.id));
    const above = hasMore
      ? sheet(page, scale, painted, (layer) => !under.has(layer) && !without.has(layer.id), false)
      : null;
    if (below) setArtwork({ below, above, resources: painted });
  }, [id, background, brand, layers, groups, size, scale, resources, excluded, kit]);

  return artwork;
}

function sheet(
  page: Artboard,
  scale: number,
  resources: Resources,
  layers: (layer: Artboard['layers'][number]) => boolean,
  background: boolean,
): HTMLCanvasElement | null {
  const bitmap = document.createElement('canvas');
  bitmap.width = Math.max(1, Math.round(page.size.width * scale));
  bitmap.height = Math.max(1, Math.round(page.size.height * scale));
  const context = bitmap.getContext('2d');
  if (!context) return null;
  context.scale(bitmap.width / page.size.width, bitmap.height / page.size.height);
  context.imageSmoothingQuality = 'high';
  paintPage(context, page, resources, { layers, background });
  return bitmap;
}
