import type { ArmLetter } from '../../domain/campaign/experiment';
import type { ExperimentRun, RunArm, RunTarget } from '../../domain/campaign/experiment-run';

/** What the outbox says about an arm's send; null: it has none. */
export interface ArmSend {
  letter: ArmLetter;
  /** True once LINE has taken all of it. */
  accepted: boolean;
  /** A narrowcast is over once LINE says so; anything else is over when it is accepted. */
  finished: boolean;
  /** LINE's id of the request, by which later sends can leave its people out. */
  requestId: string | null;
}

/**
 * Arms that may go to the outbox now. With user ids every arm is ready from the start. A random cap knows
 * nobody: an arm may leave only when all arms before it are done, because it excludes them by their request.
 */
export function armsToQueue(
  run: Pick<ExperimentRun, 'arms' | 'target'>,
  sends: readonly ArmSend[],
): RunArm[] {
  const sent = (letter: ArmLetter) => sends.find((send) => send.letter === letter) ?? null;
  // arms with people of their own do not wait for one another
  if (run.target.method === 'multicast' || run.arms.every(({ recipient }) => recipient)) {
    return run.arms.filter(({ letter }) => sent(letter) === null);
  }
  const next = run.arms.find(({ letter }) => sent(letter) === null);
  if (!next) return [];
  const before = run.arms.slice(0, run.arms.indexOf(next));
  const isFree = before.every(({ letter }) => {
    const send = sent(letter);
    return send?.finished === true && send.requestId !== null;
  });
  return isFree ? [next] : [];
}

type Wire = Record<string, unknown>;

/** LINE's recipient tree of a target without the people of earlier requests. */
export function withoutRequests(
  target: Extract<RunTarget, { method: 'narrowcast' }>,
  requestIds: readonly string[],
): Wire | null {
  if (requestIds.length === 0) return target.recipient;
  const excluded = requestIds.map(
    (requestId): Wire => ({ type: 'operator', not: { type: 'redelivery', requestId } }),
  );
  const all = [...(target.recipient ? [target.recipient] : []), ...excluded];
  return all.length === 1 ? (all[0] ?? null) : { type: 'operator', and: all };
}

/** The people of a target who are in one audience and in none of the others. */
export function ofAudience(
  recipient: Wire | null,
  audienceGroupId: number | null,
  without: readonly number[],
): Wire {
  const all: Wire[] = [
    ...(recipient ? [recipient] : []),
    ...(audienceGroupId === null ? [] : [{ type: 'audience', audienceGroupId }]),
    ...without.map(
      (other): Wire => ({ type: 'operator', not: { type: 'audience', audienceGroupId: other } }),
    ),
  ];
  return all.length === 1 ? (all[0] as Wire) : { type: 'operator', and: all };
}

/** Whether everybody's send is with LINE, and the request ids of all of them. */
export function allArmsOut(
  run: Pick<ExperimentRun, 'arms'>,
  sends: readonly ArmSend[],
): { out: boolean; requestIds: string[] } {
  const found = run.arms.map(({ letter }) => sends.find((send) => send.letter === letter));
  return {
    out: found.every((send) => send?.finished === true),
    requestIds: found.flatMap((send) => (send?.requestId ? [send.requestId] : [])),
  };
}
