import type { ListedAudience } from '#shared/domain/audience/operation';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { audienceChannels } from '#shared/ipc/channels/audiences';
import type { OutputOf } from '#shared/ipc/contract';
import { type AudienceGroup, audienceSize } from '#shared/line/schema/audience';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { AudienceClient } from '../../line/audiences';
import type { Workspace } from '../../store/workspace';
import type { UploadParts } from '../audience-lists/upload';
import { ChannelBook, type StoredChannel } from '../channels/channel-book';
import type { Connections } from '../channels/connections';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import { followAudience } from './follow';
import { AudienceOperations } from './operations';

type Names = keyof typeof audienceChannels;

/** Audiences of the selected channel: read from LINE each time, changed only with a journal entry. */
export function audienceHandlers(parts: {
  current: CurrentWorkspace;
  connections: Connections;
  emit: Emit;
  now: () => Date;
}): {
  handlers: SomeHandlers<Names>;
  /** The selected channel, and the journal around what makes an audience there. */
  account(
    workspace: Workspace,
  ): Promise<Result<Pick<UploadParts, 'channelId' | 'client' | 'journalled'>>>;
} {
  const { current, connections, emit, now } = parts;
  const journals = new Map<string, AudienceOperations>();
  const journalOf = (workspace: Workspace): AudienceOperations => {
    const known = journals.get(workspace.folder);
    if (known) return known;
    const made = new AudienceOperations(workspace);
    journals.set(workspace.folder, made);
    return made;
  };
  const connected = async (
    workspace: Workspace,
  ): Promise<Result<{ channel: StoredChannel; client: AudienceClient }>> => {
    const channel = await new ChannelBook(workspace).selected();
    if (!channel) return fail(appError('audience.noChannel', 'No channel is chosen.'));
    const connection = await connections.connect(workspace, channel);
    if (!connection.ok) return connection;
    return ok({ channel, client: connection.value.audiences });
  };
  const change = <T>(
    workspace: Workspace,
    what: { kind: 'click' | 'impression' | 'upload' | 'rename' | 'delete'; name: string } & {
      audienceGroupId: number | null;
      requestId: string | null;
    },
    work: (client: AudienceClient) => Promise<Result<T>>,
    idOf: (value: T) => number | null = () => null,
  ): Promise<Result<T>> =>
    connected(workspace).then(async (place) => {
      if (!place.ok) return place;
      const { channel, client } = place.value;
      const answer = await journalOf(workspace).run(
        {
          ...what,
          channelId: channel.id,
          at: now().toISOString(),
          simulated: channel.kind === 'rehearsal',
        },
        now,
        () => work(client),
        idOf,
      );
      emit('audiences.changed', {});
      return answer;
    });
  /** LINE’s name of it before a change; null where it could not be asked, and then no document follows. */
  const nameAt = async (workspace: Workspace, audienceGroupId: number): Promise<string | null> => {
    const place = await connected(workspace);
    const listed = place.ok ? await place.value.client.list() : place;
    if (!listed.ok) return null;
    const found = listed.value.find((one) => one.audienceGroupId === audienceGroupId);
    return found?.description ?? null;
  };
  /** Documents that were taken in from it go with it; `to` null: it is deleted. */
  const follow = async (
    workspace: Workspace,
    audienceGroupId: number,
    from: string | null,
    to: string | null,
  ): Promise<Result<undefined>> => {
    const channel = await new ChannelBook(workspace).selected();
    if (!channel || from === null) return ok(undefined);
    const at = { channelId: channel.id, audienceGroupId };
    const name = to === null ? null : { from, to };
    const followed = await followAudience(workspace, at, name, now());
    if (followed.ok) emit('documents.changed', { ids: workspace.ids('audience') });
    return followed.ok ? ok(undefined) : followed;
  };
  const handlers: SomeHandlers<Names> = {
    'audiences.list': () =>
      withWorkspace(current, async (workspace): Promise<Result<OutputOf<'audiences.list'>>> => {
        const operations = await journalOf(workspace).all();
        const readAt = now().toISOString();
        const selected = await new ChannelBook(workspace).selected();
        if (!selected)
          return ok({
            channel: null,
            simulated: false,
            audiences: [],
            sharedUnread: false,
            readAt,
            operations: [],
          });
        const place = await connected(workspace);
        if (!place.ok) return place;
        const { client } = place.value;
        const [listed, shared] = await Promise.all([client.list(), client.listShared()]);
        if (!listed.ok) return listed;
        const own = new Set(listed.value.map(({ audienceGroupId }) => audienceGroupId));
        return ok({
          channel: selected.name,
          simulated: selected.kind === 'rehearsal',
          audiences: [
            ...listed.value.map((audience) => shown(audience, false)),
            ...(shared.ok ? shared.value : [])
              .filter(({ audienceGroupId }) => !own.has(audienceGroupId))
              .map((audience) => shown(audience, true)),
          ],
          sharedUnread: !shared.ok,
          readAt,
          operations: operations.filter(({ channelId }) => channelId === selected.id),
        });
      }),
    'audiences.fromSend': ({ by, name, requestId, clickUrl }) =>
      withWorkspace(current, async (workspace): Promise<Result<OutputOf<'audiences.fromSend'>>> => {
        const made = await change(
          workspace,
          { kind: by, name, audienceGroupId: null, requestId },
          (client) =>
            by === 'click'
              ? client.fromClicks({ name, requestId, clickUrl })
              : client.fromImpressions({ name, requestId }),
          (id) => id,
        );
        return made.ok ? ok({ audienceGroupId: made.value }) : made;
      }),
    'audiences.rename': ({ audienceGroupId, name }) =>
      withWorkspace(current, async (workspace): Promise<Result<undefined>> => {
        const before = await nameAt(workspace, audienceGroupId);
        const done = await change(
          workspace,
          { kind: 'rename', name, audienceGroupId, requestId: null },
          (client) => client.rename(audienceGroupId, name),
        );
        return done.ok ? follow(workspace, audienceGroupId, before, name) : done;
      }),
    'audiences.delete': ({ audienceGroupId, name }) =>
      withWorkspace(current, async (workspace): Promise<Result<undefined>> => {
        const done = await change(
          workspace,
          { kind: 'delete', name, audienceGroupId, requestId: null },
          (client) => client.remove(audienceGroupId),
        );
        return done.ok ? follow(workspace, audienceGroupId, name, null) : done;
      }),
  };
  return {
    handlers,
    async account(workspace) {
      const place = await connected(workspace);
      if (!place.ok) return place;
      const { channel, client } = place.value;
      return ok({
        channelId: channel.id,
        client,
        journalled: (name, make) =>
          change(
            workspace,
            { kind: 'upload', name, audienceGroupId: null, requestId: null },
            make,
            (id) => id,
          ),
      });
    },
  };
}

const instant = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : new Date(seconds * 1_000).toISOString();

function shown(audience: AudienceGroup, isShared: boolean): ListedAudience {
  return {
    audienceGroupId: audience.audienceGroupId,
    name: audience.description ?? '',
    type: audience.type,
    status: audience.status ?? '',
    failedType: audience.failedType ?? null,
    count: audienceSize(audience),
    createdAt: instant(audience.created),
    expiresAt: instant(audience.expireTimestamp),
    // whatever LINE says of its own rights: nobody changes what belongs to another
    isReadOnly: isShared || audience.permission === 'READ',
    route: audience.createRoute ?? null,
    isShared,
    owner: audience.owner?.name ?? null,
  };
}
