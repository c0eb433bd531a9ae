import type { CredentialInput } from '#shared/domain/channel-access';
import type { Channel } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { BotInfo } from '../../line/port';
import type { Credential } from '../../secrets/credentials';
import type { TokenVault } from '../../secrets/token-vault';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import { ChannelBook, newChannelId, type StoredChannel } from './channel-book';
import { type Connections, otherAccount } from './connections';
import { type FetchedPictures, readFollowerView } from './follower-view';
import { readHealth } from './health';
import { KeyShelf } from './key-shelf';
import type { RehearsalHost } from './rehearsal-host';

type Names =
  | 'channels.list'
  | 'channels.add'
  | 'channels.update'
  | 'channels.remove'
  | 'channels.select'
  | 'channels.selected'
  | 'channels.view'
  | 'channels.health'
  | 'channels.makeKey'
  | 'channels.renewToken'
  | 'rehearsal.control';

export interface ChannelParts {
  current: CurrentWorkspace;
  vault: TokenVault;
  connections: Connections;
  rehearsal: RehearsalHost;
  emit: Emit;
  now: () => Date;
}

/** The book of an open workspace; one object each, so that its changes wait for one another. */
const books = new WeakMap<Workspace, ChannelBook>();
export function bookOf(workspace: Workspace): ChannelBook {
  const book = books.get(workspace) ?? new ChannelBook(workspace);
  books.set(workspace, book);
  return book;
}

