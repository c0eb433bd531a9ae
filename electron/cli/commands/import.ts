import { open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { checkDocument } from '#shared/document/check';
import type { Problem } from '#shared/errors/app-error';
import { previewImport } from '../../services/imports';
import { designOfVideo, looksLikeVideo } from '../../services/video-design';
import type { Workspace } from '../../store/workspace';
import {
  type CliCommand,
  type CliContext,
  CliFailure,
  type CliOutcome,
  type ExitStatus,
} from '../command';
import { withWorkspaceAt } from '../open-workspace';
import { phrase, problemLine } from '../phrase';
import { problemOf } from '../problem-of';
import { isStopped, readInput } from '../read-input';

interface Imported {
  file: string;
  documentId: string | null;
  kind: string | null;
  problems: Problem[];
}

/** `tapestry import FILE…`: definitions, pictures and videos become documents; nothing is overwritten. */
export const importFiles: CliCommand = {
  register(program, run) {
    program
      .command('import <files...>')
      .description('Take LINE definitions, pictures and videos into a workspace as new documents.')
      .requiredOption('--workspace <dir>', 'the workspace')
      .action(
        run(
          (context, files: string[], options: { workspace: string }): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: true }, async (workspace) => {
              const found: Imported[] = [];
              let exit: ExitStatus = 0;
              for (const file of files) {
                if (context.signal.aborted) {
                  // what is in is in; the rest is named by its absence
                  context.note(phrase(context.locale, 'cli.stopping'));
                  exit = 1;
                  break;
                }
                const { imported, status } = await importOne(context, workspace, file);
                found.push(...imported);
                if (status > exit) exit = status;
              }
              return {
                exit,
                json: found,
                text: (locale) =>
                  found
                    .flatMap((entry) => [
                      entry.documentId === null
                        ? phrase(locale, 'cli.notImported', { file: entry.file })
                        : phrase(locale, 'cli.imported', { ...entry }),
                      ...entry.problems.map((problem) => problemLine(problem, locale)),
                    ])
                    .join('\n'),
              };
            }),
        ),
      );
  },
};

async function importOne(
  context: CliContext,
  workspace: Workspace,
  file: string,
): Promise<{ imported: Imported[]; status: ExitStatus }> {
  const refused = (problem: Problem, status: ExitStatus) => ({
    imported: [{ file, documentId: null, kind: null, problems: [problem] }],
    status,
  });
  if (file !== '-' && (await isVideo(resolve(context.cwd, file)))) {
    const made = await designOfVideo(resolve(context.cwd, file), workspace.videos, new Date());
    if (!made.ok) return refused(problemOf(made.error), 1);
    const written = await workspace.create(made.value);
    if (!written.ok) return refused(problemOf(written.error), 1);
    const { id, kind } = made.value;
    return {
      imported: [{ file, documentId: id, kind, problems: checkDocument(made.value) }],
      status: 0,
    };
  }
  let bytes: Uint8Array;
  try {
    bytes = await readInput(context, file);
  } catch (error) {
    if (isStopped(error)) throw error;
    if (error instanceof CliFailure) return refused(problemOf(error.appError), error.exit);
    throw error;
  }
  const name = file === '-' ? 'stdin.json' : basename(file);
  const preview = await previewImport(workspace, bytes, name, new Date(), {
    place: 'commandImport',
  });
  if (!preview.ok) return refused(problemOf(preview.error), 1);
  const imported: Imported[] = [];
  for (const document of preview.value.documents) {
    const written = await workspace.create(document);
    if (!written.ok) return refused(problemOf(written.error), 1);
    const { kind, problems } = preview.value;
    imported.push({ file, documentId: document.id, kind, problems });
  }
  return { imported, status: 0 };
}

/** Films are larger than anything that is read whole, so only their beginning decides. */
async function isVideo(path: string): Promise<boolean> {
  // a pipe can be read once, and its reader is another
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  const handle = isFile ? await open(path, 'r').catch(() => null) : null;
  if (!handle) return false;
  try {
    const head = Buffer.alloc(12);
    await handle.read(head, 0, head.byteLength, 0);
    return looksLikeVideo(head);
  } catch {
    // the reader of definitions says what is wrong with it
    return false;
  } finally {
    await handle.close();
  }
}
