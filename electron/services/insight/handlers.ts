import { basename, join } from 'node:path';
import type { ChannelId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { addLineDays, lineDayOf, lineDays, startOfLineDay } from '#shared/insight/line-day';
import { newestOf, type Observation } from '#shared/insight/observation';
import { reportOf } from '#shared/insight/report';
import { richMenuDays, richMenuFigures } from '#shared/insight/rich-menu';
import type { MeasuredMenu } from '#shared/insight/schedule';
import type { MeasuredSend } from '#shared/insight/sends';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { durableWrite, writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { DialogPort } from '../ports';
import { publicationFiles } from '../publish/publication-file';
import { InsightArchive } from './archive';
import { menuHistory } from './menu-history';
import { notesHandlers } from './notes';
import { type InsightPort, NEXT_ROUND_MS, pullInsight } from './pull';

type Names =
  | 'insight.report'
  | 'insight.richMenu'
  | 'insight.pull'
  | 'insight.cancelPull'
  | 'insight.notes'
  | 'insight.changeNotes'
  | 'insight.export';

/** An account as far as it is known without asking LINE. */
export interface AccountPlace {
  /** The channel's clock: that of the rehearsal channel runs ahead when a campaign is rehearsed. */
  now: Date;
  botUserId: string | null;
}

export interface InsightParts {
  current: CurrentWorkspace;
  dialogs: DialogPort;
  emit: Emit;
  now: () => Date;
  whereOf(workspace: Workspace, channelId: ChannelId): Promise<Result<AccountPlace>>;
  /** What was sent through a channel, from the outbox's log. */
  sendsOf(workspace: Workspace, channelId: ChannelId): Promise<Result<MeasuredSend[]>>;
  connect(workspace: Workspace, channelId: ChannelId): Promise<Result<InsightPort>>;
}

interface Facts {
  archive: InsightArchive;
  observations: Observation[];
  newest: Map<string, Observation>;
  damagedLines: number;
  sends: MeasuredSend[];
  menus: ReturnType<typeof menuHistory>;
  simulated: boolean;
  now: Date;
}

/** Figures of the open workspace's channels. A pull that could not ask everything goes on by itself. */
export function insightHandlers(parts: InsightParts): {
  handlers: SomeHandlers<Names>;
  /** Stops asking: another workspace is opened, or the studio ends. */
  stop(): void;
} {
  const { current, emit, now } = parts;
  const pulls = new Map<ChannelId, AbortController>();
  const archives = new WeakMap<Workspace, Map<ChannelId, InsightArchive>>();
  /** One archive a channel: it remembers the months it has read. */
  const archiveOf = (workspace: Workspace, channelId: ChannelId): InsightArchive => {
    const known = archives.get(workspace) ?? new Map<ChannelId, InsightArchive>();
    archives.set(workspace, known);
    const archive = known.get(channelId) ?? new InsightArchive(workspace.folder, channelId);
    known.set(channelId, archive);
    return archive;
  };

  /** `since`: the first day of LINE that is wanted; older months are not read. */
  const factsOf = (channelId: ChannelId, since?: (now: Date) => string): Promise<Result<Facts>> =>
    withWorkspace(current, async (workspace): Promise<Result<Facts>> => {
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

  const later = new Map<ChannelId, NodeJS.Timeout>();
  const stop = () => {
    for (const timer of later.values()) clearTimeout(timer);
    later.clear();
    for (const running of pulls.values()) running.abort();
  };
  current.onChange(async () => stop());

  const handlers: SomeHandlers<Names> = {
    ...notesHandlers(current, emit),
    async 'insight.report'({ channelId, days }) {
      const facts = await factsOf(channelId, (time) => {
        const { from, to } = rangeOf(days, time);
        // the days before stand beside the range, and the alarms look at every send that LINE still counts
        const before = addLineDays(from, -lineDays(from, to).length - 1);
        const counting = addLineDays(lineDayOf(time), -16);
        return before < counting ? before : counting;
      });
      if (!facts.ok) return facts;
      const range = rangeOf(days, facts.value.now);
      return ok(reportOf({ ...facts.value, ...range, now: facts.value.now.getTime() }));
    },
    async 'insight.richMenu'({ channelId, richMenuId, from, to }) {
      const facts = await factsOf(channelId, () => from);
      if (!facts.ok) return facts;
      const { menus, newest, observations } = facts.value;
      const menu = menus.find((entry) => entry.richMenuId === richMenuId);
      if (!menu) {
        return fail(
          appError('insight.unknownMenu', 'Tapestry did not publish this menu.', {
            details: { richMenuId },
          }),
        );
      }
      const areas = menu.areas.map(({ bounds }) => bounds);
      return ok({
        figures: richMenuFigures(newest, { richMenuId, from, to, areas }),
        days: richMenuDays(observations, richMenuId, lineDays(from, to)),
      });
    },
    async 'insight.pull'({ channelId }) {
      if (pulls.has(channelId)) {
        return fail(appError('insight.alreadyPulling', 'Figures are being fetched already.'));
      }
      const running = new AbortController();
      pulls.set(channelId, running);
      try {
        const facts = await factsOf(channelId);
        if (!facts.ok) return facts;
        const insight = await withWorkspace(current, (workspace) =>
          workspace.readOnly
            ? fail(appError('store.readOnly', 'This workspace is open read-only.'))
            : parts.connect(workspace, channelId),
        );
        if (!insight.ok) return insight;
        const { archive, sends, menus, simulated, now: time } = facts.value;
        const pulled = await pullInsight(
          { archive, insight: insight.value, now: () => time },
          { sends, menus: menus.map(measured), simulated },
          {
            signal: running.signal,
            onProgress: (done, total) => emit('insight.progress', { channelId, done, total }),
          },
        );
        emit('insight.changed', { channelId });
        if (!pulled.ok) return pulled;
        const { fetched, withheld, left, failures } = pulled.value;
        clearTimeout(later.get(channelId));
        if (left > 0 && !running.signal.aborted) {
          const timer = setTimeout(
            () => void handlers['insight.pull']({ channelId }),
            NEXT_ROUND_MS,
          );
          later.set(channelId, timer);
        }
        return ok({ fetched, withheld, left, failed: failures.length });
      } finally {
        pulls.delete(channelId);
      }
    },
    'insight.cancelPull': ({ channelId }) => {
      pulls.get(channelId)?.abort();
      return ok(undefined);
    },
    async 'insight.export'({ name, files }) {
      const folder = await parts.dialogs.pickFolder('export');
      if (folder === null) return ok(null);
      const stem = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-').replace(/^\.+|[. ]+$/g, '');
      const stamp = now().toISOString().slice(0, 16).replaceAll(':', '').replace('T', ' ');
      const written: string[] = [];
      try {
        for (const { extension, bytes } of files) {
          const file = `${stem} ${stamp}.${extension}`;
          await durableWrite(join(folder, file), bytes);
          written.push(file);
        }
      } catch (error) {
        return fail(writeError(error, folder));
      }
      return ok({ folder: basename(folder), files: written });
    },
  };
  return { handlers, stop };
}

const rangeOf = (days: { last: number } | { from: string; to: string }, time: Date) => {
  if ('from' in days) return { ...days, sendsTo: days.to };
  const today = lineDayOf(time);
  const to = addLineDays(today, -1);
  // LINE's days end yesterday; what was sent today is asked for all the same
  return { from: addLineDays(to, 1 - days.last), to, sendsTo: today };
};

/** The UTC month in which a day of LINE begins. */
const monthOf = (day: string): string => new Date(startOfLineDay(day)).toISOString().slice(0, 7);

/** A menu with the days that LINE counts it for. */
export const measured = ({
  richMenuId,
  publishedAt,
  retiredAt,
}: ReturnType<typeof menuHistory>[number]): MeasuredMenu => ({
  richMenuId,
  from: lineDayOf(new Date(publishedAt)),
  to: retiredAt === null ? null : lineDayOf(new Date(retiredAt)),
});
