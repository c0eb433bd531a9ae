import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import {
  type AppError,
  appError,
  appErrorSchema,
  fail,
  ok,
  type Result,
} from '#shared/errors/app-error';
import { previewLayout } from '#shared/preview/layout';
import type { DrawnPreview, PreviewPort } from './preview-port';
import type { DrawnPicture, RenderPort } from './render-port';
import type { SheetPort } from './sheet-port';

const START_LIMIT_MS = 180_000;

const answer = z.object({
  id: z.number(),
  result: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      value: z.object({
        bytes: z.string(),
        format: z.enum(['png', 'jpeg']),
        widthPx: z.number(),
        heightPx: z.number(),
        quality: z.number().nullable(),
        palette: z.number().nullable(),
        ssim: z.number(),
      }),
    }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ]),
});

const previewAnswer = z.object({
  id: z.number(),
  result: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      preview: z.object({ layout: previewLayout, png: z.string() }),
    }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ]),
});

const sheetAnswer = z.object({
  id: z.number(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), pdf: z.string() }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ]),
});

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

export interface SpawnedRenderOptions {
  /** Program and arguments that start Electron on this app; more arguments may follow. */
  launch: readonly string[];
  assetsDir: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted: nobody waits for a drawing any more. */
  signal?: AbortSignal;
}

/** Drawing for plain Node: starts Electron without a window when the first picture is needed. */
export function spawnedRender(options: SpawnedRenderOptions): RenderPort & PreviewPort & SheetPort {
  let started: Promise<ChildProcess> | null = null;
  let nextId = 1;
  /** Each question reads its own kind of answer. */
  const waiting = new Map<number, (raw: unknown) => void>();

  const { signal } = options;
  const settleAll = (error: AppError) => {
    for (const [id, finish] of waiting) finish({ id, result: fail(error) });
    waiting.clear();
    started = null;
  };
  // an interrupt reaches the child as well, and that it ended is then no failure of its own
  const endedWith = (why: string) => (signal?.aborted ? stopped() : noElectron(why));

  const start = () =>
    new Promise<ChildProcess>((resolve, reject) => {
      const [program, ...args] = options.launch;
      if (program === undefined)
        return reject(new Error('there is no command that starts Electron'));
      const child = spawn(program, [...args, '--render-worker'], {
        // its notes are ours too, but standard output belongs to the command's answer
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...options.env, TAPESTRY_QUIET: '1' } as NodeJS.ProcessEnv,
      });
      const timer = setTimeout(
        () => reject(new Error('it did not start in three minutes')),
        START_LIMIT_MS,
      );
      child.on('message', (raw: unknown) => {
        if ((raw as { ready?: unknown }).ready === true) {
          clearTimeout(timer);
          resolve(child);
          return;
        }
        const { id } = raw as { id?: unknown };
        const finish = typeof id === 'number' ? waiting.get(id) : undefined;
        if (typeof id === 'number') waiting.delete(id);
        finish?.(raw);
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`it ended with status ${code}`));
        settleAll(endedWith(`it ended with status ${code}`));
      });
      child.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    });

  /** Sends a question to the process, starting it when needed, and reads the answer with `read`. */
  async function ask<T>(
    question: Record<string, unknown>,
    read: (raw: unknown) => Result<T>,
  ): Promise<Result<T>> {
    if (signal?.aborted) return fail(stopped());
    started ??= start();
    let child: ChildProcess;
    try {
      child = await started;
    } catch (error) {
      started = null;
      const reason = error instanceof Error ? error.message : String(error);
      return fail(endedWith(reason));
    }
    // the interrupt may have come while it started
    if (signal?.aborted) return fail(stopped());
    const id = nextId++;
    return new Promise((resolve) => {
      const stop = () => {
        waiting.delete(id);
        resolve(fail(stopped()));
      };
      signal?.addEventListener('abort', stop, { once: true });
      waiting.set(id, (raw) => {
        signal?.removeEventListener('abort', stop);
        resolve(readable(raw, read));
      });
      child.send({ id, ...question, assetsDir: options.assetsDir });
    });
  }

  return {
    draw: (page, wanted) =>
      ask<DrawnPicture>({ page, wanted }, (raw) => {
        const { result } = answer.parse(raw);
        return result.ok ? ok({ ...result.value, bytes: bytesOf(result.value.bytes) }) : result;
      }),
    preview: (preview) =>
      ask<DrawnPreview>({ preview }, (raw) => {
        const { result } = previewAnswer.parse(raw);
        return result.ok
          ? ok({ layout: result.preview.layout, png: bytesOf(result.preview.png) })
          : result;
      }),
    sheet: (sheet, pictures) =>
      ask<Uint8Array>(
        {
          sheet,
          pictures: pictures.map(({ bytes, mime }) => ({
            bytes: Buffer.from(bytes).toString('base64'),
            mime,
          })),
        },
        (raw) => {
          const { result } = sheetAnswer.parse(raw);
          return result.ok ? ok(bytesOf(result.pdf)) : result;
        },
      ),
    async close() {
      const child = await started?.catch(() => null);
      started = null;
      if (!child || child.exitCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.disconnect();
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
      if (child.exitCode === null) child.kill('SIGKILL');
    },
  };
}

const noElectron = (reason: string) =>
  appError('render.noElectron', `Electron could not draw: ${reason}`, { details: { reason } });

const stopped = () =>
  appError('render.stopped', 'Drawing was stopped; nothing half drawn was written.');

/** An answer that is none is a failure of the process that gave it, not the end of this one. */
function readable<T>(raw: unknown, read: (raw: unknown) => Result<T>): Result<T> {
  try {
    return read(raw);
  } catch {
    return fail(noElectron('its answer cannot be read'));
  }
}
