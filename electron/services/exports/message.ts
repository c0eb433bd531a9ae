import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import type { RichCarousel } from '#shared/domain/design/rich-carousel';
import type { RichMessage } from '#shared/domain/design/rich-message';
import type { PageId, Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { mediaInFolder } from '#shared/targets/pictures';
import { designToWire } from '#shared/targets/to-wire';
import { durableWrite, writeError } from '../../store/durable-write';
import { readImageInfo } from '../../store/image-info';
import { type DesignDrawing, drawDesign } from '../design-pictures';
import { renderedImageOf } from '../render';
import { freeName, safeName } from './names';
import type { ExportedFiles, ExportOptions, ExportSources } from './options';

/** Stands in the JSON until somebody has put the folder on the net. */
const NO_BASE = 'https://media.example';

/**
 * One folder that can be put on the net as it is: the pictures under the names that LINE asks for, what
 * belongs to a video, and the message that names them all.
 */
export async function exportMessage(
  design: RichMessage | RichCarousel,
  { folder, format, mediaBase, onProgress }: ExportOptions,
  { drawings, assets, videos }: ExportSources,
): Promise<Result<ExportedFiles>> {
  const drawn = await drawDesign(design, drawings, format, onProgress);
  if (!drawn.ok) return drawn;
  const own = await ownAssets(design, assets);
  if (!own.ok) return own;
  const film = await ownFilm(design, videos);
  if (!film.ok) return film;
  const name = await freeName(folder, safeName(design.name, 'message'), ['']);
  const base = mediaBase?.trim() || ownBase(design) || `${NO_BASE}/${encodeURIComponent(name)}`;
  const media = mediaInFolder(base, {
    pictures: new Map<PageId, string>(
      drawn.value.flatMap(({ picture, file }) => (picture.crop ? [] : [[picture.pageId, file]])),
    ),
    posters: new Map<PageId, string>(
      drawn.value.flatMap(({ picture, file }) => (picture.crop ? [[picture.pageId, file]] : [])),
    ),
    assets: new Map([...own.value, ...film.value].map(({ hash, file }) => [hash, file])),
  });
  const json = canonicalJson(designToWire(withoutBase(design), media));
  const contents: { file: string; bytes: Uint8Array }[] = [
    ...drawn.value.map(({ file, drawn: made }) => ({ file, bytes: made.bytes })),
    ...own.value,
    { file: 'message.json', bytes: new TextEncoder().encode(json) },
  ];
  try {
    await mkdir(join(folder, name), { recursive: true });
    for (const { file, bytes } of contents)
      await durableWrite(join(folder, name, file), bytes, { forOthers: true });
    for (const { path, file } of film.value) await copyFile(path, join(folder, name, file));
  } catch (error) {
    return fail(writeError(error, folder));
  }
  return ok({
    files: [...film.value, ...contents].map(({ file }) => `${name}/${file}`),
    images: drawn.value.map((made) => imageOf(made, name)),
  });
}

const imageOf = ({ picture, drawn, file }: DesignDrawing, folder: string) => ({
  ...renderedImageOf(picture.pageId, drawn),
  file: `${folder}/${file}`,
});

const ownBase = (design: RichMessage | RichCarousel): string =>
  design.kind === 'richMessage' ? design.baseUrl.trim() : '';

/** The address of this export wins over the one in the design, which it was taken from anyway. */
const withoutBase = <D extends RichMessage | RichCarousel>(design: D): D =>
  design.kind === 'richMessage' ? { ...design, baseUrl: '' } : design;

/** The poster of a video, which is a picture of the workspace and not drawn. */
async function ownAssets(
  design: RichMessage | RichCarousel,
  assets: ExportSources['assets'],
): Promise<Result<{ hash: Sha256; file: string; bytes: Uint8Array }[]>> {
  const hash = design.kind === 'richMessage' ? design.video?.poster : null;
  if (!hash) return ok([]);
  const bytes = await assets.read(hash);
  const info = bytes && readImageInfo(bytes);
  if (!bytes || !info?.ok) {
    return fail(
      appError('asset.missing', 'This picture is no longer in the workspace.', {
        details: { hash },
        path: ['video', 'poster'],
      }),
    );
  }
  return ok([{ hash, file: `poster.${info.value.extension}`, bytes }]);
}

/** The film, copied as a file: it is too large to be held in memory. */
async function ownFilm(
  design: RichMessage | RichCarousel,
  videos: ExportSources['videos'],
): Promise<Result<{ hash: Sha256; file: string; path: string }[]>> {
  const hash = design.kind === 'richMessage' ? design.video?.file?.hash : undefined;
  // what is on the net already is not taken along
  if (!hash || (design.kind === 'richMessage' && design.video?.originalContentUrl.trim()))
    return ok([]);
  const path = await videos.pathOf(hash);
  return path === null
    ? fail(
        appError('video.missing', 'This video is no longer in the workspace.', {
          details: { hash },
          path: ['video', 'file'],
        }),
      )
    : ok([{ hash, file: 'video.mp4', path }]);
}
