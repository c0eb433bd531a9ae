import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ChannelId } from '#shared/domain/ids';
import { sha256 } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import { systemClock } from '../../line/clock';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';
import type { StoredChannel } from '../channels/channel-book';
import type { Connection } from '../channels/connections';
import { bookOf } from '../channels/handlers';
import { readTargetReach } from '../channels/target-reach';
import { archiveOf } from '../insight/archives';
import { lockAccount, stateFolder } from './account-lock';
import { Outbox } from './outbox';
import type { OutboxPorts, SendAccount } from './ports';

export interface OutboxParts {
  connect(channel: StoredChannel): Promise<Result<Pick<Connection, 'line' | 'bot' | 'insight'>>>;
  now: () => Date;
  /** Whether what messages point at is still there; left out where they have been frozen just now. */
  seeMedia?: OutboxPorts['seeMedia'];
  /** Only to look, as for a dry run. */
  lookOnly?: boolean;
  /** Where this computer's account locks are; the usual place when left out. */
  stateFolder?: string;
  onChange(): void;
}

/** The outbox of an open workspace, over its channels. */
export function openOutbox(workspace: Workspace, parts: OutboxParts): Promise<Result<Outbox>> {
  const channel = (id: ChannelId) => bookOf(workspace).get(id);
  return Outbox.open({
    folder: join(workspace.privateDir, 'outbox'),
    workspaceId: workspace.info().id,
    readOnly: workspace.readOnly || parts.lookOnly === true,
    async connect(id): Promise<Result<SendAccount>> {
      const found = await channel(id);
      if (!found.ok) return found;
      const connection = await parts.connect(found.value);
      if (!connection.ok) return connection;
      const { line, bot, insight } = connection.value;
      return ok({
        line,
        botUserId: bot.userId,
        kind: found.value.kind,
        targetReach: () => readTargetReach(insight, parts.now()),
      });
    },
    async kindOf(id) {
      const found = await channel(id);
      return found.ok ? ok(found.value.kind) : found;
    },
    async onCount(id, count) {
      const kind = await channel(id);
      if (!kind.ok) return;
      // a look that cannot be kept keeps nothing at home: the send matters more
      await archiveOf(workspace, id).append([
        {
          kind: 'quota',
          fetchedAt: parts.now().toISOString(),
          simulated: kind.value.kind === 'rehearsal',
          ...count,
        },
      ]);
    },
    seeMedia: parts.seeMedia ?? (async () => ok(null)),
    lockAccount: (botUserId) => lockAccount(parts.stateFolder ?? stateFolder(), botUserId),
    now: parts.now,
    clock: systemClock,
    random: Math.random,
    randomBytes: randomBytesPort,
    randomUuid: randomUUID,
    sha256: (text) => sha256.parse(createHash('sha256').update(text).digest('hex')),
    onChange: parts.onChange,
  });
}
