import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import { appError, appErrorSchema, fail, ok, type Result } from '#shared/errors/app-error';
import type { DrawnPicture, RenderPort } from './render-port';

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

export interface SpawnedRenderOptions {
  /** Program and arguments that start Electron on this app; more arguments may follow. */
  launch: readonly string[];
  assetsDir: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** Drawing for plain Node: starts Electron without a window when the first picture is needed. */
export function spawnedRender(options: SpawnedRenderOptions): RenderPort {
  let started: Promise<ChildProcess> | null = null;
  let nextId = 1;
  const waiting = new Map<number, (result: Result<DrawnPicture>) => void>();

  const settleAll = (why: string) => {
    const error = appError('render.noElectron', `Electron could not draw: ${why}`, {
      details: { reason: why },
    });
    for (const finish of waiting.values()) finish(fail(error));
    waiting.clear();
    started = null;
  };

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
        const parsed = answer.safeParse(raw);
        if (!parsed.success) return;
        const finish = waiting.get(parsed.data.id);
        waiting.delete(parsed.data.id);
        const { result } = parsed.data;
        if (!result.ok) finish?.(fail(result.error));
        else
          finish?.(
            ok({
              ...result.value,
              bytes: new Uint8Array(Buffer.from(result.value.bytes, 'base64')),
            }),
          );
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`it ended with status ${code}`));
        settleAll(`it ended with status ${code}`);
      });
      child.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    });

  return {
    async draw(page, format, maxBytes) {
      started ??= start();
      let child: ChildProcess;
      try {
        child = await started;
      } catch (error) {
        started = null;
        const reason = error instanceof Error ? error.message : String(error);
        return fail(
          appError('render.noElectron', `Electron could not draw: ${reason}`, {
            details: { reason },
          }),
        );
      }
      const id = nextId++;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, page, format, maxBytes, assetsDir: options.assetsDir });
      });
    },
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
