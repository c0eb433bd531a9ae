import type { ChannelId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { Workspace } from '../../store/workspace';

/**
 * Documents that were taken in from an audience at LINE go with it: one that is called as it was gets the new name,
 * and of one that is deleted the document lies in the bin. A list of our own stays; it can be uploaded again.
 */
export async function followAudience(
  workspace: Workspace,
  at: { channelId: ChannelId; audienceGroupId: number },
  name: { from: string; to: string } | null,
  now: Date,
): Promise<Result<null>> {
  for (const id of workspace.ids('audience')) {
    const loaded = await workspace.loadAs('audience', id);
    if (!loaded.ok) return loaded;
    const { document, revision } = loaded.value;
    const { origin } = document;
    const isIt =
      origin.from === 'line' &&
      origin.channelId === at.channelId &&
      origin.audienceGroupId === at.audienceGroupId;
    if (!isIt || (name !== null && document.name !== name.from)) continue;
    const done =
      name === null
        ? await workspace.trash(id)
        : await workspace.save(
            { ...document, name: name.to, updatedAt: now.toISOString() },
            revision,
          );
    if (!done.ok) return done;
  }
  return ok(null);
}