export function channelHandlers(parts: ChannelParts): SomeHandlers<Names> {
  const { current, vault, connections, rehearsal, emit, now } = parts;
  const { tokens } = connections;
  const keys = new KeyShelf();
  const fetched: FetchedPictures = new Map();

  const shown = async (workspace: Workspace, channel: StoredChannel): Promise<Channel> => {
    if (channel.kind !== 'rehearsal') {
      const facts = tokens.facts(channel.id);
      return {
        ...channel,
        tokenState: vault.stateOf(channel.id),
        token: facts && { kind: facts.kind, expiresAt: facts.expiresAt },
      };
    }
    const server = await rehearsal.serverOf(workspace);
    const bot = server.ok ? server.value.platform.state.bot : null;
    return {
      ...channel,
      basicId: bot?.basicId ?? null,
      botUserId: bot?.userId ?? null,
      tokenState: server.ok ? 'session' : 'missing',
      token: null,
    };
  };
  const changed = async (
    workspace: Workspace,
    channel: StoredChannel,
    written: Result<null>,
  ): Promise<Result<Channel>> => {
    if (!written.ok) return written;
    emit('channels.changed', { id: channel.id });
    return ok(await shown(workspace, channel));
  };

  /** Gets a token with what was entered and asks LINE whose it is. */
  const check = async (
    input: CredentialInput,
  ): Promise<Result<{ credential: Credential; bot: BotInfo }>> => {
    const credential = keys.complete(input);
    if (!credential.ok) return credential;
    const issued = await tokens.issue(credential.value);
    if (!issued.ok) return issued;
    const bot = await connections.check(issued.value.token);
    return bot.ok ? ok({ credential: issued.value.credential, bot: bot.value }) : bot;
  };

  return {
    'channels.list': () =>
      withWorkspace(current, async (ws) =>
        ok(await Promise.all((await bookOf(ws).list()).map((channel) => shown(ws, channel)))),
      ),
    'channels.selected': () =>
      withWorkspace(current, async (ws) => {
        const selected = await bookOf(ws).selected();
        return ok(selected && (await shown(ws, selected)));
      }),
    'channels.select': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const channel = await bookOf(ws).get(id);
        if (!channel.ok) return channel;
        return changed(ws, channel.value, await bookOf(ws).select(id));
      }),
    'channels.add': ({ name, kind, colour, credential }) =>
      withWorkspace(current, async (ws) => {
        const entered = await check(credential);
        if (!entered.ok) return entered;
        const { bot } = entered.value;
        const book = bookOf(ws);
        const twin = (await book.list()).find(
          (other) => other.botUserId === bot.userId || other.name === name,
        );
        if (twin) {
          return fail(
            appError('channel.alreadyThere', `“${twin.name}” is already in this workspace.`, {
              details: { name: twin.name },
            }),
          );
        }
        const channel: StoredChannel = {
          id: newChannelId(),
          name,
          kind,
          colour,
          basicId: bot.basicId,
          botUserId: bot.userId,
          requiresApproval: false,
        };
        const written = await book.put(channel);
        if (written.ok) tokens.keep(channel.id, entered.value.credential);
        return changed(ws, channel, written);
      }),
    'channels.makeKey': async () => ok(await keys.make()),
    'channels.update': ({ id, name, colour, kind, requiresApproval, credential }) =>
      withWorkspace(current, async (ws) => {
        const found = await bookOf(ws).get(id);
        if (!found.ok) return found;
        if (kind !== undefined && found.value.kind === 'rehearsal') return fail(rehearsalUse());
        const entered = credential === undefined ? null : await check(credential);
        if (entered && !entered.ok) return entered;
        const { botUserId } = found.value;
        if (entered && botUserId !== null && botUserId !== entered.value.bot.userId)
          return fail(otherAccount(found.value.name, entered.value.bot));
        const channel = {
          ...found.value,
          name: name ?? found.value.name,
          colour: colour ?? found.value.colour,
          kind: kind ?? found.value.kind,
          requiresApproval: requiresApproval ?? found.value.requiresApproval,
        };
        const written = await bookOf(ws).put(channel);
        if (written.ok && entered) {
          // The new one is checked and kept before the old one is given back.
          await tokens.replace(id, entered.value.credential);
          connections.forget(id);
        }
        return changed(ws, channel, written);
      }),
    'channels.remove': ({ id, revoke }) =>
      withWorkspace(current, async (ws) => {
        const found = await bookOf(ws).get(id);
        if (!found.ok) return found;
        if (found.value.kind === 'rehearsal') {
          return fail(appError('channel.rehearsalStays', 'The rehearsal channel cannot go.'));
        }
        const removed = await bookOf(ws).remove(id);
        if (!removed.ok) return removed;
        // The channel goes even where LINE cannot be reached; the window says that the token lives on.
        const given = await tokens.remove(id, { revokeLongLived: revoke === true });
        connections.forget(id);
        emit('channels.changed', { id: null });
        return ok({ revoked: given.ok });
      }),
    'channels.health': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const channel = await bookOf(ws).get(id);
        if (!channel.ok) return channel;
        const connection = await connections.connect(ws, channel.value);
        if (!connection.ok) return connection;
        return readHealth(connection.value, tokens.facts(id), tokens.goodKeyIds(id), now());
      }),
    'channels.renewToken': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const channel = await bookOf(ws).get(id);
        if (!channel.ok) return channel;
        const renewed = await tokens.renew(id, channel.value.name);
        return renewed.ok ? changed(ws, channel.value, ok(null)) : renewed;
      }),
    'channels.view': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const channel = await bookOf(ws).get(id);
        if (!channel.ok) return channel;
        const connection = await connections.connect(ws, channel.value);
        if (!connection.ok) return connection;
        return readFollowerView(connection.value, ws.assets, fetched, now);
      }),
    'rehearsal.control': ({ verb }) =>
      withWorkspace(current, async (ws) => {
        const server = await rehearsal.serverOf(ws);
        if (!server.ok) return server;
        const { platform } = server.value;
        if (verb === 'reset') server.value.reset();
        else if (verb === 'advanceDay') {
          platform.advance(1);
          for (const { id, kind } of await bookOf(ws).list()) {
            if (kind === 'rehearsal') connections.forgetPace(id);
          }
        } else {
          platform.clock.advance(60_000);
          platform.settle();
        }
        return ok(undefined);
      }),
  };
}

const rehearsalUse = () =>
  appError('channel.rehearsalUse', 'The rehearsal channel stays what it is; add another channel.');
