import { stat } from 'node:fs/promises';
import type { TapestryDocument } from '#shared/document/kinds';
import type { Painted } from '#shared/domain/design/artboard';
import { isProduct } from '#shared/domain/design/design';
import type { DocumentId, LayerId, PageId, Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import type { LocalPlace } from '#shared/preview/local-address';
import { type DesignPicture, picturesOf } from '#shared/targets/pictures';
import type { MediaMime } from '../../media/port';
import type { DrawnPicture } from '../../render/render-port';
import type { AssetStore } from '../../store/asset-store';
import { readImageInfo } from '../../store/image-info';
import type { VideoStore } from '../../store/video-store';
import type { Drawings } from '../render';
import type { MediaItem } from './host-media';

/** Where what messages point at comes from. */
export interface LocalSources {
  load(id: DocumentId): Promise<Result<{ document: TapestryDocument }>>;
  assets: Pick<AssetStore, 'read'>;
  videos: Pick<VideoStore, 'pathOf'>;
  drawings: Drawings;
}

/** The name that an item has among the others; the same address may be asked for in two sizes. */
export const keyOf = ({ url, field }: Pick<LocalPlace, 'url' | 'field'>): string =>
  `${field === 'previewImageUrl' ? 'preview' : 'whole'} ${url}`;

/** A still that was made smaller is at most so wide. */
const PREVIEW_SIDE = 1_024;
/** A picture of a type that LINE does not take is drawn anew, at most so large. */
const DRAWN_SIDE = 2_500;

/** What has to lie on a host before messages with these places can be sent; nothing is uploaded here. */
export async function localItems(
  places: readonly LocalPlace[],
  sources: LocalSources,
  options: { signal: AbortSignal; onProgress(done: number, total: number): void },
): Promise<Result<MediaItem[]>> {
  const distinct = new Map(places.map((place) => [keyOf(place), place]));
  const designs = new Map<DocumentId, Result<{ document: TapestryDocument }>>();
  const designOf = async (id: DocumentId) => {
    const known = designs.get(id) ?? (await sources.load(id));
    designs.set(id, known);
    return known;
  };
  const items: MediaItem[] = [];
  for (const [key, place] of distinct) {
    if (options.signal.aborted)
      return fail(appError('media.stopped', 'The upload was stopped.', { retry: 'safe' }));
    options.onProgress(items.length, distinct.size);
    const { thing } = place;
    let item: Result<MediaItem>;
    if (thing.kind === 'asset') {
      item = await assetItem(key, thing.hash, key.startsWith('preview '), sources);
    } else {
      const design = await designOf(thing.documentId);
      item = design.ok ? await drawnItem(key, thing, design.value.document, sources) : design;
    }
    if (!item.ok) return item;
    items.push(item.value);
  }
  options.onProgress(distinct.size, distinct.size);
  return ok(items);
}

async function drawnItem(
  key: string,
  thing: { kind: 'imagemap' | 'picture' | 'poster'; documentId: DocumentId; pageId: PageId },
  document: TapestryDocument,
  { drawings }: LocalSources,
): Promise<Result<MediaItem>> {
  const page = isProduct(document) ? document.pages.find(({ id }) => id === thing.pageId) : null;
  const wanted = isProduct(document)
    ? picturesOf(document).filter(
        ({ pageId, crop }) =>
          pageId === thing.pageId && (thing.kind === 'poster') === (crop !== undefined),
      )
    : [];
  if (!page || wanted.length === 0) {
    return fail(
      appError('media.designChanged', 'A design of this message was changed meanwhile.', {
        details: { name: document.name },
        retry: 'safe',
      }),
    );
  }
  const drawn: { widthPx: number; picture: DrawnPicture }[] = [];
  for (const picture of wanted) {
    const made = await drawings.draw(page, wantedOf(picture));
    if (!made.ok) return made;
    drawn.push({ widthPx: picture.widthPx, picture: made.value });
  }
  const [first] = drawn;
  if (thing.kind !== 'imagemap' && first)
    return ok({ kind: 'file', key, mime: mimeOf(first.picture), bytes: first.picture.bytes });
  return ok({
    kind: 'imagemap',
    key,
    pictures: drawn.map(({ widthPx, picture }) => ({
      width: widthPx,
      mime: mimeOf(picture),
      bytes: picture.bytes,
    })),
  });
}

const wantedOf = ({ maxBytes, widthPx, crop }: DesignPicture) => ({
  format: 'best' as const,
  maxBytes,
  widthPx,
  ...(crop ? { crop } : {}),
});

const mimeOf = ({ format }: DrawnPicture) =>
  format === 'png' ? ('image/png' as const) : ('image/jpeg' as const);

/** A file of the workspace as it is, or drawn anew where LINE takes neither its type nor its size. */
async function assetItem(
  key: string,
  hash: Sha256,
  isPreview: boolean,
  { assets, videos, drawings }: LocalSources,
): Promise<Result<MediaItem>> {
  const bytes = await assets.read(hash);
  const info = bytes && readImageInfo(bytes);
  if (!bytes || !info?.ok) {
    const path = bytes ? null : await videos.pathOf(hash);
    if (path === null) {
      return fail(
        appError('asset.missing', 'This picture is no longer in the workspace.', {
          details: { hash },
        }),
      );
    }
    const { size } = await stat(path);
    return ok({ kind: 'film', key, mime: 'video/mp4', hash, file: { path, size } });
  }
  const { mime, widthPx, heightPx } = info.value;
  const maxBytes = isPreview ? LIMITS.previewImageBytes : LIMITS.imagemap.imageBytes;
  if ((mime === 'image/png' || mime === 'image/jpeg') && bytes.byteLength <= maxBytes)
    return ok({ kind: 'file', key, mime: mime satisfies MediaMime, bytes });
  const side = isPreview ? PREVIEW_SIDE : DRAWN_SIDE;
  const shrink = Math.min(1, side / Math.max(widthPx, heightPx));
  const size = {
    width: Math.max(1, Math.round(widthPx * shrink)),
    height: Math.max(1, Math.round(heightPx * shrink)),
  };
  const drawn = await drawings.draw(pictureAlone(hash, size), {
    format: 'best',
    maxBytes,
    widthPx: size.width,
  });
  if (!drawn.ok) return drawn;
  return ok({ kind: 'file', key, mime: mimeOf(drawn.value), bytes: drawn.value.bytes });
}

const pictureAlone = (asset: Sha256, size: { width: number; height: number }): Painted => ({
  size,
  background: { type: 'solid', colour: '#FFFFFF' },
  layers: [
    {
      kind: 'image',
      id: 'lay_0000000picture' as LayerId,
      name: '',
      asset,
      fit: 'cover',
      frame: { x: 0, y: 0, ...size },
    },
  ],
});
