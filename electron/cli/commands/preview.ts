import { realpath } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { Option } from 'commander';
import { appError } from '#shared/errors/app-error';
import { checkDefinition } from '#shared/line/definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { messagesOf } from '#shared/preview/messages-of';
import { DEFAULT_PHONE, PHONE_IDS } from '#shared/preview/phones';
import type { DrawnPreview } from '../../render/preview-port';
import { type CliCommand, type CliContext, CliFailure, type CliOutcome } from '../command';
import { unwrap, withWorkspaceAt } from '../open-workspace';
import { outFolder, unwritable, writeOut } from '../out-files';
import { marked, placeOfOwn, sourceMark } from '../own-picture';
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
      .requiredOption(
        '--out <dir>',
        'folder for the picture; only its own former one is overwritten',
      )
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
          // a folder that takes nothing is said before anything is drawn for it
          await outFolder(context, options.out);
          const wire = JSON.stringify(messages);
          const drawn = await drawPreview(context, wire, options);
          const png = await keep(context, file, wire, options, drawn.png);
          return {
            exit: problems.some((problem) => problem.severity === 'error') ? 1 : 0,
            json: { file, png, problems, bubbles: drawn.layout.bubbles },
            text: (locale) => phrase(locale, 'cli.previewed', { file, png }),
          };
        }),
      );
  },
};

/** Drawn again it takes the place of its own former picture; another message of the same name stays beside it. */
async function keep(
  context: CliContext,
  file: string,
  messages: string,
  options: PreviewOptions,
  drawn: Uint8Array,
): Promise<string> {
  const folder = await outFolder(context, options.out);
  const path = resolve(context.cwd, file);
  // a pipe of the shell has a name and no place
  const source =
    file === '-' ? { content: messages } : { path: await realpath(path).catch(() => path) };
  const how = [options.phone, options.dark === true, options.fontScale];
  const mark = sourceMark(await realpath(folder), source, how);
  const picture = marked(drawn, mark);
  const name = file === '-' ? 'message' : basename(file, extname(file));
  const { png, give } = await placeOfOwn(folder, name, picture, mark).catch((error: unknown) => {
    throw unwritable(options.out, error);
  });
  try {
    return await writeOut(context, png, picture);
  } catch (error) {
    await give();
    throw error;
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
