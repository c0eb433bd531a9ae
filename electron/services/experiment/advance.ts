import { decisionOf } from '#shared/campaign/experiment/course';
import {
  type ArmSend,
  allArmsOut,
  armsToQueue,
  ofAudience,
  withoutRequests,
} from '#shared/campaign/experiment/next-sends';
import { planSplit, seatIndex } from '#shared/campaign/experiment/split';
import { slotOf, slotParts } from '#shared/campaign/outgoing';
import { type ArmLetter, armLetter } from '#shared/domain/campaign/experiment';
import type { ExperimentRun, RunArm } from '#shared/domain/campaign/experiment-run';
import type { DocumentId } from '#shared/domain/ids';
import {
  type Send,
  type SendConfirmation,
  type SendRequestInput,
  type SendTarget,
  sendRequest,
} from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Outbox } from '../outbox/outbox';

export interface AdvanceParts {
  outbox: Pick<Outbox, 'state' | 'enqueueOnce'>;
  /** User ids of an audience of the workspace. */
  userIds(audienceId: DocumentId): Promise<Result<string[]>>;
  now: () => Date;
}

/** In the place of an arm's letter: what everybody gets who was not in the test. */
const REST = 'rest';

/** The sends of a run, by seat; a cancelled one is gone as if it had never been. */
export function sendsOfRun(run: ExperimentRun, outbox: Pick<Outbox, 'state'>) {
  const own = new Map<ArmLetter | 'rest', Send>();
  for (const send of outbox.state().sends) {
    if (send.origin.documentId !== run.campaignId || send.state === 'cancelled') continue;
    const { broadcastId, letter } = slotParts(send.origin.itemId ?? '');
    if (broadcastId !== run.broadcastId) continue;
    const seat = letter === REST ? REST : (armLetter.safeParse(letter).data ?? null);
    if (seat !== null && !own.has(seat)) own.set(seat, send);
  }
  return own;
}

/**
 * Hands to the outbox whatever may leave by now. Safe to call at any time and as often as one likes: a seat
 * that has a send never gets another, and the outbox has it on the disk before this answers.
 */
export async function advanceRun(
  run: ExperimentRun,
  parts: AdvanceParts,
  confirmed: boolean,
): Promise<Result<number>> {
  if (decisionOf(run) !== null) return ok(0);
  const sends = armSends(run, sendsOfRun(run, parts.outbox));
  const arms = armsToQueue(run, sends);
  if (arms.length === 0) return ok(0);
  const targets = await targetsOf(run, arms, sends, parts);
  if (!targets.ok) return targets;
  let queued = 0;
  for (const arm of arms) {
    const target = targets.value.get(arm.letter);
    if (!target) continue;
    const request = requestOf(run, { ...arm, seat: arm.letter, target });
    const answer = await parts.outbox.enqueueOnce(
      request,
      // the person repeated the number of the whole test when it was frozen
      confirmed ? { recipients: countOf(target, arm.people) } : null,
    );
    if (!answer.ok) return answer;
    queued += 1;
  }
  return ok(queued);
}

/** Hands the winner to everybody who waits; once. */
export async function queueRest(
  run: ExperimentRun,
  letter: ArmLetter,
  parts: AdvanceParts,
  confirmation: SendConfirmation | null,
): Promise<Result<Send>> {
  const found = sendsOfRun(run, parts.outbox);
  const known = found.get('rest');
  if (known) return ok(known);
  const arm = run.arms.find((one) => one.letter === letter);
  if (!arm || run.restPeople < 1)
    return fail(appError('experiment.noRest', 'Nobody waits for the winner of this test.'));
  const { out, requestIds } = allArmsOut(run, armSends(run, found));
  if (!out)
    return fail(
      appError('experiment.armsNotOut', 'The arms of this test have not all been sent yet.'),
    );
  const target = await restTarget(run, requestIds, parts);
  if (!target.ok) return target;
  const request = requestOf(run, {
    seat: 'rest',
    letter,
    messages: arm.messages,
    target: target.value,
    people: countOf(target.value, run.restPeople),
    dueAt: null,
  });
  return parts.outbox.enqueueOnce(request, confirmation);
}

function armSends(run: ExperimentRun, found: ReadonlyMap<ArmLetter | 'rest', Send>): ArmSend[] {
  return run.arms.flatMap(({ letter }): ArmSend[] => {
    const send = found.get(letter);
    if (!send) return [];
    const accepted = send.state === 'accepted';
    const finished =
      accepted && (send.method !== 'narrowcast' || send.delivery?.phase === 'succeeded');
    return [{ letter, accepted, finished, requestId: send.requestIds[0] ?? null }];
  });
}

