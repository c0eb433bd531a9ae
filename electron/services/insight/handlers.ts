import { basename, join } from 'node:path';
import type { ChannelId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { addLineDays, lineDayOf, lineDays } from '#shared/insight/line-day';
import { type MenuHistoryEntry, reportOf } from '#shared/insight/report';
import { richMenuDays, richMenuFigures } from '#shared/insight/rich-menu';
import type { MeasuredMenu } from '#shared/insight/schedule';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { durableWrite, writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { DialogPort } from '../ports';
import type { InsightFactsReader } from './facts';
import { importHandlers } from './imports';
import { notesHandlers } from './notes';
import { type InsightPort, NEXT_ROUND_MS, pullInsight } from './pull';
import { rangeOf } from './range';

type Names =
  | 'insight.report'
  | 'insight.richMenu'
  | 'insight.pull'
  | 'insight.cancelPull'
  | 'insight.notes'
  | 'insight.changeNotes'
  | 'insight.export'
  | keyof ReturnType<typeof importHandlers>;

export interface InsightParts {
  current: CurrentWorkspace;
  dialogs: DialogPort;
  emit: Emit;
  now: () => Date;
  factsOf: InsightFactsReader;
  connect(workspace: Workspace, channelId: ChannelId): Promise<Result<InsightPort>>;
}

/** Figures of the open workspace's channels. A pull that could not ask everything goes on by itself. */
export function insightHandlers(parts: InsightParts): {
  handlers: SomeHandlers<Names>;
  /** Stops asking: another workspace is opened, or the studio ends. */
  stop(): void;
} {
  const { current, emit, now, factsOf } = parts;
  const pulls = new Map<ChannelId, AbortController>();
  const later = new Map<ChannelId, NodeJS.Timeout>();
  const stop = () => {
    for (const timer of later.values()) clearTimeout(timer);
    later.clear();
    for (const running of pulls.values()) running.abort();
  };
  current.onChange(async () => stop());

  const handlers: SomeHandlers<Names> = {
    ...notesHandlers(current, emit),
    ...importHandlers({ current, emit, factsOf }),
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
        const { fetched, left, failures } = pulled.value;
        const withheld = pulled.value.withheld.map(({ subject }) => subject);
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
          await durableWrite(join(folder, file), bytes, { forOthers: true });
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

/** A menu with the days that LINE counts it for. */
export const measured = ({
  richMenuId,
  name,
  publishedAt,
  retiredAt,
}: MenuHistoryEntry): MeasuredMenu => ({
  richMenuId,
  name,
  from: lineDayOf(new Date(publishedAt)),
  to: retiredAt === null ? null : lineDayOf(new Date(retiredAt)),
});
