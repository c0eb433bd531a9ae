import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '#shared/errors/app-error';
import { type CliCommand, type CliContext, CliFailure, type CliOutcome } from '../command';
import { outFolder } from '../out-files';
import { phrase } from '../phrase';
import { electronLaunch } from '../render';

const report = z.object({
  steps: z.array(
    z.object({
      name: z.string(),
      ok: z.boolean(),
      seconds: z.number(),
      error: z.string().optional(),
    }),
  ),
  /** What the rehearsal channel counted; nothing of it is real, and each line that is printed says so. */
  figures: z
    .object({
      simulated: z.literal(true),
      mark: z.string(),
      sends: z.array(z.object({ name: z.string(), figures: z.record(z.string(), z.string()) })),
    })
    .nullable(),
  files: z.array(z.string()),
});

/** `tapestry demo`: the main job in the real window, on a fresh sample and the rehearsal channel. */
export const demo: CliCommand = {
  register(program, run) {
    program
      .command('demo')
      .description(
        'Do the main job without a person: draw, export, publish, read back, send a test, pull insight.',
      )
      .option('--out <dir>', 'folder for pictures, exported files and the report', 'demo-out')
      .action(
        run(async (context, options: { out: string }): Promise<CliOutcome> => {
          const folder = await outFolder(context, options.out);
          const found = await drive(context, folder);
          const isDone = found.steps.every((step) => step.ok);
          return {
            exit: isDone ? 0 : 1,
            json: found,
            text: (locale) =>
              [
                ...found.steps.map(
                  ({ name, ok, seconds, error }) =>
                    `${ok ? '✓' : '✗'} ${name}  ${seconds} s${error ? `  ${error}` : ''}`,
                ),
                ...(found.figures?.sends ?? []).map(({ name, figures }) =>
                  [
                    `  [${found.figures?.mark}] ${name}`,
                    ...Object.entries(figures).map(([column, text]) => `${column} ${text}`),
                  ].join(' · '),
                ),
                phrase(locale, 'cli.demoFiles', { count: found.files.length, folder: options.out }),
              ].join('\n'),
          };
        }),
      );
  },
};

async function drive(context: CliContext, folder: string): Promise<z.infer<typeof report>> {
  const userData = await mkdtemp(join(tmpdir(), 'tapestry-demo-'));
  const reportFile = join(folder, 'report.json');
  // an old report must not pass for the answer of a run that never started
  await rm(reportFile, { force: true });
  try {
    const [program, ...args] = electronLaunch(context);
    if (program === undefined) throw noElectron('there is no command that starts it');
    const child = spawn(
      program,
      [...args, '--sample', `--demo=${folder}`, `--user-data-dir=${userData}`],
      // its notes are ours too, but standard output belongs to the answer
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...context.env } as NodeJS.ProcessEnv },
    );
    const stop = () => child.kill('SIGTERM');
    context.signal.addEventListener('abort', stop, { once: true });
    const status = await new Promise<number | null>((done, fail) => {
      child.once('error', (error) => fail(noElectron(error.message)));
      child.once('exit', done);
    }).finally(() => context.signal.removeEventListener('abort', stop));
    const text = await readFile(reportFile, 'utf8').catch(() => null);
    if (text === null) throw noElectron(`it ended with status ${status} before it had begun`);
    return report.parse(JSON.parse(text));
  } finally {
    await rm(userData, { recursive: true, force: true });
  }
}

const noElectron = (reason: string) =>
  new CliFailure(
    appError('render.noElectron', `Electron could not start: ${reason}`, { details: { reason } }),
    1,
  );
