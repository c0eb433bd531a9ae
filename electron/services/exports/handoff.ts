import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from '#shared/domain/design/design';
import type { PageId } from '#shared/domain/ids';
import type { Locale } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { areasCsv } from '#shared/handoff/area-csv';
import { areasMap } from '#shared/handoff/area-map';
import { areasSvg } from '#shared/handoff/area-svg';
import { type PrototypePlayer, prototypeHtml } from '#shared/handoff/prototype/html';
import { prototypeModel } from '#shared/handoff/prototype/model';
import { sheetOf } from '#shared/handoff/sheet';
import type { HandoffPage, HandoffSheet } from '#shared/handoff/sheet-schema';
import type { HandoffPart } from '#shared/ipc/channels/handoff';
import { LIMITS } from '#shared/line/limits';
import type { DrawnPicture } from '../../render/render-port';
import type { SheetPort } from '../../render/sheet-port';
import type { AssetStore } from '../../store/asset-store';
import { durableWrite, writeError } from '../../store/durable-write';
import { readImageInfo } from '../../store/image-info';
import type { Drawings } from '../render';
import { freeName, safeName } from './names';

export interface HandoffOptions {
  folder: string;
  parts: readonly HandoffPart[];
  locale: Locale;
  onProgress?(done: number, total: number, step: string): void;
}

export interface HandoffSources {
  drawings: Drawings;
  sheets: SheetPort;
  assets: Pick<AssetStore, 'read'>;
  /** Folder of the built player of prototypes. */
  playerDir: string;
}

interface WrittenFile {
  name: string;
  bytes: Uint8Array;
}

/** Parts that show the picture of every page. */
const WITH_PICTURES: readonly HandoffPart[] = ['map', 'pdf', 'prototype'];

/** Writes what people without Tapestry need of a design into a folder of its own. Nothing is overwritten. */
export async function exportHandoff(
  design: Product,
  { folder, parts, locale, onProgress }: HandoffOptions,
  sources: HandoffSources,
): Promise<Result<{ folder: string; files: string[] }>> {
  const sheet = sheetOf(design, locale);
  const drawn = parts.some((part) => WITH_PICTURES.includes(part))
    ? await drawPages(design, sources.drawings, onProgress)
    : ok([]);
  if (!drawn.ok) return drawn;
  const made: WrittenFile[] = [];
  for (const part of new Set(parts)) {
    const files = await FILES[part]({ design, sheet, pictures: drawn.value, locale, sources });
    if (!files.ok) return files;
    made.push(...files.value);
  }
  const name = await freeName(folder, safeName(`${design.name} hand-off`, 'hand-off'), ['']);
  try {
    await mkdir(join(folder, name), { recursive: true });
    for (const file of made)
      await durableWrite(join(folder, name, file.name), file.bytes, { forOthers: true });
  } catch (error) {
    return fail(writeError(error, folder));
  }
  return ok({ folder: name, files: made.map((file) => `${name}/${file.name}`) });
}

interface Parts {
  design: Product;
  sheet: HandoffSheet;
  /** One for each page, in their order. */
  pictures: readonly DrawnPicture[];
  locale: Locale;
  sources: HandoffSources;
}

type Made = Result<WrittenFile[]>;
const utf8 = new TextEncoder();
const text = (name: string, content: string): WrittenFile => ({
  name,
  bytes: utf8.encode(content),
});
const stemOf = (index: number) => `page-${index + 1}`;
const mimeOf = ({ format }: DrawnPicture) => `image/${format}`;
const endingOf = ({ format }: DrawnPicture) => (format === 'png' ? 'png' : 'jpg');

const FILES: Readonly<Record<HandoffPart, (parts: Parts) => Promise<Made>>> = {
  csv: async ({ sheet }) => ok([text('areas.csv', areasCsv(sheet))]),
  svg: async ({ sheet }) =>
    ok(sheet.pages.map((page, index) => text(`${stemOf(index)}.areas.svg`, areasSvg(page)))),
  map: async ({ sheet, pictures }) =>
    ok(sheet.pages.flatMap((page, index) => mapOf(page, index, pictures[index]))),
  async pdf({ sheet, pictures, sources }) {
    const shown = pictures.map((picture) => ({ bytes: picture.bytes, mime: mimeOf(picture) }));
    const printed = await sources.sheets.sheet(sheet, shown);
    return printed.ok ? ok([{ name: 'spec-sheet.pdf', bytes: printed.value }]) : printed;
  },
  async prototype({ design, pictures, locale, sources }) {
    const player = await readPlayer(sources.playerDir);
    if (!player.ok) return player;
    const byPage = new Map<string, string>(
      design.pages.map(({ id }, index) => [id, dataUrl(pictures[index])]),
    );
    const model = prototypeModel(
      design,
      {
        page: (pageId) => byPage.get(pageId as PageId) ?? '',
        poster: await posterOf(design, sources.assets),
      },
      locale,
    );
    return ok([text('prototype.html', prototypeHtml(model, player.value, sha256Base64))]);
  },
};

function mapOf(page: HandoffPage, index: number, picture: DrawnPicture | undefined): WrittenFile[] {
  if (!picture) return [];
  const file = `${stemOf(index)}.${endingOf(picture)}`;
  return [
    { name: file, bytes: picture.bytes },
    text(`${stemOf(index)}.map.html`, areasMap(page, file, stemOf(index))),
  ];
}

/** Every page once, in its own size and under LINE's limit for the smallest product. */
async function drawPages(
  design: Product,
  drawings: Drawings,
  onProgress: HandoffOptions['onProgress'],
): Promise<Result<DrawnPicture[]>> {
  const pictures: DrawnPicture[] = [];
  for (const [index, page] of design.pages.entries()) {
    onProgress?.(index, design.pages.length, page.name || stemOf(index));
    const drawn = await drawings.draw(page, {
      format: 'best',
      maxBytes: LIMITS.richMenu.imageBytes,
      widthPx: page.size.width,
    });
    if (!drawn.ok) return fail({ ...drawn.error, path: ['pages', index] });
    pictures.push(drawn.value);
  }
  onProgress?.(design.pages.length, design.pages.length, '');
  return ok(pictures);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const sha256Base64 = (content: string): string =>
  createHash('sha256').update(content).digest('base64');
const dataUrl = (picture: DrawnPicture | undefined): string =>
  picture ? `data:${mimeOf(picture)};base64,${base64(picture.bytes)}` : '';

/** The frame of a video; a poster that is only on the net is not fetched. */
async function posterOf(design: Product, assets: HandoffSources['assets']): Promise<string | null> {
  const hash = design.kind === 'richMessage' ? design.video?.poster : null;
  const bytes = hash ? await assets.read(hash) : null;
  const info = bytes && readImageInfo(bytes);
  return bytes && info?.ok ? `data:${info.value.mime};base64,${base64(bytes)}` : null;
}

/** The player that is written into every prototype. */
export async function readPlayer(folder: string): Promise<Result<PrototypePlayer>> {
  try {
    return ok({
      script: await readFile(join(folder, 'player.js'), 'utf8'),
      style: await readFile(join(folder, 'player.css'), 'utf8'),
    });
  } catch (error) {
    return fail(
      appError('export.noPlayer', 'The player of prototypes is not part of this Tapestry.', {
        details: { reason: (error as NodeJS.ErrnoException).code ?? String(error) },
      }),
    );
  }
}
