import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { checkDocument } from '#shared/document/check';
import { exportDocument } from '../../services/exports';
import type { CliCommand, CliOutcome } from '../command';
import { findDocument, unwrap, withDrawings, withWorkspaceAt } from '../open-workspace';
import { phrase, problemLine } from '../phrase';

interface RenderOptions {
  workspace: string;
  out: string;
  target: string;
}

/** Forms that a document can be rendered for. */
const TARGETS = ['richMenu'];

/** `tapestry render DOCUMENT`: the pictures LINE takes and the JSON beside them. */
export const render: CliCommand = {
  register(program, run) {
    program
      .command('render <document>')
      .description('Draw a document for LINE: every picture under its limit, and its JSON.')
      .requiredOption('--workspace <dir>', 'the workspace')
      .requiredOption('--out <dir>', 'folder for the files; nothing there is overwritten')
      .addOption(
        new Option('--target <name>', 'what it is drawn for').choices(TARGETS).default('richMenu'),
      )
      .action(
        run(
          (context, document: string, options: RenderOptions): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: false }, async (workspace) => {
              const set = await findDocument(workspace, document);
              const problems = checkDocument(set);
              for (const problem of problems) context.note(problemLine(problem, context.locale));
              const folder = resolve(context.cwd, options.out);
              await mkdir(folder, { recursive: true });
              const written = await withDrawings(context, workspace, (drawings) =>
                exportDocument(set, folder, 'best', drawings, (done, total, step) => {
                  if (step !== '') context.note(`${done + 1}/${total} ${step}`);
                }),
              );
              const { files, images } = unwrap(written, 1);
              const pictures = files.filter((file) => !file.endsWith('.json'));
              const json = images.map(({ widthPx, heightPx, bytes, format, ssim }, index) => ({
                file: pictures[index],
                widthPx,
                heightPx,
                bytes,
                format,
                ssim,
              }));
              return {
                exit: problems.some((problem) => problem.severity === 'error') ? 1 : 0,
                json,
                text: (locale) =>
                  [
                    phrase(locale, 'cli.rendered', { count: files.length, folder: options.out }),
                    ...files.map((file) => `  ${file}`),
                  ].join('\n'),
              };
            }),
        ),
      );
  },
};
