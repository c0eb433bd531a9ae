import type { ChannelId, SendId } from '#shared/domain/ids';
import type { HostedObject } from '#shared/domain/media-host';
import { ok, type Result } from '#shared/errors/app-error';
import { localPlaces, withAddresses } from '#shared/preview/local-address';
import type { Wire } from '#shared/preview/messages-of';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { Drawings } from '../render';
import type { mediaService } from './handlers';
import type { MediaItem } from './host-media';
import { keyOf, localItems } from './local-items';
import { pointedAt } from './still-served';

type Service = Pick<
  ReturnType<typeof mediaService>,
  'host' | 'hostFor' | 'logOf' | 'release' | 'seeAgain'
>;

export interface HostingRequest {
  channelId: ChannelId;
  /** The document that the messages come from: whoever waits follows the progress by it. */
  usedBy: string;
  /** Several messages at once: broadcasts of a campaign, arms of a test. */
  lists: readonly (readonly Wire[])[];
  /** Is handed each picture with the address it got; for those who show it later, when its design has changed. */
  onPicture?(address: string, bytes: Uint8Array): Promise<Result<unknown>>;
}

/** Everything that sends asks here before anything is frozen. */
export interface MessageHosting {
  /**
   * The same messages with public addresses, each seen to serve our bytes; or the reason why not, and then
   * nothing may be sent. Messages without anything local come back as they are, host or none.
   */
  publish(
    workspace: Workspace,
    request: HostingRequest,
  ): Promise<Result<Record<string, unknown>[][]>>;
  /** Whether a channel has somewhere to put pictures. */
  stateOf(workspace: Workspace, channelId: ChannelId): Promise<'ready' | 'none'>;
  /** Files on the hosts that these messages point at. */
  pointedAt(workspace: Workspace, messages: readonly Wire[]): Promise<HostedObject[]>;
  /** Before a send leaves that was frozen a while ago: each of its files is fetched back once more. */
  seeAgain(workspace: Workspace, messages: readonly Wire[]): Promise<Result<null>>;
  /** A send points at what lies on the hosts, until it is given up. */
  keepFor(workspace: Workspace, id: SendId, messages: readonly Wire[]): Promise<void>;
  release(workspace: Workspace, by: string): Promise<void>;
  /** Stops what is being drawn or uploaded for a document; what is there already is found next time. */
  stop(usedBy: string): void;
}

export function messageHosting(parts: {
  media: Service;
  drawings: Drawings;
  emit: Emit;
}): MessageHosting {
  const { media, drawings, emit } = parts;
  const running = new Map<string, Set<AbortController>>();
  const filesOf = async (workspace: Workspace, messages: readonly Wire[]) =>
    pointedAt(await media.logOf(workspace).hosted(), messages);
  return {
    async publish(workspace, { channelId, usedBy, lists, onPicture }) {
      const places = localPlaces(lists.flat());
      if (places.length === 0)
        return ok(lists.map((list) => withAddresses(list, ({ url }) => url)));
      const host = await media.hostFor(workspace, channelId);
      if (!host.ok) return host;
      const stop = new AbortController();
      const own = running.get(usedBy) ?? new Set();
      running.set(usedBy, own.add(stop));
      try {
        const items = await localItems(
          places,
          {
            load: (id) => workspace.load(id),
            assets: workspace.assets,
            videos: workspace.videos,
            drawings,
          },
          {
            signal: stop.signal,
            onProgress: (done, total) =>
              emit('media.progress', { usedBy, step: 'draw', done, total }),
          },
        );
        if (!items.ok) return items;
        const hosted = await media.host(workspace, {
          channelId,
          usedBy,
          items: items.value,
          signal: stop.signal,
        });
        if (!hosted.ok) return hosted;
        for (const item of onPicture ? items.value : []) {
          const bytes = shownBytes(item);
          const address = hosted.value.get(item.key);
          if (bytes === null || address === undefined) continue;
          const kept = await onPicture?.(address, bytes);
          if (kept && !kept.ok) return kept;
        }
        const addressOf = (place: { url: string; field: string }): string => {
          const url = hosted.value.get(keyOf(place));
          if (url === undefined) throw new Error(`nothing was hosted for ${place.url}`);
          return url;
        };
        return ok(lists.map((list) => withAddresses(list, addressOf)));
      } finally {
        own.delete(stop);
        if (own.size === 0) running.delete(usedBy);
      }
    },
    pointedAt: filesOf,
    async seeAgain(workspace, messages) {
      const objects = await filesOf(workspace, messages);
      return objects.length === 0 ? ok(null) : media.seeAgain(workspace, objects);
    },
    async stateOf(workspace, channelId) {
      const host = await media.hostFor(workspace, channelId);
      // a host whose secret is missing is one: sending then says what is missing
      return host.ok || host.error.code !== 'media.noHost' ? 'ready' : 'none';
    },
    async keepFor(workspace, id, messages) {
      const log = media.logOf(workspace);
      const urls = pointedAt(await log.hosted(), messages).map(({ url }) => url);
      if (urls.length > 0)
        await log.append(...urls.map((url) => ({ type: 'use' as const, url, by: id })));
    },
    async release(workspace, by) {
      const isKept = (await media.logOf(workspace).hosted()).some(({ usedBy }) =>
        usedBy.includes(by),
      );
      if (isKept && !workspace.readOnly) await media.release(workspace, by);
    },
    stop(usedBy) {
      for (const one of running.get(usedBy) ?? []) one.abort();
    },
  };
}

/** Wide enough for a look at a message on a screen; the widest of an imagemap may weigh 10 MB. */
const SHOWN_WIDTH = 700;

function shownBytes(item: MediaItem): Uint8Array | null {
  if (item.kind === 'film') return null;
  if (item.kind === 'file') return item.bytes;
  return item.pictures.find(({ width }) => width === SHOWN_WIDTH)?.bytes ?? null;
}

/** What the window asks of hosting by itself. */
export const hostingHandlers = (
  current: CurrentWorkspace,
  hosting: MessageHosting,
): SomeHandlers<'media.ready' | 'media.stop'> => ({
  'media.ready': ({ channelId }) =>
    withWorkspace(current, async (workspace) => ok(await hosting.stateOf(workspace, channelId))),
  'media.stop': ({ usedBy }) => {
    hosting.stop(usedBy);
    return ok(undefined);
  },
});
