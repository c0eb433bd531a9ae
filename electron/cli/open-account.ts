import { createTokenDesk } from '../line/tokens';
import { memoryVault } from '../secrets/token-vault';
import type { StoredChannel } from '../services/channels/channel-book';
import { type Connection, Connections } from '../services/channels/connections';
import { bookOf } from '../services/channels/handlers';
import { RehearsalHost } from '../services/channels/rehearsal-host';
import { TokenKeeper } from '../services/channels/token-keeper';
import { targetOf } from '../services/publish/handlers';
import type { PublishTarget } from '../services/publish/ports';
import type { Workspace } from '../store/workspace';
import type { CliContext } from './command';
import { unwrap } from './open-workspace';
import { tokenFrom } from './token-env';

export type AccountInsight = Connection['insight'];
export type AccountAudiences = Connection['audiences'];

export interface AccountOptions {
  channel: string;
  tokenEnv?: string;
  endpoint?: string;
}

/**
 * Connects to the account of a channel while `use` runs. The token comes from the named variable and
 * is kept nowhere; the built-in rehearsal channel needs none.
 */
export async function withAccount<T>(
  context: CliContext,
  workspace: Workspace,
  options: AccountOptions,
  use: (target: PublishTarget, channel: StoredChannel, connection: Connection) => Promise<T>,
): Promise<T> {
  const channel = unwrap(await bookOf(workspace).byName(options.channel), 2);
  const vault = memoryVault();
  if (options.tokenEnv !== undefined) {
    vault.put(channel.id, tokenFrom(context, options.tokenEnv));
  }
  const rehearsal = new RehearsalHost();
  try {
    const now = () => new Date();
    const desk = createTokenDesk({
      now,
      ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    });
    const tokens = new TokenKeeper(vault, desk, now);
    const connections = new Connections(tokens, rehearsal, options.endpoint);
    const connected = await connections.connect(workspace, channel);
    const isUsage = !connected.ok && connected.error.code === 'channel.tokenMissing';
    const connection = unwrap(connected, isUsage ? 2 : 1);
    const { line, bot, inventory, account } = connection;
    const target = targetOf(channel, bot.userId, line, inventory, account);
    return await use(target, channel, connection);
  } finally {
    await rehearsal.close();
  }
}
