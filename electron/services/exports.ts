import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import type { TapestryDocument } from '#shared/document/kinds';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { RenderedImage } from '#shared/ipc/contract';
import { toWire } from '#shared/line/rich-menu';
import type { Emit, SomeHandlers } from '../ipc/services';
import type { DrawFormat } from '../render/render-port';
import { durableWrite, writeError } from '../store/durable-write';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';
import type { DialogPort } from './ports';
import { type Drawings, renderedImageOf } from './render';

export interface ExportedFiles {
  files: string[];
  images: RenderedImage[];
}

/**
 * Draws every page and writes, page by page, the picture and LINE's JSON beside it. Files that are already
 * there are not overwritten: the new ones get a number.
 */
export async function exportDocument(
  document: TapestryDocument,
  folder: string,
  format: DrawFormat,
  drawings: Drawings,
  onProgress: (done: number, total: number, step: string) => void = () => undefined,
): Promise<Result<ExportedFiles>> {
  if (document.kind !== 'richMenuSet') {
    return fail(
      appError('render.nothingToDraw', 'This kind of document has no pictures to draw.', {
        details: { kind: document.kind, name: document.name },
      }),
    );
  }
  const files: string[] = [];
  const images: RenderedImage[] = [];
  for (const [index, page] of document.pages.entries()) {
    onProgress(index, document.pages.length, page.name);
    const drawn = await drawings.draw(page, format);
    if (!drawn.ok) return fail({ ...drawn.error, path: ['pages', index] });
    const picture = drawn.value;
    const extension = picture.format === 'png' ? 'png' : 'jpg';
    const stem = await freeStem(folder, fileName(document, page.richMenuAliasId), extension);
    const json = canonicalJson(toWire(page, document).richMenu);
    try {
      await durableWrite(join(folder, `${stem}.${extension}`), picture.bytes);
      await durableWrite(join(folder, `${stem}.richmenu.json`), new TextEncoder().encode(json));
    } catch (error) {
      return fail(writeError(error, folder));
    }
    files.push(`${stem}.${extension}`, `${stem}.richmenu.json`);
    images.push(renderedImageOf(page.id, picture));
  }
  onProgress(document.pages.length, document.pages.length, '');
  return ok({ files, images });
}

/** `首頁・秋季` + `home` → `首頁・秋季-home`; what file systems refuse becomes a dash. */
const fileName = (document: RichMenuSet, alias: string): string =>
  `${document.name}-${alias}`
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-')
    .slice(0, 100)
    .replace(/^\.+|[. ]+$/g, '') || 'rich-menu';

async function freeStem(folder: string, wanted: string, extension: string): Promise<string> {
  const isTaken = async (stem: string) =>
    (await exists(join(folder, `${stem}.${extension}`))) ||
    exists(join(folder, `${stem}.richmenu.json`));
  let stem = wanted;
  for (let number = 2; await isTaken(stem); number += 1) stem = `${wanted} ${number}`;
  return stem;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

export function exportHandlers(
  current: CurrentWorkspace,
  drawings: Drawings,
  dialogs: DialogPort,
  emit: Emit,
): SomeHandlers<'render.page' | 'exports.save'> {
  return {
    'render.page': ({ documentId, pageId, format }) =>
      withWorkspace(current, async (ws) => {
        const loaded = await ws.loadAs('richMenuSet', documentId);
        if (!loaded.ok) return loaded;
        const drawn = await drawings.drawPage(loaded.value.document, pageId, format);
        return drawn.ok ? ok(renderedImageOf(pageId, drawn.value)) : drawn;
      }),
    'exports.save': ({ documentId, format }) =>
      withWorkspace(current, async (ws) => {
        const loaded = await ws.load(documentId);
        if (!loaded.ok) return loaded;
        const folder = await dialogs.pickFolder('export');
        if (folder === null) return ok(null);
        const written = await exportDocument(
          loaded.value.document,
          folder,
          format,
          drawings,
          (done, total, step) => emit('exports.progress', { done, total, step }),
        );
        return written.ok ? ok({ folder: basename(folder), ...written.value }) : written;
      }),
  };
}
