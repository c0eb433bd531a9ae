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

export interface ChoiceOptions {
  overwrite?: string[];
  leave?: string[];
  ask?: string[];
}

const CHOICES = ['overwrite', 'leave', 'ask'] as const;

/** What `--overwrite`, `--leave` and `--ask` say about drift, by id of operation. */
export function choicesOf(options: ChoiceOptions): ReadonlyMap<string, DriftChoice> {
  const choices = new Map<string, DriftChoice>();
  for (const choice of CHOICES)
    for (const id of options[choice] ?? []) {
      const other = choices.get(id);
      if (other !== undefined && other !== choice)
        throw new CliFailure(
          appError('cli.choiceTwice', `“${id}” is named by --${other} and by --${choice}.`, {
            path: [choice, id],
            details: { id, first: other, second: choice },
          }),
          2,
        );
      choices.set(id, choice);
    }
  return choices;
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
