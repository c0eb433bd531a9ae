import { basename } from 'node:path';
import { isProduct } from '#shared/domain/design/design';
import { appError, fail, ok } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import type { PreviewPort } from '../render/preview-port';
import type { SheetPort } from '../render/sheet-port';
import { readComments } from '../store/reviews';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';
import { exportHandoff } from './exports/handoff';
import { exportMessagePrototype, isChatted } from './exports/message-prototype';
import type { DialogPort } from './ports';
import type { Drawings } from './render';

interface HandoffParts {
  current: CurrentWorkspace;
  drawings: Drawings;
  sheets: SheetPort;
  previews: PreviewPort;
  dialogs: DialogPort;
  emit: Emit;
  /** Folder of the built player of prototypes. */
  playerDir: string;
}

type Names = 'handoff.save' | 'comments.list' | 'comments.import' | 'comments.setDone';

/** Files for people without Tapestry, and the comments that come back from them. */
export function handoffHandlers(parts: HandoffParts): SomeHandlers<Names> {
  const { current, drawings, sheets, previews, dialogs, emit, playerDir } = parts;
  return {
    'handoff.save': ({ documentId, parts: wanted, locale }) =>
      withWorkspace(current, async (ws) => {
        const loaded = await ws.load(documentId);
        if (!loaded.ok) return loaded;
        const { document } = loaded.value;
        if (isChatted(document) && wanted.includes('prototype')) {
          const target = await dialogs.pickFolder('export');
          if (target === null) return ok(null);
          const made = await exportMessagePrototype(ws, document, target, {
            drawings,
            previews,
            playerDir,
            locale,
            onProgress: (done, total, step) => emit('exports.progress', { done, total, step }),
          });
          return made.ok ? ok({ folder: basename(target), files: made.value.files }) : made;
        }
        if (!isProduct(document)) {
          return fail(
            appError('render.nothingToDraw', 'This kind of document has no pictures to draw.', {
              details: { kind: document.kind, name: document.name },
            }),
          );
        }
        const folder = await dialogs.pickFolder('export');
        if (folder === null) return ok(null);
        const written = await exportHandoff(
          document,
          {
            folder,
            parts: wanted,
            locale,
            onProgress: (done, total, step) => emit('exports.progress', { done, total, step }),
          },
          { drawings, sheets, assets: ws.assets, playerDir },
        );
        return written.ok ? ok({ folder: basename(folder), files: written.value.files }) : written;
      }),
    'comments.list': ({ documentId }) =>
      withWorkspace(current, async (ws) => ok(await ws.reviews.list(documentId))),
    'comments.import': ({ documentId, text }) =>
      withWorkspace(current, async (ws) => {
        const read = readComments(text);
        if (!read.ok) return read;
        if (read.value.documentId !== documentId) {
          return fail(
            appError('review.otherDocument', 'These comments are about another design.', {
              details: { name: read.value.name },
            }),
          );
        }
        return ws.reviews.add(documentId, read.value.comments);
      }),
    'comments.setDone': ({ documentId, id, done }) =>
      withWorkspace(current, (ws) => ws.reviews.setDone(documentId, id, done)),
  };
}
