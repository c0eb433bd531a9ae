import { basename } from 'node:path';
import type { TapestryDocument } from '#shared/document/kinds';
import { isProduct } from '#shared/domain/design/design';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';
import { exportCards } from './exports/cards';
import { exportDefinition } from './exports/definition';
import { exportMenus } from './exports/menus';
import { exportMessage } from './exports/message';
import type { ExportedFiles, ExportOptions, ExportSources } from './exports/options';
import type { DialogPort } from './ports';
import { type Drawings, renderedImageOf } from './render';

/** Draws every picture of a document and writes it with LINE's JSON. Files that are there are not overwritten. */
export async function exportDocument(
  document: TapestryDocument,
  options: ExportOptions,
  sources: ExportSources,
): Promise<Result<ExportedFiles>> {
  if (document.kind === 'cardMessage') return exportCards(document, options, sources);
  if (document.kind === 'coupon' || document.kind === 'definition')
    return exportDefinition(document, options);
  if (!isProduct(document)) {
    return fail(
      appError('render.nothingToDraw', 'This kind of document has no pictures to draw.', {
        details: { kind: document.kind, name: document.name },
      }),
    );
  }
  return document.kind === 'richMenuSet'
    ? exportMenus(document, options, sources)
    : exportMessage(document, options, sources);
}

export function exportHandlers(
  current: CurrentWorkspace,
  drawings: Drawings,
  dialogs: DialogPort,
  emit: Emit,
): SomeHandlers<'render.page' | 'exports.save'> {
  return {
    'render.page': ({ documentId, pageId, format }) =>
      withWorkspace(current, async (ws) => {
        const loaded = await ws.load(documentId);
        if (!loaded.ok) return loaded;
        const { document } = loaded.value;
        if (!isProduct(document)) {
          return fail(
            appError('render.nothingToDraw', 'This kind of document has no pictures to draw.', {
              details: { kind: document.kind, name: document.name },
            }),
          );
        }
        const drawn = await drawings.drawPage(document, pageId, format);
        return drawn.ok ? ok(renderedImageOf(pageId, drawn.value)) : drawn;
      }),
    'exports.save': ({ documentId, format, mediaBase }) =>
      withWorkspace(current, async (ws) => {
        const loaded = await ws.load(documentId);
        if (!loaded.ok) return loaded;
        const folder = await dialogs.pickFolder('export');
        if (folder === null) return ok(null);
        const written = await exportDocument(
          loaded.value.document,
          {
            folder,
            format,
            ...(mediaBase === undefined ? {} : { mediaBase }),
            onProgress: (done, total, step) => emit('exports.progress', { done, total, step }),
          },
          { drawings, assets: ws.assets, videos: ws.videos },
        );
        return written.ok ? ok({ folder: basename(folder), ...written.value }) : written;
      }),
  };
}
