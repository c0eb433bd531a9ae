import { join } from 'node:path';
import type { ChannelId } from '#shared/domain/ids';
import {
  type HostedObject,
  type MediaHost,
  needsSecret,
  type StoredMediaHost,
} from '#shared/domain/media-host';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { systemClock } from '../../line/clock';
import { fetchPublic as fetchAsLine } from '../../media/fetch-public';
import { folderHost } from '../../media/folder';
import { urlUnder } from '../../media/object-name';
import type { MediaHostPort, MediaMime } from '../../media/port';
import { type RehearsalMedia, startRehearsalMedia } from '../../media/rehearsal';
import { s3Host } from '../../media/s3';
import { webdavHost } from '../../media/webdav';
import type { TokenVault } from '../../secrets/token-vault';
import type { Workspace } from '../../store/workspace';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { DialogPort } from '../ports';
import { HostBook, newHostId } from './host-book';
import { hostMedia, type MediaItem } from './host-media';
import { stillServed } from './still-served';
import { testHost } from './test-host';
import { UploadLog, uploadLogOf } from './upload-log';

type Names =
  | 'media.hosts'
  | 'media.saveHost'
  | 'media.chooseHost'
  | 'media.removeHost'
  | 'media.pickFolder'
  | 'media.testHost'
  | 'media.hosted'
  | 'media.host';

export interface MediaServiceParts {
  current: CurrentWorkspace;
  vault: TokenVault;
  dialogs: DialogPort;
  emit: Emit;
  now: () => Date;
  /** How public addresses are fetched back; tests answer for hosts that are not on the net. */
  fetchPublic?: MediaHostPort['fetchBack'];
}

/** The name that the rehearsal's own host has in the upload log. */
const REHEARSAL_ID = 'rehearsal';
const TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];

interface Opened {
  book: HostBook;
  log: UploadLog;
  rehearsal: Promise<Result<RehearsalMedia>> | null;
}

