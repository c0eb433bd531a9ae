import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliHost } from './program';
import { readStream } from './read-input';

/** The real process. The first interrupt asks for a clean stop, the second ends at once. */
export function processHost(): CliHost & { finish(status: number): void } {
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
    // a full disk behind `> file`: half an answer must not pass for one
    process.stderr.write(`Standard output cannot be written: ${error.code ?? error.message}.\n`);
    process.exit(2);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    // nobody listens to the notes; the answer still counts
    if (error.code !== 'EPIPE') process.exit(2);
  });

  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.env.INIT_CWD ?? process.cwd(),
    version: readVersion(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readStdin: () => readStream(process.stdin, controller.signal),
    signal: controller.signal,
    finish(status) {
      process.exitCode = status;
      // what is still in the pipe goes out first; a failed write has its own listener above
      process.stdout.write('', (error) => {
        if (!error) process.exit();
      });
    },
  };
}

function readVersion(): string {
  // dist/cli/index.cjs stands two folders below package.json, in the repository and in the package
  const file = join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
