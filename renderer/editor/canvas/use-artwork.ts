import { useEffect, useState } from 'react';
import type { Page } from '#shared/domain/rich-menu/schema';
import type { SelectableId } from '../api';
import { loadResources, NO_RESOURCES, paintPage, type Resources } from '../paint';

export interface Artwork {
  bitmap: HTMLCanvasElement;
  resources: Resources;
}

/** Bitmap pixels for each page pixel: enough for the zoom, never more than the page has twice over. */
function scaleFor(zoom: number, page: Page): number {
  const wanted = zoom * (window.devicePixelRatio || 1);
  const steps = [0.125, 0.25, 0.5, 1, 2];
  const scale = steps.find((step) => step >= wanted) ?? 2;
  // a bitmap of 40 megapixels is 160 MB; what lies above is drawn from a smaller one
  const limit = Math.sqrt(40_000_000 / (page.size.width * page.size.height));
  return Math.min(scale, limit);
}

/**
 * The page's picture as one bitmap: panning, zooming and dragging areas only draw it. `without` are layers
 * that are being dragged; they are painted on their own while they move.
 */
export function useArtwork(
  page: Page,
  zoom: number,
  without: ReadonlySet<SelectableId>,
): Artwork | null {
  const [resources, setResources] = useState<Resources | null>(null);
  const [artwork, setArtwork] = useState<Artwork | null>(null);
  const { background, layers, size, id } = page;
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
  }, [id, layers]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above; `excluded` stands for `without`
  useEffect(() => {
    const bitmap = document.createElement('canvas');
    bitmap.width = Math.max(1, Math.round(size.width * scale));
    bitmap.height = Math.max(1, Math.round(size.height * scale));
    const context = bitmap.getContext('2d');
    if (!context) return;
    context.scale(bitmap.width / size.width, bitmap.height / size.height);
    context.imageSmoothingQuality = 'high';
    const painted = resources ?? NO_RESOURCES;
    paintPage(context, page, painted, { layers: (layer) => !without.has(layer.id) });
    setArtwork({ bitmap, resources: painted });
  }, [id, background, layers, size, scale, resources, excluded]);

  return artwork;
}
