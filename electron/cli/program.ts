import { Command, CommanderError, Option } from 'commander';
import type { Locale } from '#shared/domain/workspace';
import { type AppError, AppErrorException, appError } from '#shared/errors/app-error';
import { formatError } from '#shared/i18n/format';
import {
  type CliCommand,
  type CliContext,
  CliFailure,
  type ExitStatus,
  type Runner,
} from './command';
import { localeFromEnvironment } from './locale';

/** The process as the command line sees it; tests hand in their own. */
export interface CliHost {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  version: string;
  stdout(text: string): void;
  stderr(text: string): void;
  readStdin(): Promise<Uint8Array>;
  signal: AbortSignal;
}

/**
 * Runs one command line and answers its exit status. With `--json` exactly one JSON value goes to
 * standard output, also when the command fails.
 */
export async function runCli(host: CliHost, commands: readonly CliCommand[]): Promise<ExitStatus> {
  let exit: ExitStatus = 0;
  const wantsJson = host.argv.includes('--json');
  const program = new Command('tapestry')
    .description('Draw, check, render and publish LINE rich menus and messages.')
    .version(host.version)
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: host.stdout, writeErr: host.stderr });

  const failed = (error: AppError, status: ExitStatus, locale: Locale) => {
    exit = status;
    if (wantsJson) host.stdout(`${JSON.stringify({ error })}\n`);
    host.stderr(`${formatError(error, locale)}\n`);
  };

  const run: Runner =
    (handler) =>
    async (...args) => {
      // commander appends the options object and the command itself to the positional arguments
      const command = args[args.length - 1] as Command;
      const options = command.optsWithGlobals<{ json?: boolean; locale?: Locale }>();
      const locale = options.locale ?? localeFromEnvironment(host.env);
      const context: CliContext = {
        json: options.json === true,
        locale,
        cwd: host.cwd,
        env: host.env,
        signal: host.signal,
        note: (line) => host.stderr(`${line}\n`),
        emit: (line) => host.stdout(`${line}\n`),
        readStdin: host.readStdin,
      };
      try {
        const outcome = await handler(context, ...args.slice(0, -1));
        exit = outcome.exit;
        if (context.json) {
          if (outcome.json !== undefined) host.stdout(`${JSON.stringify(outcome.json)}\n`);
        } else {
          const text = outcome.text(locale);
          if (text !== '') host.stdout(text.endsWith('\n') ? text : `${text}\n`);
        }
      } catch (error) {
        if (error instanceof CliFailure) failed(error.appError, error.exit, locale);
        else if (error instanceof AppErrorException) failed(error.appError, 1, locale);
        else throw error;
      }
    };

  for (const command of commands) command.register(program, run);
  for (const command of program.commands.flatMap((each) => [each, ...each.commands])) {
    command
      .exitOverride()
      .option('--json', 'print exactly one JSON value on standard output')
      .addOption(
        new Option('--locale <locale>', 'language of what is printed for people').choices([
          'zh-TW',
          'en',
          'ja',
        ]),
      );
  }

  try {
    await program.parseAsync([...host.argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // --help and --version end this way too; everything else is wrong usage, and commander has printed why
    const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version';
    if (!asked) {
      exit = 2;
      if (wantsJson) {
        const usage = appError('cli.usage', error.message.replace(/^error: /, ''));
        host.stdout(`${JSON.stringify({ error: usage })}\n`);
      }
    }
  }
  return exit;
}
