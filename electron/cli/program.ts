import { Command, CommanderError, Option } from 'commander';
import type { Locale } from '#shared/domain/workspace';
import { type AppError, AppErrorException, appError, type Problem } from '#shared/errors/app-error';
import {
  type CliCommand,
  type CliContext,
  CliFailure,
  type CliOutcome,
  type ExitStatus,
  type Runner,
} from './command';
import { EXAMPLES } from './examples';
import { localeFromEnvironment } from './locale';
import { phrase } from './phrase';
import { printable } from './printable';
import { inLanguage, shownError, shownProblem } from './problem-of';
import { errorSentence } from './sentence';

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
  const end = host.argv.indexOf('--');
  const wantsJson = (end < 0 ? host.argv : host.argv.slice(0, end)).includes('--json');
  // help and the version are text; with --json they still have to be one value
  let help = '';
  const writeOut = (text: string) => {
    if (wantsJson) help += text;
    else host.stdout(text);
  };
  const program = new Command('tapestry')
    .description('Draw, check, render and publish LINE rich menus and messages.')
    .version(host.version)
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut, writeErr: host.stderr });

  const failed = (
    error: AppError,
    status: ExitStatus,
    locale: Locale,
    asked: Locale | undefined,
  ) => {
    exit = status;
    if (wantsJson) host.stdout(`${JSON.stringify({ error: shownError(error, asked) })}\n`);
    host.stderr(`${printable(errorSentence(error, locale))}\n`);
  };

  let stdin: Promise<Uint8Array> | null = null;
  // a pipe can be read once, and `-` may be named twice
  const readStdin = () => {
    stdin ??= host.readStdin();
    return stdin;
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
        note: (line) => host.stderr(`${printable(line)}\n`),
        emit: (line) => host.stdout(`${line}\n`),
        readStdin,
      };
      try {
        const outcome = await handler(context, ...args.slice(0, -1));
        exit = outcome.exit;
        if (context.json) {
          if (outcome.json !== undefined) host.stdout(`${answer(outcome, options.locale)}\n`);
        } else {
          const said = outcome.text(locale);
          const text = outcome.verbatim ? said : printable(said);
          if (text !== '') host.stdout(text.endsWith('\n') ? text : `${text}\n`);
        }
      } catch (error) {
        if (error instanceof CliFailure) failed(error.appError, error.exit, locale, options.locale);
        else if (error instanceof AppErrorException)
          failed(error.appError, exitOf(error.appError), locale, options.locale);
        else throw error;
      }
    };

  for (const command of commands) command.register(program, run);
  const said = new Map<string, string>();
  // both options stand before the command as well as after it
  for (const command of [
    program,
    ...program.commands.flatMap((each) => [each, ...each.commands]),
  ]) {
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
    for (const { long, variadic, flags } of command.options) {
      if (variadic || !long) continue;
      // the last one would win without a word, and a wrong --workspace or --channel publishes somewhere else
      command.on(`option:${long.slice(2)}`, (value: unknown) => {
        const before = said.get(long);
        said.set(long, String(value));
        if (before !== undefined && before !== String(value))
          throw new CommanderError(2, 'tapestry.optionTwice', saidTwice(flags));
      });
    }
    const example = EXAMPLES[nameOf(command, program)];
    if (example !== undefined) command.addHelpText('after', `\nExample:\n  tapestry ${example}`);
  }

  try {
    refuseUnknownHelp(host.argv, program);
    await program.parseAsync([...host.argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // --help and --version end this way too; everything else is wrong usage, and commander has printed why
    const isAsked =
      ['commander.helpDisplayed', 'commander.version'].includes(error.code) ||
      (error.code === 'commander.help' && error.exitCode === 0) ||
      (error.code === 'commander.help' && host.argv.includes('help'));
    if (isAsked) {
      if (wantsJson) host.stdout(`${JSON.stringify({ text: help.trimEnd() })}\n`);
    } else {
      exit = 2;
      // what our own readers of arguments refuse, commander has not printed
      if (!error.code.startsWith('commander.')) host.stderr(`error: ${error.message}\n`);
      if (wantsJson) {
        const why = error.code === 'commander.help' ? 'say which command' : error.message;
        const usage = appError('cli.usage', why.replace(/^error: /, ''));
        host.stdout(`${JSON.stringify({ error: shownError(usage, undefined) })}\n`);
      }
    }
  }
  return exit;
}

const saidTwice = (option: string): string => phrase('en', 'cli.optionTwice', { option });

/** `help nonsense` shows help in vain: commander takes it for a question that was answered. */
function refuseUnknownHelp(argv: readonly string[], program: Command): void {
  const [help, name] = argv.filter((word) => !word.startsWith('-'));
  if (help !== 'help' || name === undefined) return;
  if (program.commands.some((command) => command.name() === name)) return;
  throw new CommanderError(2, 'tapestry.unknownCommand', `unknown command '${name}'`);
}

/** `audience check`: the words that call a command. */
const nameOf = (command: Command, program: Command): string =>
  command.parent === null || command.parent === program
    ? command.name()
    : `${command.parent.name()} ${command.name()}`;

/** The answer as one JSON value. A sentence is English unless a language was asked for by name. */
const answer = (outcome: CliOutcome, asked: Locale | undefined): string =>
  outcome.verbatim
    ? JSON.stringify(outcome.json)
    : JSON.stringify(outcome.json, (key, value) =>
        key === 'problems' && Array.isArray(value)
          ? value.map((problem: Problem) => shownProblem(problem, asked))
          : asked === undefined
            ? value
            : inLanguage(key, value, asked),
      );

/** A file of the workspace that the disk does not give is an unreadable file; the rest was refused. */
const exitOf = ({ code }: AppError): ExitStatus => (code === 'store.fileUnreadable' ? 2 : 1);
