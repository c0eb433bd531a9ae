import { useEffect, useState } from 'react';
import type { SendId } from '#shared/domain/ids';
import type { OutboxState, Send, SendConfirmation, SendDecision } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import { invoke } from '../../bridge';
import { now } from '../../data/clock';
import { reportFailure } from '../../data/failures';
import { type QueryState, useQuery } from '../../data/query';

export const useOutbox = (): QueryState<OutboxState> => useQuery('outbox.state', undefined);

/** Now, to the second while something counts down; a clock of its own, because the window's ticks by minutes. */
export function useSeconds(isCounting: boolean): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    setAt(now());
    if (!isCounting) return;
    const timer = setInterval(() => setAt(now()), 1_000);
    return () => clearInterval(timer);
  }, [isCounting]);
  return at;
}

/** Tells the outbox; what comes of it arrives with the next state. False: it was refused, and said so. */
export async function decide(
  id: SendId,
  decision: SendDecision,
  confirmation: SendConfirmation | null = null,
): Promise<boolean> {
  const answer = await invoke('outbox.decide', { id, decision, confirmation });
  if (!answer.ok) reportFailure(answer.error);
  return answer.ok;
}

export async function setPaused(isPaused: boolean): Promise<void> {
  const answer = await invoke(isPaused ? 'outbox.pause' : 'outbox.resume', undefined);
  if (!answer.ok) reportFailure(answer.error);
}

export function useChannels(): ReadonlyMap<string, Channel> {
  const { value } = useQuery('channels.list', undefined);
  return new Map((value ?? []).map((channel) => [channel.id, channel]));
}

/** A real account and people in thousands, or nobody knows how many: the number is repeated first. */
export const isBig = (send: Send, channel: Channel | undefined, from: number): boolean =>
  channel?.kind === 'production' &&
  send.method !== 'push' &&
  (send.recipients === null || send.recipients >= from);
