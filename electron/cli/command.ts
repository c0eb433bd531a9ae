import type { Command } from 'commander';
import type { Locale } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';

/** 0 done or valid; 1 understood and invalid, or refused by the remote side; 2 wrong usage or unreadable. */
export type ExitStatus = 0 | 1 | 2;

/** What a command found out: the same facts as one JSON value and as text for people. */
export interface CliOutcome {
  exit: ExitStatus;
  json: unknown;
  /** The JSON is somebody's own definition: print it as it is, whatever it holds. */
  verbatim?: true;
  text: (locale: Locale) => string;
}

/** What every command may use; nothing else of the process. */
export interface CliContext {
  json: boolean;
  locale: Locale;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted by the first interrupt: stop at the next safe point and say how to go on. */
  signal: AbortSignal;
  /** Progress, warnings and logs; always standard error. */
  note(line: string): void;
  /** For commands that answer before they end, such as `rehearse`: writes one line to standard output. */
  emit(line: string): void;
  /** The whole of standard input, for `-`. */
  readStdin(): Promise<Uint8Array>;
}

/** `args` are the positional arguments, `options` what commander parsed. */
export type CliHandler<A extends unknown[] = unknown[]> = (
  context: CliContext,
  ...args: A
) => Promise<CliOutcome>;

/** Wraps a handler for commander: builds the context, prints the outcome, sets the exit status. */
// biome-ignore lint/suspicious/noExplicitAny: commander hands over positional arguments untyped; each command states its own.
export type Runner = (handler: CliHandler<any[]>) => (...args: any[]) => Promise<void>;

/** One command, one module in `commands/`. */
export interface CliCommand {
  register(program: Command, run: Runner): void;
}

/** A failure of a whole command; `exit` 2 for usage and unreadable files, 1 when the remote side refused. */
export class CliFailure extends Error {
  readonly appError: AppError;
  readonly exit: ExitStatus;
  constructor(appError: AppError, exit: ExitStatus) {
    super(appError.message);
    this.name = 'CliFailure';
    this.appError = appError;
    this.exit = exit;
  }
}
