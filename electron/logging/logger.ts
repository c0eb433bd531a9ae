import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redact, redactText } from './redact';

export type LogLevel = 'info' | 'warn' | 'error';

/** What services get; they never know where lines go. */
export interface Logger {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}

const MAX_BYTES = 2_000_000;

/** One JSON object a line, redacted; the old file is kept once when the new one begins. */
export function fileLogger(folder: string, now: () => Date = () => new Date()): Logger {
  const file = join(folder, 'tapestry.log');
  mkdirSync(folder, { recursive: true });
  return loggerTo((line) => {
    try {
      if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // a full disk must not take the app down because it cannot say so
    }
  }, now);
}

/** Lines to any sink, such as standard error of the command line. */
export function loggerTo(
  write: (line: string) => void,
  now: () => Date = () => new Date(),
): Logger {
  const log =
    (level: LogLevel) =>
    (event: string, facts: Record<string, unknown> = {}) =>
      write(
        JSON.stringify({
          at: now().toISOString(),
          level,
          event: redactText(event),
          ...(redact(facts) as Record<string, unknown>),
        }),
      );
  return { info: log('info'), warn: log('warn'), error: log('error') };
}

export const silentLogger: Logger = { info() {}, warn() {}, error() {} };
