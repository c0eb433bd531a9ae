import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import type { CardMessage } from '#shared/domain/card-message/schema';
import type { Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { cardMessageToWire } from '#shared/targets/card-message/to-wire';
import { mediaInFolder } from '#shared/targets/pictures';
import { durableWrite, writeError } from '../../store/durable-write';
import { readImageInfo } from '../../store/image-info';
import { freeName, safeName } from './names';
import type { ExportedFiles, ExportOptions, ExportSources } from './options';

const NO_BASE = 'https://media.example';

/** A folder for the net: the pictures of the cards as they are, and the message that names them. */
export async function exportCards(
  design: CardMessage,
  { folder, mediaBase }: ExportOptions,
  { assets }: ExportSources,
): Promise<Result<ExportedFiles>> {
  const hashes = new Set<Sha256>();
  for (const { picture } of design.cards) if (picture.asset) hashes.add(picture.asset);
  if (design.more?.picture.asset) hashes.add(design.more.picture.asset);
  const contents: { file: string; bytes: Uint8Array }[] = [];
  const names = new Map<string, string>();
  for (const hash of hashes) {
    const bytes = await assets.read(hash);
    const info = bytes && readImageInfo(bytes);
    if (!bytes || !info?.ok) {
      return fail(
        appError('asset.missing', 'This picture is no longer in the workspace.', {
          details: { hash },
        }),
      );
    }
    const file = `picture-${contents.length + 1}.${info.value.extension}`;
    names.set(hash, file);
    contents.push({ file, bytes });
  }
  const name = await freeName(folder, safeName(design.name, 'message'), ['']);
  const base = mediaBase?.trim() || `${NO_BASE}/${encodeURIComponent(name)}`;
  const media = mediaInFolder(base, { pictures: new Map(), posters: new Map(), assets: names });
  const json = canonicalJson(cardMessageToWire(design, media));
  contents.push({ file: 'message.json', bytes: new TextEncoder().encode(json) });
  try {
    await mkdir(join(folder, name), { recursive: true });
    for (const { file, bytes } of contents)
      await durableWrite(join(folder, name, file), bytes, { forOthers: true });
  } catch (error) {
    return fail(writeError(error, folder));
  }
  return ok({ files: contents.map(({ file }) => `${name}/${file}`), images: [] });
}
