import type { NarrowcastProgress } from '#shared/domain/outbox';
import type { CallOptions, LineAnswer } from './port';

export type WireMessages = readonly Record<string, unknown>[];

interface Common {
  messages: WireMessages;
  notificationDisabled?: boolean;
}

export interface SendOptions extends CallOptions {
  /** Goes out with the first request already; the same one with each repeat. */
  retryKey: string;
}

/** `repeated`: LINE had accepted this key before (409); the request id is then that of the accepted one. */
export type SendAnswer = LineAnswer<{ repeated: boolean }>;

/**
 * The four ways to send. One try each: whoever calls has written the retry key down, looks at how old
 * it is and decides whether to try again.
 */
export interface SendingPort {
  pushMessage(
    body: Common & { to: string; customAggregationUnits?: string[] },
    options: SendOptions,
  ): Promise<SendAnswer>;
  multicast(
    body: Common & { to: readonly string[]; customAggregationUnits?: string[] },
    options: SendOptions,
  ): Promise<SendAnswer>;
  narrowcast(
    body: Common & {
      recipient?: Record<string, unknown>;
      filter?: Record<string, unknown>;
      limit?: { max?: number; upToRemainingQuota?: boolean; forbidPartialDelivery?: boolean };
    },
    options: SendOptions,
  ): Promise<SendAnswer>;
  broadcast(body: Common, options: SendOptions): Promise<SendAnswer>;
  /** Costs nothing and sends nothing. */
  validateMessages(
    method: 'push' | 'multicast' | 'narrowcast' | 'broadcast',
    messages: WireMessages,
    options?: CallOptions,
  ): Promise<LineAnswer<null>>;
  /** Null: LINE no longer knows it, after 14 days. */
  getNarrowcastProgress(
    requestId: string,
    options?: CallOptions,
  ): Promise<LineAnswer<NarrowcastProgress | null>>;
}
