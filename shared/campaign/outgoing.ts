import type { Broadcast } from '../domain/campaign/schema';
import type { PartialDelivery } from '../domain/outbox';
import type { Problem, ProblemPath } from '../errors/app-error';
import { error } from '../line/problem';
import type { CompiledBroadcast } from './check/check-broadcast';
import { type Seat, splitShares } from './experiment/split';
import type { CompiledTarget } from './target/compile';

/** One send of a broadcast: the broadcast itself, or one arm of its test. */
export interface Outgoing {
  /** Names this send inside of its campaign for ever: the broadcast, and the arm where there is one. */
  slot: string;
  name: string;
  letter: string | null;
  /** Null: as soon as it is let go. */
  at: Date | null;
  messages: Record<string, unknown>[];
  target: CompiledTarget;
  /** Who of a list of ids; null: all of it. */
  seat: Seat | null;
  /** Of the people of the target, 0–1. */
  share: number;
  /** LINE counts multicasts by this name. */
  unit: string | null;
  partial: PartialDelivery;
}

/**
 * What a broadcast puts into the outbox. A test of user ids is a send for each arm; the rest of its people
 * and its hold-out get nothing here. The tests that LINE itself draws people for need the arm before to
 * have gone out, so they cannot be handed over in one go, and a problem says so.
 */
export function outgoingOf(
  broadcast: Broadcast,
  compiled: CompiledBroadcast,
  path: ProblemPath,
): { sends: Outgoing[]; problems: Problem[] } {
  const { id, name, at, messages, target } = compiled;
  const { experiment, cap } = broadcast;
  const common = { name, at, target, partial: partialOf(cap) };
  const isList = target.method === 'multicast';
  if (isList && cap.max !== null) {
    return { sends: [], problems: [error('campaign.capOnList', [...path, 'cap'])] };
  }
  if (!experiment) {
    if (messages === null) return { sends: [], problems: [] };
    const unit = isList ? id : null;
    return {
      sends: [{ ...common, slot: id, letter: null, messages, seat: null, share: 1, unit }],
      problems: [],
    };
  }
  if (experiment.assignment !== 'userIds' || !isList) {
    const problem = error('campaign.testArmByArm', [...path, 'experiment', 'assignment'], {
      details: { name },
    });
    return { sends: [], problems: [problem] };
  }
  const shares = new Map(splitShares(experiment).map(({ seat, share }) => [seat, share]));
  const sends = experiment.arms.flatMap(({ letter, delayMinutes }): Outgoing[] => {
    const wire = compiled.arms.find((arm) => arm.letter === letter)?.messages ?? null;
    if (wire === null) return [];
    return [
      {
        ...common,
        slot: slotOf(id, letter),
        name: `${name} · ${letter}`,
        letter,
        at: at && new Date(at.getTime() + delayMinutes * 60_000),
        messages: wire,
        seat: letter,
        share: shares.get(letter) ?? 0,
        unit: `${id}_${letter}`,
      },
    ];
  });
  return { sends, problems: [] };
}

/** The name of a broadcast's send, or of one arm of its test, inside of the campaign. */
export const slotOf = (broadcastId: Broadcast['id'], letter: string | null): string =>
  letter === null ? broadcastId : `${broadcastId} ${letter}`;

/** The broadcast that a send's slot belongs to, and its arm. */
export function slotParts(slot: string): { broadcastId: string; letter: string | null } {
  const [broadcastId = '', letter = null] = slot.split(' ');
  return { broadcastId, letter };
}

function partialOf(cap: Broadcast['cap']): PartialDelivery {
  if (!cap.upToRemainingQuota) return 'refuse';
  return cap.forbidPartialDelivery ? 'upToQuotaOrCancel' : 'upToQuota';
}
