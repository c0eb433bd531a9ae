import { brandedLayer } from '#shared/domain/brand/resolve';
import type { Painted } from '#shared/domain/design/artboard';
import type { ImageLayer, Layer } from '#shared/domain/design/layers';
import type { DocumentId, Sha256 } from '#shared/domain/ids';
import { gatherSymbols } from '#shared/domain/symbol/gather';
import { contentOf, MAX_SYMBOL_DEPTH, type SymbolLibrary } from '#shared/domain/symbol/resolve';
import { paintedKit } from './brand';
import { loadFonts } from './fonts';
import { scaleInWorker } from './scale';
import { paintedSymbols } from './symbols';

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
  /** Every symbol behind the page. */
  symbols: SymbolLibrary;
  /** Symbols that are not in this workspace: painted as an empty place; an export refuses to go on. */
  missingSymbols: readonly DocumentId[];
  /** Another number: a face has come that texts were not painted with before. */
  faces: number;
}

export const NO_RESOURCES: Resources = {
  images: new Map(),
  missing: [],
  symbols: new Map(),
  missingSymbols: [],
  faces: 0,
};

/** True when a page that was painted with the one would be painted no otherwise with the other. */
export const sameResources = (a: Resources, b: Resources): boolean =>
  a.faces === b.faces &&
  sameEntries(a.images, b.images) &&
  sameEntries(a.symbols, b.symbols) &&
  a.missing.join() === b.missing.join() &&
  a.missingSymbols.join() === b.missingSymbols.join();

const sameEntries = <K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);

export interface LoadOptions {
  /** Address of an asset; default the app's own scheme. */
  assetUrl?: (hash: Sha256) => string;
  /** Every picture in its own size: what leaves the studio is never painted from a smaller one. */
  whole?: boolean;
}

export const defaultAssetUrl = (hash: Sha256) => `app://tapestry/asset/${hash}`;

/** About 40 decoded pictures of 2500×1686; older ones are decoded again when they are needed. */
const MAX_KEPT_PIXELS = 160_000_000;

/** Decoded pictures by address. The address ends in a content hash, so an entry never grows stale. */
const kept = new Map<string, Promise<LoadedImage>>();
const pixelsOf = new Map<string, number>();

/** Loads pictures and fonts of a page; never rejects, see `missing`. */
export async function loadResources(
  page: Pick<Painted, 'layers' | 'symbols'>,
  options: LoadOptions = {},
): Promise<Resources> {
  const assetUrl = options.assetUrl ?? defaultAssetUrl;
  const { kit } = paintedKit.getState();
  const given = page.symbols;
  const library = given ? new Map(Object.entries(given)) : paintedSymbols.getState().symbols;
  const { symbols, missing: missingSymbols } = await gatherSymbols(
    page.layers,
    async (id) => library.get(id) ?? null,
  );
  const layers = [...page.layers, ...layersWithin(page.layers, symbols)].map((layer) =>
    brandedLayer(layer, kit),
  );
  /** Which pictures, and whether all their pixels are needed. */
  const hashes = new Map<Sha256, boolean>();
  for (const layer of layers) {
    if (layer.kind !== 'image' || layer.hidden) continue;
    const isWhole = options.whole === true || isCutOut(layer);
    hashes.set(layer.asset, isWhole || hashes.get(layer.asset) === true);
  }
  const images = new Map<Sha256, LoadedImage>();
  const missing: Sha256[] = [];
  const [faces] = await Promise.all([
    loadFonts({ layers }),
    ...[...hashes].map(async ([hash, isWhole]) => {
      try {
        images.set(hash, await loadImage(assetUrl(hash), isWhole));
      } catch {
        missing.push(hash);
      }
    }),
  ]);
  return { images, missing, symbols, missingSymbols, faces };
}

/** What instances show, with what they say otherwise; of each symbol within another once more. */
function layersWithin(layers: readonly Layer[], symbols: SymbolLibrary, depth = 0): Layer[] {
  if (depth >= MAX_SYMBOL_DEPTH) return [];
  const found: Layer[] = [];
  for (const layer of layers) {
    const art = layer.kind === 'symbol' && !layer.hidden ? symbols.get(layer.symbol) : undefined;
    if (layer.kind !== 'symbol' || !art || found.length > MOST_LAYERS) continue;
    const content = contentOf(layer, art).layers;
    found.push(...content, ...layersWithin(content, symbols, depth + 1));
  }
  return found;
}

/** Beyond this many nothing is painted either. */
const MOST_LAYERS = 20_000;

/** A small part of a picture fills its frame: there are no pixels to spare. */
const isCutOut = ({ crop }: ImageLayer): boolean =>
  crop !== undefined && Math.min(crop.width, crop.height) < 0.5;

function loadImage(url: string, isWhole: boolean): Promise<LoadedImage> {
  const key = isWhole ? `${url}#whole` : url;
  const known = kept.get(key);
  if (known) {
    // Most recently used last, so that the first entry is the one to forget.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const loading = decodeImage(url, isWhole);
  kept.set(key, loading);
  loading.then(
    ({ source, width, height }) => {
      const isScaled = source instanceof ImageBitmap;
      pixelsOf.set(key, isScaled ? source.width * source.height : width * height);
      forgetOldest();
    },
    // A picture that is missing now may be there after an import.
    () => kept.delete(key),
  );
  return loading;
}

/** No page has more pixels on a side; larger pictures only cost time with every stroke. */
const SCREEN_SIDE = 3_000;

async function decodeImage(url: string, isWhole: boolean): Promise<LoadedImage> {
  const image = new Image();
  // While developing, the page comes from another origin; without this the canvas could not be read back.
  image.crossOrigin = 'anonymous';
  image.src = url;
  if (!isWhole) await loaded(image);
  const { naturalWidth: width, naturalHeight: height } = image;
  if (!isWhole && Math.max(width, height) > SCREEN_SIDE) {
    const bitmap = await scaleInWorker(url, SCREEN_SIDE);
    // an SVG cannot be scaled like that, and need not: it is painted in any size
    if (bitmap) return { source: bitmap, width, height };
  }
  await image.decode();
  return { source: image, width: image.naturalWidth, height: image.naturalHeight };
}

/** The picture's size is known; nothing is decoded yet. */
const loaded = (image: HTMLImageElement): Promise<void> =>
  new Promise((resolve, reject) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => reject(new Error('the picture cannot be read')), {
      once: true,
    });
  });

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
