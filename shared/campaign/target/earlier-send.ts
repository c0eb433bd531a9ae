import type { Broadcast } from '../../domain/campaign/schema';
import type { Send } from '../../domain/outbox';
import { type CompiledTarget, compileTarget } from './compile';

/** LINE's way to send. */
export type SendMethod = CompiledTarget['method'];

/** The way a broadcast goes, or its versions where LINE draws who gets which. */
export function methodOf({ target, cap, experiment }: Broadcast): SendMethod {
  // versions drawn by LINE are narrowcasts, whoever gets them
  if (experiment && experiment.assignment !== 'userIds' && target.who !== 'ids')
    return 'narrowcast';
  return compileTarget(target, cap).compiled.method;
}

type Sent = Pick<Send, 'channelId' | 'method' | 'requestIds'> & {
  state: string;
  delivery?: { phase: string } | null;
};

/** An audience of who saw or tapped it can be made: LINE knows a push and a multicast by no request id. */
export const canBeAudience = (send: Sent, channelId: string | null): boolean =>
  send.state === 'accepted' &&
  send.channelId === channelId &&
  (send.method === 'broadcast' || send.method === 'narrowcast') &&
  send.requestIds.length > 0 &&
  send.delivery?.phase !== 'failed';

/** Its recipients can be a condition: LINE finds them for a narrowcast that succeeded, and for nothing else. */
export const canBeCondition = (send: Sent, channelId: string | null): boolean =>
  canBeAudience(send, channelId) &&
  send.method === 'narrowcast' &&
  send.delivery?.phase === 'succeeded';
