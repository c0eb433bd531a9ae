import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Option } from 'commander';
import { appError } from '#shared/errors/app-error';
import { checkDefinition } from '#shared/line/definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { messagesOf } from '#shared/preview/messages-of';
import { DEFAULT_PHONE, PHONE_IDS } from '#shared/preview/phones';
import type { DrawnPreview } from '../../render/preview-port';
import { type CliCommand, type CliContext, CliFailure, type CliOutcome } from '../command';
import { unwrap, withWorkspaceAt } from '../open-workspace';
import { outFolder, writeOut } from '../out-files';
import { phrase, problemLine } from '../phrase';
import { readInput } from '../read-input';
import { commandLinePreview } from '../render';

interface PreviewOptions {
  out: string;
  phone: string;
  workspace?: string;
  dark?: boolean;
  fontScale: string;
}

/** `tapestry preview FILE`: a message as a phone shows it, and where everything on it stands. */
export const preview: CliCommand = {
  register(program, run) {
    program
      .command('preview <file>')
      .description('Draw any message definition as a phone shows it; - reads standard input.')
      .requiredOption('--out <dir>', 'folder for the picture')
      .addOption(
        new Option('--phone <name>', 'the phone').choices(PHONE_IDS).default(DEFAULT_PHONE.id),
      )
      .option('--workspace <dir>', 'the workspace whose pictures the message names')
      .option('--dark', "LINE's dark chat")
      .addOption(
        new Option('--font-scale <factor>', "the follower's font size")
          .choices(['0.85', '1', '1.15', '1.3'])
          .default('1'),
      )
      .action(
        run(async (context, file: string, options: PreviewOptions): Promise<CliOutcome> => {
          const definition = unwrap(readDefinition(await readInput(context, file)), 1);
          const messages = messagesOf(definition);
          if (messages.length === 0)
            throw new CliFailure(
              appError(
                'cli.nothingToPreview',
                `${file} holds no message that a phone would show.`,
                {
                  details: { file, kind: definition.kind },
                },
              ),
              1,
            );
          const problems = [...definition.problems, ...checkDefinition(definition)];
          for (const problem of problems) context.note(problemLine(problem, context.locale));
          const folder = await outFolder(context, options.out);
          const drawn = await drawPreview(context, JSON.stringify(messages), options);
          const name = file === '-' ? 'message' : basename(file, extname(file));
          const png = await placeFor(folder, name, drawn.png);
          await writeOut(context, png, drawn.png);
          return {
            exit: problems.some((problem) => problem.severity === 'error') ? 1 : 0,
            json: { file, png, problems, bubbles: drawn.layout.bubbles },
            text: (locale) => phrase(locale, 'cli.previewed', { file, png }),
          };
        }),
      );
  },
};

/** Two inputs may have one name: another picture that is there stays, the same one is not written beside itself. */
async function placeFor(folder: string, name: string, drawn: Uint8Array): Promise<string> {
  for (let number = 1; ; number += 1) {
    const png = join(folder, number === 1 ? `${name}.png` : `${name} ${number}.png`);
    const there = await readFile(png).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? null : Buffer.alloc(0),
    );
    if (there === null || there.equals(drawn)) return png;
  }
}

/** Over the pictures of a workspace, where one is named; one that is none is said before anything is drawn. */
async function drawPreview(
  context: CliContext,
  messagesJson: string,
  options: PreviewOptions,
): Promise<DrawnPreview> {
  const over = async (folder: string | null) => {
    const port = commandLinePreview(context, folder);
    try {
      return unwrap(
        await port.preview({
          messagesJson,
          phone: options.phone,
          theme: options.dark ? 'dark' : 'light',
          fontScale: Number(options.fontScale),
          locale: context.locale,
          accountName: 'Tapestry',
        }),
        1,
      );
    } finally {
      await port.close();
    }
  };
  return options.workspace === undefined
    ? over(null)
    : withWorkspaceAt(context, options.workspace, { writes: false }, ({ folder }) => over(folder));
}
