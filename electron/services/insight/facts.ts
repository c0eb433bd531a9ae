import type { ChannelId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import { startOfLineDay } from '#shared/insight/line-day';
import { newestOf, type Observation } from '#shared/insight/observation';
import type { MenuHistoryEntry } from '#shared/insight/report';
import type { MeasuredSend } from '#shared/insight/sends';
import type { Workspace } from '../../store/workspace';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import { publicationFiles } from '../publish/publication-file';
import type { InsightArchive } from './archive';
import { archiveOf } from './archives';
import { menuHistory } from './menu-history';

/** An account as far as it is known without asking LINE. */
export interface AccountPlace {
  /** The channel's clock: that of the rehearsal channel runs ahead when a campaign is rehearsed. */
  now: Date;
  botUserId: string | null;
}

/** Everything that is known of a channel without asking LINE. */
export interface InsightFacts {
  archive: InsightArchive;
  observations: Observation[];
  newest: Map<string, Observation>;
  damagedLines: number;
  sends: MeasuredSend[];
  menus: MenuHistoryEntry[];
  simulated: boolean;
  now: Date;
}

/** `since`: the first day of LINE that is wanted; older months are not read. */
export type InsightFactsReader = (
  channelId: ChannelId,
  since?: (now: Date) => string,
) => Promise<Result<InsightFacts>>;

/** Reads the facts of the open workspace's channels; one reader for all who look at figures. */
export function insightFacts(parts: {
  current: CurrentWorkspace;
  whereOf(workspace: Workspace, channelId: ChannelId): Promise<Result<AccountPlace>>;
  /** What was sent through a channel, from the outbox's log. */
  sendsOf(workspace: Workspace, channelId: ChannelId): Promise<Result<MeasuredSend[]>>;
}): InsightFactsReader {
  const { current } = parts;
  return (channelId, since) =>
    withWorkspace(current, async (workspace): Promise<Result<InsightFacts>> => {
      const channel = await bookOf(workspace).get(channelId);
      if (!channel.ok) return channel;
      const place = await parts.whereOf(workspace, channelId);
      if (!place.ok) return place;
      const { now: time, botUserId } = place.value;
      const archive = archiveOf(workspace, channelId);
      const read = await archive.read(since === undefined ? '' : monthOf(since(time)));
      if (!read.ok) return read;
      const sends = await parts.sendsOf(workspace, channelId);
      if (!sends.ok) return sends;
      const { kind } = channel.value;
      const publication =
        botUserId === null ? ok(null) : await publicationFiles(workspace.folder).read(botUserId);
      if (!publication.ok) return publication;
      const simulated = kind === 'rehearsal';
      const observations = read.value.observations.filter((one) => one.simulated === simulated);
      return ok({
        archive,
        observations,
        newest: newestOf(observations),
        damagedLines: read.value.damaged.length,
        sends: sends.value,
        menus: menuHistory(publication.value),
        simulated,
        now: time,
      });
    });
}

/** The UTC month in which a day of LINE begins. */
const monthOf = (day: string): string => new Date(startOfLineDay(day)).toISOString().slice(0, 7);
