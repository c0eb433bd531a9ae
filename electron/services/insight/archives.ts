import type { ChannelId } from '#shared/domain/ids';
import type { Workspace } from '../../store/workspace';
import { InsightArchive } from './archive';

const archives = new WeakMap<Workspace, Map<ChannelId, InsightArchive>>();

/** The one archive of a channel: it remembers the months it has read, and what is appended goes in one after another. */
export function archiveOf(workspace: Workspace, channelId: ChannelId): InsightArchive {
  const known = archives.get(workspace) ?? new Map<ChannelId, InsightArchive>();
  archives.set(workspace, known);
  const archive = known.get(channelId) ?? new InsightArchive(workspace.folder, channelId);
  known.set(channelId, archive);
  return archive;
}