function requestOf(
  run: ExperimentRun,
  part: Pick<RunArm, 'messages' | 'people'> & {
    seat: ArmLetter | 'rest';
    /** Whose messages these are. */
    letter: ArmLetter;
    target: SendTarget;
    dueAt: string | null;
  },
) {
  const isList = part.target.method === 'multicast';
  const input: SendRequestInput = {
    channelId: run.channelId,
    name: nameOf(run, part),
    origin: {
      kind: 'campaign',
      documentId: run.campaignId,
      itemId: slotOf(run.broadcastId, part.seat),
    },
    messages: part.messages,
    target: part.target,
    notificationDisabled: run.notificationDisabled,
    // LINE counts a multicast by its unit only; 30 letters and digits at most
    aggregationUnit: isList ? `${run.broadcastId}_${part.seat}` : null,
    dueAt: part.dueAt,
    zone: run.zone,
    expected: isList ? null : part.people,
    price: run.price
      ? {
          plan: run.price.plan,
          currency: run.price.currency,
          amount: Math.round(run.price.perPerson * part.people * 10_000) / 10_000,
          people: part.people,
          pricedAt: run.frozenAt,
        }
      : null,
    arm: part.seat === REST ? null : { experimentId: run.id, letter: part.seat },
  };
  return sendRequest.parse(input);
}

async function targetsOf(
  run: ExperimentRun,
  arms: readonly RunArm[],
  sends: readonly ArmSend[],
  parts: AdvanceParts,
): Promise<Result<Map<ArmLetter, SendTarget>>> {
  if (run.target.method === 'narrowcast') {
    const { target } = run;
    const before = sends.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
    return ok(
      new Map(
        arms.map(({ letter, people, recipient }) => [
          letter,
          {
            method: 'narrowcast',
            recipient: recipient ?? withoutRequests(target, before),
            filter: target.filter,
            // people of its own need no cap: everybody of the audience is meant
            max: recipient ? null : people,
          },
        ]),
      ),
    );
  }
  const seated = await seatsOf(run, run.target.audienceId, parts);
  if (!seated.ok) return seated;
  return ok(
    new Map(
      arms.map(({ letter }) => [
        letter,
        { method: 'multicast', to: seated.value.get(letter) ?? [] },
      ]),
    ),
  );
}

async function restTarget(
  run: ExperimentRun,
  requestIds: readonly string[],
  parts: AdvanceParts,
): Promise<Result<SendTarget>> {
  if (run.target.method === 'narrowcast') {
    const audiences = run.test.arms.flatMap(({ audience }) =>
      audience ? [audience.audienceGroupId] : [],
    );
    return ok({
      method: 'narrowcast',
      recipient:
        run.test.assignment === 'audiences'
          ? ofAudience(run.target.recipient, null, audiences)
          : withoutRequests(run.target, requestIds),
      filter: run.target.filter,
      max: null,
    });
  }
  const seated = await seatsOf(run, run.target.audienceId, parts);
  if (!seated.ok) return seated;
  const to = seated.value.get('rest') ?? [];
  return to.length === 0
    ? fail(appError('experiment.noRest', 'Nobody waits for the winner of this test.'))
    : ok({ method: 'multicast', to });
}

/** Everybody of the list by seat, as the frozen seed puts them. */
async function seatsOf(
  run: ExperimentRun,
  audienceId: DocumentId,
  parts: AdvanceParts,
): Promise<Result<Map<string, string[]>>> {
  const ids = await parts.userIds(audienceId);
  if (!ids.ok) return ids;
  const plan = planSplit(run.test);
  const seats = plan.seats.map((): string[] => []);
  for (const id of ids.value) seats[seatIndex(plan, Buffer.from(id, 'latin1'))]?.push(id);
  return ok(new Map(plan.seats.map((seat, index) => [seat, seats[index] ?? []])));
}

/** As everywhere, the campaign first; an arrow says that the rest gets what this arm got. */
const nameOf = (
  { campaignName, broadcastName }: ExperimentRun,
  { seat, letter }: { seat: ArmLetter | 'rest'; letter: ArmLetter },
): string =>
  `${campaignName} · ${broadcastName} ${seat === REST ? '→' : '·'} ${letter}`.slice(0, 200);

const countOf = (target: SendTarget, people: number): number =>
  target.method === 'multicast' ? target.to.length : people;
