import { resolve } from 'node:path';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import { type AppError, appError, type Result } from '#shared/errors/app-error';
import type { PreviewPort } from '../render/preview-port';
import type { SheetPort } from '../render/sheet-port';
import { followedOf } from '../services/followed';
import { Drawings } from '../services/render';
import { Workspace } from '../store/workspace';
import { type CliContext, CliFailure, type ExitStatus } from './command';
import { commandLineRender } from './render';
import { errorSentence } from './sentence';

/** A failed Result ends the command with `exit`. */
export function unwrap<T>(result: Result<T>, exit: ExitStatus): T {
  if (!result.ok) throw new CliFailure(result.error, exit);
  return result.value;
}

/** Opens the workspace for as long as `use` runs; says on standard error what it had to mend. */
export async function withWorkspaceAt<T>(
  context: CliContext,
  folder: string,
  options: { writes: boolean },
  use: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  // a variable that nobody has set must not mean the folder one happens to stand in
  if (folder.trim() === '')
    throw new CliFailure(appError('cli.inEmpty', 'The name of the workspace is empty.'), 2);
  const path = resolve(context.cwd, folder);
  const opened = await Workspace.open(path, { lock: options.writes });
  if (!opened.ok) {
    const isNone = opened.error.code === 'store.notAWorkspace';
    throw new CliFailure(isNone ? noWorkspace(folder) : opened.error, 2);
  }
  const workspace = opened.value;
  try {
    for (const notice of workspace.info().notices)
      context.note(errorSentence(notice, context.locale));
    if (options.writes && workspace.readOnly) {
      throw new CliFailure(
        appError('store.readOnly', 'This workspace is open read-only.', {
          details: { folder },
        }),
        2,
      );
    }
    return await use(workspace);
  } finally {
    await workspace.close();
  }
}

const noWorkspace = (folder: string): AppError =>
  appError('cli.noSuchWorkspace', `${folder} is not a Tapestry workspace.`, {
    details: { folder },
  });

/** A document by its id, else by its exact name. */
export async function findDocument(
  workspace: Workspace,
  wanted: string,
): Promise<TapestryDocument> {
  const named = workspace.heads({}).filter((head) => head.id === wanted || head.name === wanted);
  const [first, second] = named;
  if (!first || (second && first.id !== wanted && second.id !== wanted)) {
    const code = first ? 'cli.severalDocuments' : 'cli.noSuchDocument';
    throw new CliFailure(
      appError(code, `There is no single document “${wanted}” in this workspace.`, {
        details: { document: wanted, ids: named.map((head) => head.id).join(', ') },
      }),
      2,
    );
  }
  const id = named.find((head) => head.id === wanted)?.id ?? first.id;
  return unwrap(await workspace.load(id as DocumentId), 2).document;
}

/** Drawing for a command: Electron starts with the first picture and ends with the command. */
export async function withDrawings<T>(
  context: CliContext,
  workspace: Workspace,
  use: (drawings: Drawings, port: SheetPort & PreviewPort) => Promise<T>,
): Promise<T> {
  const port = commandLineRender(context, workspace);
  const cache = workspace.readOnly ? null : `${workspace.privateDir}/renders`;
  try {
    return await use(new Drawings(port, () => cache, followedOf(workspace)), port);
  } finally {
    await port.close();
  }
}
