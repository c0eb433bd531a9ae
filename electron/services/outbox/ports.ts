import type { ChannelId, RandomBytes, Sha256, WorkspaceId } from '#shared/domain/ids';
import type { StoredSend } from '#shared/domain/outbox';
import type { Result } from '#shared/errors/app-error';
import type { Clock } from '../../line/clock';
import type { LinePort } from '../../line/port';
import type { SendingPort } from '../../line/sending-port';

/** The part of LINE that sending needs. */
export type SendingLine = SendingPort &
  Pick<LinePort, 'getMessageQuota' | 'getMessageQuotaConsumption'>;

/** An account that can be sent to. */
export interface SendAccount {
  line: SendingLine;
  botUserId: string;
  /** `production` asks for the number of recipients first. */
  kind: 'rehearsal' | 'test' | 'production';
  /** Followers that a broadcast reaches, as LINE counted them last; null when it does not say. */
  targetReach(): Promise<number | null>;
}

/** What the outbox needs of the rest of Tapestry. */
export interface OutboxPorts {
  /** Log and recipient lists; `.tapestry/outbox` of the workspace. */
  folder: string;
  workspaceId: WorkspaceId;
  /** Another Tapestry has the workspace: look, do nothing. */
  readOnly: boolean;
  connect(channelId: ChannelId): Promise<Result<SendAccount>>;
  /** What kind of channel it is, without asking LINE. */
  kindOf(channelId: ChannelId): Promise<Result<SendAccount['kind']>>;
  /** LINE's count right before a send begins to leave; nothing of it is in there yet. */
  onCount?(channelId: ChannelId, count: { limit: number | null; used: number }): Promise<unknown>;
  /** Fetches what messages point at back again, when they leave long after they were frozen. */
  seeMedia(messages: StoredSend['messages']): Promise<Result<null>>;
  /** Null: another process is sending on this account. */
  lockAccount(botUserId: string): { release(): void } | null;
  /** The wall clock, which may jump; never used to measure a while. */
  now(): Date;
  clock: Clock;
  random: () => number;
  randomBytes: RandomBytes;
  randomUuid: () => string;
  sha256(text: string): Sha256;
  /** Something changed that people see. */
  onChange(): void;
}
