import { startRehearsal } from '../../rehearsal/server';
import { count, port, positive } from '../arguments';
import type { CliCommand, CliOutcome } from '../command';
import { unwrap } from '../open-workspace';

interface RehearseOptions {
  port: number;
  followers?: number;
  seed?: number;
  speed?: number;
}

/** `tapestry rehearse`: a LINE platform on loopback until it is told to stop. */
export const rehearse: CliCommand = {
  register(program, run) {
    program
      .command('rehearse')
      .description(
        'Start the rehearsal channel and keep it running; the first line says where it is.',
      )
      .option('--port <n>', '0 takes any free port', port, 0)
      .option('--followers <n>', 'followers of the account', count)
      .option('--seed <n>', 'same seed, same followers', count)
      .option('--speed <n>', 'platform time runs so many times faster', positive)
      .action(
        run(async (context, options: RehearseOptions): Promise<CliOutcome> => {
          const { followers, seed, speed } = options;
          const server = unwrap(
            await startRehearsal({
              port: options.port,
              ...(followers === undefined ? {} : { followers }),
              ...(seed === undefined ? {} : { seed }),
              ...(speed === undefined ? {} : { speed }),
            }),
            2,
          );
          const { credentials } = server;
          // The one place where a token is printed: it opens nothing but this practice account.
          context.emit(JSON.stringify({ url: server.url, ...credentials }));
          await new Promise<void>((resolve) => {
            if (context.signal.aborted) resolve();
            context.signal.addEventListener('abort', () => resolve(), { once: true });
          });
          await server.stop();
          return { exit: 0, json: undefined, text: () => '' };
        }),
      );
  },
};