/** Media hosts of the open workspace, and `hostMedia` for every service that makes messages. */
export function mediaService(parts: MediaServiceParts) {
  const { current, vault, dialogs, emit, now } = parts;
  const fetchPublic = parts.fetchPublic ?? fetchAsLine;
  const opened = new Map<Workspace, Opened>();
  const of = (workspace: Workspace): Opened => {
    const known = opened.get(workspace);
    if (known) return known;
    const made: Opened = {
      book: new HostBook(workspace),
      log: new UploadLog(uploadLogOf(workspace), now),
      rehearsal: null,
    };
    opened.set(workspace, made);
    return made;
  };
  const closeAll = async () => {
    for (const [workspace, { rehearsal }] of [...opened]) {
      opened.delete(workspace);
      const server = await rehearsal;
      if (server?.ok) await server.value.stop();
    }
  };
  current.onChange(closeAll);

  const shown = async (workspace: Workspace, host: StoredMediaHost): Promise<MediaHost> => ({
    ...host,
    secretState: needsSecret(host.place) ? vault.stateOf(host.id) : 'none',
    isChosen: (await of(workspace).book.chosen())?.id === host.id,
  });
  const rehearsalHost = async (workspace: Workspace): Promise<Result<MediaHostPort>> => {
    const entry = of(workspace);
    entry.rehearsal ??= startRehearsalMedia(join(workspace.privateDir, 'rehearsal', 'media'));
    const server = await entry.rehearsal;
    if (server.ok) return ok(server.value.host);
    entry.rehearsal = null;
    return server;
  };
  const portOf = (host: StoredMediaHost): Result<MediaHostPort> => {
    const secret = vault.get(host.id) ?? '';
    if (needsSecret(host.place) && secret === '') {
      return fail(
        appError('media.secretMissing', `The secret of “${host.name}” is not here.`, {
          details: { name: host.name },
        }),
      );
    }
    const { place } = host;
    if (place.type === 's3') return ok(s3Host(place, secret, fetchPublic));
    if (place.type === 'webdav') return ok(webdavHost(place, secret, fetchPublic));
    return ok(
      folderHost(
        place.folder,
        place.prefix,
        (name) => urlUnder(place.publicBaseUrl, place.prefix, name),
        fetchPublic,
      ),
    );
  };
  /** The rehearsal channel has its own host; every other channel takes the one that was chosen. */
  const hostFor = async (
    workspace: Workspace,
    channelId: ChannelId,
  ): Promise<Result<{ id: string; port: MediaHostPort }>> => {
    const channel = await bookOf(workspace).get(channelId);
    if (!channel.ok) return channel;
    if (channel.value.kind === 'rehearsal') {
      const port = await rehearsalHost(workspace);
      return port.ok ? ok({ id: REHEARSAL_ID, port: port.value }) : port;
    }
    const chosen = await of(workspace).book.chosen();
    if (!chosen)
      return fail(
        appError('media.noHost', 'This workspace has no media host yet. Add one in the settings.'),
      );
    const port = portOf(chosen);
    return port.ok ? ok({ id: chosen.id, port: port.value }) : port;
  };

  /** Uploads what a message points at and answers the address of each item by its key. */
  const host = async (
    workspace: Workspace,
    request: {
      channelId: ChannelId;
      items: readonly MediaItem[];
      /** Id of the document or send that will point at them. */
      usedBy: string;
      signal?: AbortSignal;
    },
  ): Promise<Result<Map<string, string>>> => {
    if (workspace.readOnly)
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    const found = await hostFor(workspace, request.channelId);
    if (!found.ok) return found;
    const hosted = await hostMedia(
      {
        hostId: found.value.id,
        host: found.value.port,
        log: of(workspace).log,
        clock: systemClock,
        random: Math.random,
        ...(request.signal ? { signal: request.signal } : {}),
        onProgress: (done, total) =>
          emit('media.progress', { usedBy: request.usedBy, step: 'upload', done, total }),
      },
      request.items,
      request.usedBy,
    );
    if (hosted.ok) emit('media.changed', {});
    return hosted;
  };

  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) emit('media.changed', {});
    return result;
  };
  const handlers: SomeHandlers<Names> = {
    'media.hosts': () =>
      withWorkspace(current, async (ws) =>
        ok(await Promise.all((await of(ws).book.list()).map((entry) => shown(ws, entry)))),
      ),
    'media.saveHost': ({ id, name, place, secret }) =>
      withWorkspace(current, async (ws) => {
        const entry: StoredMediaHost = { id: id ?? newHostId(), name, place };
        const before = id === null ? null : await of(ws).book.get(id);
        if (before && !before.ok) return before;
        // a kept secret must not be sent to another place than the one it was entered for
        const isMoved = before !== null && addressOf(before.value) !== addressOf(entry);
        if (isMoved && secret === null && vault.stateOf(entry.id) !== 'missing')
          vault.remove(entry.id);
        const written = await of(ws).book.put(entry);
        if (!written.ok) return written;
        if (secret !== null) vault.put(entry.id, secret);
        return changed(ok(await shown(ws, entry)));
      }),
    'media.chooseHost': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const written = await of(ws).book.choose(id);
        return written.ok ? changed(ok(undefined)) : written;
      }),
    'media.removeHost': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const written = await of(ws).book.remove(id);
        if (!written.ok) return written;
        vault.remove(id);
        return changed(ok(undefined));
      }),
    'media.pickFolder': async () => ok(await dialogs.pickFolder('export')),
    'media.testHost': ({ id }) =>
      withWorkspace(current, async (ws) => {
        if (id === null) {
          const own = await rehearsalHost(ws);
          return own.ok ? ok(await testHost(own.value)) : own;
        }
        const entry = await of(ws).book.get(id);
        if (!entry.ok) return entry;
        const port = portOf(entry.value);
        return port.ok ? ok(await testHost(port.value)) : port;
      }),
    'media.hosted': () => withWorkspace(current, async (ws) => ok(await of(ws).log.hosted())),
    'media.host': ({ channelId, usedBy, items }) =>
      withWorkspace(current, async (ws) => {
        const read: MediaItem[] = [];
        for (const item of items) {
          const loaded = await readItem(ws, item);
          if (!loaded.ok) return loaded;
          read.push(loaded.value);
        }
        const hosted = await host(ws, { channelId, usedBy, items: read });
        return hosted.ok ? ok(Object.fromEntries(hosted.value)) : hosted;
      }),
  };
  return {
    handlers,
    host,
    hostFor,
    /** Fetches files back once more; the rehearsal's own host serves what it serves to nobody else. */
    async seeAgain(workspace: Workspace, objects: readonly HostedObject[]): Promise<Result<null>> {
      const own = objects.some(({ hostId }) => hostId === REHEARSAL_ID)
        ? await rehearsalHost(workspace)
        : null;
      if (own && !own.ok) return own;
      return stillServed(objects, {
        now,
        fetchOf: (hostId) => (own && hostId === REHEARSAL_ID ? own.value.fetchBack : fetchPublic),
        onSeen: (url) => of(workspace).log.append({ type: 'verified', url }),
      });
    },
    logOf: (workspace: Workspace) => of(workspace).log,
    /** A send was taken back or a document deleted: nothing of it is needed any more. */
    release: (workspace: Workspace, by: string) =>
      of(workspace).log.append({ type: 'release', by }),
    close: closeAll,
  };
}

/** Where a secret would be sent. */
const addressOf = ({ place }: StoredMediaHost): string =>
  place.type === 's3' ? place.endpoint : place.type === 'webdav' ? place.url : place.folder;

type Wanted = Parameters<SomeHandlers<'media.host'>['media.host']>[0]['items'][number];

async function readItem(workspace: Workspace, item: Wanted): Promise<Result<MediaItem>> {
  const picture = async (hash: Extract<Wanted, { kind: 'asset' }>['hash']) => {
    const info = await workspace.assets.info(hash);
    if (!info.ok) return info;
    const bytes = await workspace.assets.read(hash);
    if (!bytes || !TYPES.includes(info.value.mime)) {
      return fail(
        appError('media.typeRefused', `LINE takes no ${info.value.mime} in messages.`, {
          details: { mime: info.value.mime },
          retry: 'never' as const,
        }),
      );
    }
    return ok({ bytes, mime: info.value.mime as MediaMime });
  };
  if (item.kind === 'asset') {
    const read = await picture(item.hash);
    return read.ok ? ok({ kind: 'file', key: item.key, ...read.value }) : read;
  }
  const pictures: Extract<MediaItem, { kind: 'imagemap' }>['pictures'][number][] = [];
  for (const { width, hash } of item.widths) {
    const read = await picture(hash);
    if (!read.ok) return read;
    pictures.push({ width, bytes: read.value.bytes, mime: read.value.mime as 'image/png' });
  }
  return ok({ kind: 'imagemap', key: item.key, pictures });
}
