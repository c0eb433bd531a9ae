import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliHost } from './program';
import { readStream } from './read-input';

/** The real process. The first interrupt asks for a clean stop, the second ends at once. */
export function processHost(): CliHost & { finish(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // `tapestry … | head` closes the pipe early; that is the reader's right and not a crash
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.env.INIT_CWD ?? process.cwd(),
    version: readVersion(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readStdin: () => readStream(process.stdin),
    signal: controller.signal,
    finish() {
      process.stdout.write('', () => process.exit());
    },
  };
}

function readVersion(): string {
  // dist/cli/index.cjs stands two folders below package.json, in the repository and in the package
  const file = join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
