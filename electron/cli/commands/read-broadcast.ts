import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ChannelId } from '#shared/domain/ids';
import type { SendRequest } from '#shared/domain/outbox';
import { appError } from '#shared/errors/app-error';
import { findBroadcast } from '../../services/campaigns/find-broadcast';
import { readSendFile } from '../../services/outbox/send-file';
import type { Workspace } from '../../store/workspace';
import { type CliContext, CliFailure } from '../command';
import { decodeText } from '../decode-text';
import { unwrap } from '../open-workspace';
import { readInput } from '../read-input';
import { type CampaignAccount, campaignRequest } from './campaign-request';

/** What BROADCAST on the command line means: a file with a request of LINE's, or a broadcast of a campaign. */
export async function readBroadcast(
  context: CliContext,
  workspace: Workspace,
  broadcast: string,
  options: { channelId: ChannelId; account: CampaignAccount; isNow: boolean },
): Promise<SendRequest> {
  const isFile =
    broadcast === '-' ||
    (await access(resolve(context.cwd, broadcast)).then(
      () => true,
      () => false,
    ));
  if (!isFile) {
    const found = unwrap(await findBroadcast(workspace, broadcast), 2);
    if (found) return campaignRequest(workspace, found, options);
    throw new CliFailure(
      appError('cli.noSuchBroadcast', `There is no broadcast “${broadcast}”.`, {
        details: { broadcast },
      }),
      2,
    );
  }
  const bytes = await readInput(context, broadcast);
  return unwrap(
    readSendFile(decodeText(bytes), {
      name: basename(broadcast),
      channelId: options.channelId,
      fingerprint: createHash('sha256').update(bytes).digest('hex'),
    }),
    1,
  );
}
