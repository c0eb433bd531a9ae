import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, session } from 'electron';
import { z } from 'zod';
import { painted } from '#shared/domain/design/artboard';
import { appError, fail } from '#shared/errors/app-error';
import { boundsSchema } from '#shared/geometry/bounds';
import { handoffSheet } from '#shared/handoff/sheet-schema';
import { channels } from '#shared/ipc/contract';
import { previewJob } from '#shared/preview/layout';
import { guardSession } from '../app/guards';
import { bundlePath } from '../app/main-window';
import { APP_ORIGIN, serveScheme } from '../app/scheme';
import { bindChannels, KnownPages } from '../ipc/bind';
import { type DispatchOptions, dispatch } from '../ipc/dispatch';
import type { Handlers } from '../ipc/services';
import { PreviewHost } from './preview-host';
import { RenderHost } from './render-host';
import { SheetHost } from './sheet-host';

/** A job from the process that started us: draw this page with the assets of that workspace. */
const request = z.object({
  id: z.number(),
  page: painted,
  assetsDir: z.string(),
  wanted: z.object({
    format: z.enum(['best', 'png', 'jpeg']),
    maxBytes: z.number().int(),
    widthPx: z.number().int().positive(),
    crop: boundsSchema.optional(),
  }),
});

/** Or: show these messages on a phone. */
const previewRequest = z.object({ id: z.number(), preview: previewJob, assetsDir: z.string() });

/** Or: put this sheet on paper. */
const sheetRequest = z.object({
  id: z.number(),
  sheet: handoffSheet,
  pictures: z.array(z.object({ bytes: z.string(), mime: z.string() })),
});

const MIME: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
};

/** Electron without a window, for the command line: draws pages until its parent goes away. */
export async function startRenderWorker(): Promise<void> {
  const pages = new KnownPages();
  const host = new RenderHost({
    preload: bundlePath('preload', 'index.cjs'),
    pages,
    url: `${APP_ORIGIN}/render-host/index.html`,
  });
  const previews = new PreviewHost({
    preload: bundlePath('preload', 'index.cjs'),
    pages,
    url: `${APP_ORIGIN}/render-host/preview.html`,
  });
  const sheets = new SheetHost({
    preload: bundlePath('preload', 'index.cjs'),
    pages,
    url: `${APP_ORIGIN}/render-host/sheet.html`,
  });
  let assetsDir = '';
  serveScheme(session.defaultSession, bundlePath('renderer'), {
    async readAsset(hash) {
      for (const [extension, mime] of Object.entries(MIME)) {
        const path = join(assetsDir, hash.slice(0, 2), `${hash}${extension}`);
        const bytes = await readFile(path).catch(() => null);
        if (bytes && extname(path) === extension) return { bytes: new Uint8Array(bytes), mime };
      }
      return null;
    },
  });
  guardSession(session.defaultSession, APP_ORIGIN);
  const refuse = () => fail(appError('ipc.senderRefused', 'Only drawing happens here.'));
  const none = Object.fromEntries(Object.keys(channels).map((name) => [name, refuse]));
  const options: DispatchOptions = {
    handlers: {
      ...none,
      ...host.handlers(),
      ...previews.handlers(),
      ...sheets.handlers(),
    } as unknown as Handlers,
    allowedOrigins: [APP_ORIGIN],
    checkAnswers: false,
    onBug: (channel, error) => process.stderr.write(`${channel}: ${String(error)}\n`),
  };
  bindChannels(pages, (name, input, sender) => dispatch(name, input, sender, options));
  process.on('message', (raw) => {
    const print = sheetRequest.safeParse(raw);
    if (print.success) {
      const { id, sheet, pictures } = print.data;
      const files = pictures.map(({ bytes, mime }) => ({
        bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
        mime,
      }));
      void sheets.sheet(sheet, files).then((result) =>
        process.send?.({
          id,
          result: result.ok
            ? { ok: true, pdf: Buffer.from(result.value).toString('base64') }
            : result,
        }),
      );
      return;
    }
    const asked = previewRequest.safeParse(raw);
    if (asked.success) {
      assetsDir = asked.data.assetsDir;
      void previews.preview(asked.data.preview).then((result) =>
        process.send?.({
          id: asked.data.id,
          result: result.ok
            ? {
                ok: true,
                preview: {
                  layout: result.value.layout,
                  png: Buffer.from(result.value.png).toString('base64'),
                },
              }
            : result,
        }),
      );
      return;
    }
    const parsed = request.safeParse(raw);
    if (!parsed.success) return;
    const { id, page, wanted } = parsed.data;
    assetsDir = parsed.data.assetsDir;
    void host.draw(page, wanted).then((result) =>
      process.send?.({
        id,
        result: result.ok
          ? {
              ok: true,
              value: { ...result.value, bytes: Buffer.from(result.value.bytes).toString('base64') },
            }
          : result,
      }),
    );
  });
  // the parent is gone: nobody will ask again
  process.on('disconnect', () => app.quit());
  app.on('window-all-closed', () => undefined);
  process.send?.({ ready: true });
}
