import { brandedLayer } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Sha256 } from '#shared/domain/ids';
import { paintedKit } from './brand';
import { loadFonts } from './fonts';

/** A decoded picture with its own size; an SVG keeps its outlines until it is painted. */
export interface LoadedImage {
  source: CanvasImageSource;
  width: number;
  height: number;
}

/** What a page needs before it can be painted. */
export interface Resources {
  images: ReadonlyMap<Sha256, LoadedImage>;
  /** Pictures that could not be read. They are painted as nothing; an export refuses to go on. */
  missing: readonly Sha256[];
}

export const NO_RESOURCES: Resources = { images: new Map(), missing: [] };

export interface LoadOptions {
  /** Address of an asset; default the app's own scheme. */
  assetUrl?: (hash: Sha256) => string;
}

export const defaultAssetUrl = (hash: Sha256) => `app://tapestry/asset/${hash}`;

/** About 40 decoded pictures of 2500×1686; older ones are decoded again when they are needed. */
const MAX_KEPT_PIXELS = 160_000_000;

/** Decoded pictures by address. The address ends in a content hash, so an entry never grows stale. */
const kept = new Map<string, Promise<LoadedImage>>();
const pixelsOf = new Map<string, number>();

/** Loads pictures and fonts of a page; never rejects, see `missing`. */
export async function loadResources(
  page: Pick<Artboard, 'layers'>,
  options: LoadOptions = {},
): Promise<Resources> {
  const assetUrl = options.assetUrl ?? defaultAssetUrl;
  const hashes = new Set<Sha256>();
  const { kit } = paintedKit.getState();
  const layers = page.layers.map((layer) => brandedLayer(layer, kit));
  for (const layer of layers) {
    if (layer.kind === 'image' && !layer.hidden) hashes.add(layer.asset);
  }
  const images = new Map<Sha256, LoadedImage>();
  const missing: Sha256[] = [];
  await Promise.all([
    loadFonts({ layers }),
    ...[...hashes].map(async (hash) => {
      try {
        images.set(hash, await loadImage(assetUrl(hash)));
      } catch {
        missing.push(hash);
      }
    }),
  ]);
  return { images, missing };
}

function loadImage(url: string): Promise<LoadedImage> {
  const known = kept.get(url);
  if (known) {
    // Most recently used last, so that the first entry is the one to forget.
    kept.delete(url);
    kept.set(url, known);
    return known;
  }
  const loading = decodeImage(url);
  kept.set(url, loading);
  loading.then(
    (image) => {
      pixelsOf.set(url, image.width * image.height);
      forgetOldest();
    },
    // A picture that is missing now may be there after an import.
    () => kept.delete(url),
  );
  return loading;
}

async function decodeImage(url: string): Promise<LoadedImage> {
  const image = new Image();
  // While developing, the page comes from another origin; without this the canvas could not be read back.
  image.crossOrigin = 'anonymous';
  image.src = url;
  await image.decode();
  return { source: image, width: image.naturalWidth, height: image.naturalHeight };
}

function forgetOldest(): void {
  let total = 0;
  for (const pixels of pixelsOf.values()) total += pixels;
  for (const url of kept.keys()) {
    if (total <= MAX_KEPT_PIXELS || kept.size <= 1) return;
    total -= pixelsOf.get(url) ?? 0;
    kept.delete(url);
    pixelsOf.delete(url);
  }
}
