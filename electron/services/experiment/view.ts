import { courseOf, decisionOf } from '#shared/campaign/experiment/course';
import { planText } from '#shared/campaign/experiment/plan-text';
import type { ExperimentRun } from '#shared/domain/campaign/experiment-run';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import type { InsightFacts } from '../insight/facts';
import type { Outbox } from '../outbox/outbox';
import { sendsOfRun } from './advance';

/** What the page of a test shows. `campaign`: as it is now; null when it is gone. */
export function viewOfRun(
  run: ExperimentRun,
  parts: {
    campaign: Campaign | null;
    outbox: Pick<Outbox, 'state'>;
    facts: InsightFacts;
    sha256(text: string): string;
  },
): ExperimentView {
  const { campaign, outbox, facts } = parts;
  const own = sendsOfRun(run, outbox);
  const letters = new Map([...own].map(([seat, send]) => [send.id as string, seat]));
  // by the outbox's own entries, so that a campaign that was deleted takes no result with it
  const sends = facts.sends.flatMap((send) => {
    const seat = letters.get(send.id);
    return seat === undefined || seat === 'rest'
      ? []
      : [{ ...send, arm: { experimentId: run.id, letter: seat } }];
  });
  const broadcast = campaign?.broadcasts.find(({ id }) => id === run.broadcastId) ?? null;
  return {
    run,
    planUntouched:
      broadcast?.experiment == null
        ? null
        : parts.sha256(planText(broadcast, broadcast.experiment)) === run.planHash,
    points: courseOf(run.test, sends, facts.observations, facts.now.getTime()),
    sends: run.arms.map(({ letter }) => {
      const send = own.get(letter);
      return {
        letter,
        state: send?.state ?? null,
        sentAt: send?.state === 'accepted' ? send.acceptedAt : null,
      };
    }),
    rest: own.get('rest')?.state ?? null,
    simulated: facts.simulated,
    now: facts.now.toISOString(),
  };
}

/** What this test may still do by itself: nothing once it is decided. */
export const isRunning = (run: ExperimentRun): boolean => decisionOf(run) === null;
