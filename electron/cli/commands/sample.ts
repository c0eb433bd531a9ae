import { createSampleWorkspace } from '../../services/sample';
import { count } from '../arguments';
import type { CliCommand, CliOutcome } from '../command';
import { unwrap } from '../open-workspace';
import { outFolder } from '../out-files';
import { phrase } from '../phrase';

/** `tapestry sample --out DIR`: a workspace with realistic content. */
export const sample: CliCommand = {
  register(program, run) {
    program
      .command('sample')
      .description(
        'Make a sample workspace: finished rich menus, messages, campaigns with a test, audiences.',
      )
      .requiredOption('--out <dir>', 'folder that becomes the workspace; empty or new')
      .option('--campaigns <n>', 'generated campaigns beside the hand-made ones', count, 0)
      .option('--menus <n>', 'generated menus beside the hand-made ones', count, 0)
      .option('--seed <n>', 'same seed, same content', count, 1)
      .action(
        run(
          async (
            context,
            options: { out: string; campaigns: number; menus: number; seed: number },
          ): Promise<CliOutcome> => {
            const { campaigns, menus, seed, out } = options;
            const folder = await outFolder(context, out);
            const made = unwrap(await createSampleWorkspace(folder, { campaigns, menus, seed }), 2);
            return {
              exit: 0,
              json: made,
              text: (locale) => phrase(locale, 'cli.sampleMade', { ...made, folder: out }),
            };
          },
        ),
      );
  },
};
