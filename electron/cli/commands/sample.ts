import { join } from 'node:path';
import { Drawings } from '../../services/render';
import {
  createLivedSample,
  createSampleWorkspace,
  type SampleOptions,
} from '../../services/sample';
import { count } from '../arguments';
import type { CliCommand, CliContext, CliOutcome } from '../command';
import { unwrap } from '../open-workspace';
import { outFolder } from '../out-files';
import { phrase } from '../phrase';
import { commandLineRender } from '../render';

interface SampleCommandOptions {
  out: string;
  campaigns: number;
  menus: number;
  seed: number;
  past?: boolean;
}

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
      .option(
        '--past',
        'also play the months before today on its rehearsal channel, as in the studio: menus published, campaigns sent, tests decided, figures fetched; draws, and takes some seconds',
      )
      .action(
        run(async (context, options: SampleCommandOptions): Promise<CliOutcome> => {
          const { campaigns, menus, seed, out } = options;
          const folder = await outFolder(context, out);
          const content = { campaigns, menus, seed };
          const made = options.past
            ? await withPast(context, folder, content)
            : unwrap(await createSampleWorkspace(folder, content), 2);
          return {
            exit: 0,
            json: made,
            text: (locale) => phrase(locale, 'cli.sampleMade', { ...made, folder: out }),
          };
        }),
      );
  },
};

/** The studio's own sample, by the same service; whatever ends it in between leaves nothing. */
async function withPast(context: CliContext, folder: string, content: SampleOptions) {
  const ports: ReturnType<typeof commandLineRender>[] = [];
  let told = 0;
  try {
    const made = await createLivedSample(folder, content, {
      drawingsOf(workspace) {
        const port = commandLineRender(context, workspace);
        ports.push(port);
        return new Drawings(port, () => join(workspace.privateDir, 'renders'));
      },
      onMaking: () => undefined,
      onProgress(share) {
        const percent = Math.floor(share * 10) * 10;
        if (percent > told) context.note(phrase(context.locale, 'cli.samplePast', { percent }));
        told = Math.max(told, percent);
      },
      signal: context.signal,
    });
    return unwrap(made, !made.ok && made.error.code === 'sample.notEmpty' ? 2 : 1);
  } finally {
    for (const port of ports) await port.close();
  }
}
