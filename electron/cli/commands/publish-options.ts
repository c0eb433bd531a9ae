import type { Command } from 'commander';
import type { DocumentId } from '#shared/domain/ids';
import type { DriftChoice } from '#shared/domain/publishing';
import { type AppError, appError } from '#shared/errors/app-error';
import type { PublishScope } from '../../services/publish/ports';
import type { Workspace } from '../../store/workspace';
import { address } from '../arguments';
import { CliFailure, type ExitStatus } from '../command';
import { findDocument } from '../open-workspace';

export interface PublishOptions {
  workspace: string;
  channel: string;
  tokenEnv?: string;
  endpoint?: string;
  confirmCopy?: boolean;
}

/** What `--overwrite` and `--leave` say about drift, by id of operation. */
export function choicesOf(options: {
  overwrite?: string[];
  leave?: string[];
}): ReadonlyMap<string, DriftChoice> {
  const both = options.overwrite?.find((id) => options.leave?.includes(id));
  if (both !== undefined)
    throw new CliFailure(
      appError('cli.choiceTwice', `“${both}” is named by --overwrite and by --leave.`, {
        path: ['leave', both],
        details: { id: both },
      }),
      2,
    );
  return new Map([
    ...(options.overwrite ?? []).map((id) => [id, 'overwrite'] as const),
    ...(options.leave ?? []).map((id) => [id, 'leave'] as const),
  ]);
}

/** An id that no plan knows is wrong usage; everything else was refused. */
export const planExit = ({ code }: AppError): ExitStatus =>
  code === 'publish.unknownChoice' ? 2 : 1;

/** Options of every command that calls an account. */
export const withAccountOptions = (command: Command): Command =>
  command
    .requiredOption('--workspace <dir>', 'the workspace')
    .requiredOption('--channel <name>', 'a channel of the workspace')
    .option('--token-env <name>', 'environment variable that holds the channel access token')
    .option('--endpoint <url>', 'stands in for both of LINE’s hosts', address);

/** The named documents, or everything in the workspace. */
export async function scopeOf(workspace: Workspace, documents?: string[]): Promise<PublishScope> {
  if (!documents || documents.length === 0) return { kind: 'everything' };
  const documentIds: DocumentId[] = [];
  for (const name of documents) documentIds.push((await findDocument(workspace, name)).id);
  return { kind: 'chosen', documentIds };
}
