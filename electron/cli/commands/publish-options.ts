import type { Command } from 'commander';
import type { DocumentId } from '#shared/domain/ids';
import type { PublishScope } from '../../services/publish/ports';
import type { Workspace } from '../../store/workspace';
import { findDocument } from '../open-workspace';

export interface PublishOptions {
  workspace: string;
  channel: string;
  tokenEnv?: string;
  endpoint?: string;
}

/** Options of every command that calls an account. */
export const withAccountOptions = (command: Command): Command =>
  command
    .requiredOption('--workspace <dir>', 'the workspace')
    .requiredOption('--channel <name>', 'a channel of the workspace')
    .option('--token-env <name>', 'environment variable that holds the channel access token')
    .option('--endpoint <url>', 'stands in for both of LINE’s hosts');

/** The named documents, or everything in the workspace. */
export async function scopeOf(workspace: Workspace, documents?: string[]): Promise<PublishScope> {
  if (!documents || documents.length === 0) return { kind: 'everything' };
  const documentIds: DocumentId[] = [];
  for (const name of documents) documentIds.push((await findDocument(workspace, name)).id);
  return { kind: 'chosen', documentIds };
}
