import { commandsFor } from './commands';
import { processHost } from './process-host';
import { runCli } from './program';

const host = processHost();
commandsFor(host.argv)
  .then((commands) => runCli(host, commands))
  .then(
    (status) => {
      // A command that is done must not be kept alive by a pooled connection.
      host.finish(status);
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
      // a bug is no reason for a pipeline to read half a value
      if (host.argv.includes('--json'))
        host.stdout(
          `${JSON.stringify({ error: { code: 'cli.bug', message: String(error), path: [], severity: 'error' } })}\n`,
        );
      host.finish(1);
    },
  );
