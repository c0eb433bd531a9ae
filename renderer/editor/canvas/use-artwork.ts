import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Artboard } from '#shared/domain/design/artboard';
import type { SelectableId } from '../api';
import {
  loadResources,
  NO_RESOURCES,
  paintedKit,
  paintedSymbols,
  type Resources,
  sameResources,
} from '../paint';
import { sameElements } from '../use-readable';
import { painted, refreshed, type Sheet } from './sheet';

export interface Artwork {
  /** The ground and everything up to what is being moved. The same canvas may have been painted anew. */
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

/** While the zoom changes, the picture that is there is shown larger or smaller; it becomes sharp when it rests. */
const REST_MS = 120;

/** What was mended piece by piece is painted anew once nothing has changed for so long. */
const ANEW_MS = 1_000;

/** A scale that follows the wanted one once that rests. */
function useRested(wanted: number): number {
  const [rested, setRested] = useState(wanted);
  useEffect(() => {
    if (wanted === rested) return;
    const timer = setTimeout(() => setRested(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted, rested]);
  return rested;
}

/** The list of before as long as the same are in it. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  if (!sameElements(kept.current, list)) kept.current = list;
  return kept.current;
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
  /** The page with all its layers; it stays while some of them are dragged, and is mended afterwards. */
  const whole = useRef<Sheet | null>(null);
  const { background, brand, layers, groups, size, id } = page;
  const { kit } = useStore(paintedKit);
  const { symbols } = useStore(paintedSymbols);
  const scale = useRested(scaleFor(zoom, page));
  const excluded = [...without].join(' ');
  // words that are typed change their own layer with each key, and nothing that is painted meanwhile
  const shown = useSame(without.size === 0 ? layers : layers.filter(({ id }) => !without.has(id)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: areas change often and need no picture
  useEffect(() => {
    let stale = false;
    void loadResources(page).then((loaded) => {
      if (stale) return;
      // the picture that is there already was painted with the very same: nothing to be done twice
      setResources((before) => (before && sameResources(before, loaded) ? before : loaded));
    });
    return () => {
      stale = true;
    };
  }, [id, layers, kit, symbols]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above; `excluded` stands for `without`
  useEffect(() => {
    const content = { page, scale, resources: resources ?? NO_RESOURCES, kit };
    const first = layers.findIndex((layer) => without.has(layer.id));
    if (first === -1) {
      const show = (sheet: Sheet | null) => {
        whole.current = sheet;
        if (sheet) setArtwork({ below: sheet.canvas, above: null, resources: content.resources });
      };
      show(refreshed(whole.current, content));
      if (!whole.current?.isMended) return;
      const timer = setTimeout(() => show(refreshed(null, content)), ANEW_MS);
      return () => clearTimeout(timer);
    }
    const under = new Set(layers.slice(0, first));
    const below = painted(content, (layer) => under.has(layer), true);
    const isOver = (layer: Artboard['layers'][number]) =>
      !under.has(layer) && !without.has(layer.id);
    const above = layers.some(isOver) ? painted(content, isOver, false) : null;
    if (below) setArtwork({ below, above, resources: content.resources });
  }, [id, background, brand, shown, groups, size, scale, resources, excluded, kit]);

  return artwork;
}
