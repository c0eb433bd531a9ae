import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Capsule } from '#shared/domain/capsule';
import { sha256, type WorkspaceId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Clock } from '../../../line/clock';
import type { MediaHostPort } from '../../../media/port';
import { randomBytesPort } from '../../../store/random';
import { lockAccount } from '../account-lock';
import { Outbox } from '../outbox';
import type { SendAccount } from '../ports';
import { seeSealed } from './sealed-media';

export interface CapsulePorts {
  /** Where this computer remembers which capsules it has run. */
  stateFolder: string;
  account: SendAccount;
  now(): Date;
  clock: Clock;
  random: () => number;
  /** How public addresses are fetched back. */
  fetchPublic: MediaHostPort['fetchBack'];
}

export interface CapsuleRun {
  send: Send;
  /** It had gone out before, from here or from another machine; this run sent nothing. */
  wasDone: boolean;
}

/**
 * Runs a sealed send once. Its memory is an outbox of its own, so a run that was cut off goes on where
 * it stood; on another machine LINE itself knows the keys for as long as the capsule may run.
 */
export async function runCapsule(
  sealed: Capsule,
  ports: CapsulePorts,
): Promise<Result<CapsuleRun>> {
  const { content, hash } = sealed;
  if (ports.account.botUserId !== content.botUserId) {
    return fail(
      appError('capsule.otherAccount', 'This capsule is for another account than the token’s.', {
        details: { channel: content.channelName },
      }),
    );
  }
  const opened = await Outbox.open({
    folder: join(ports.stateFolder, 'capsules', hash),
    workspaceId: OWN,
    readOnly: false,
    connect: async () => ok(ports.account),
    kindOf: async () => ok(ports.account.kind),
    // this machine has no record of what was uploaded; the capsule has
    seeMedia: () => seeSealed(content.media ?? [], ports.fetchPublic),
    lockAccount: (botUserId) => lockAccount(ports.stateFolder, botUserId),
    now: ports.now,
    clock: ports.clock,
    random: ports.random,
    randomBytes: randomBytesPort,
    randomUuid: randomUUID,
    sha256: (text) => sha256.parse(createHash('sha256').update(text).digest('hex')),
    onChange: () => undefined,
  });
  if (!opened.ok) return opened;
  const outbox = opened.value;
  try {
    const { id } = content.send;
    const before = outbox.find(id)?.view ?? null;
    if (before && isOver(before)) return ok({ send: before, wasDone: true });
    const refused = outsideOf(content, ports.now(), before !== null);
    if (refused) return fail(refused);
    const adopted = await outbox.adopt(content.send, content.to);
    if (!adopted.ok) return adopted;
    const isOpen =
      adopted.value.state === 'partly' ||
      adopted.value.state === 'failed' ||
      adopted.value.state === 'unknown';
    const run = isOpen ? await goOn(outbox, id) : await outbox.run(id);
    if (!run.ok) return run;
    // LINE accepted the keys before: another machine was first.
    const wasDone = run.value.state === 'accepted' && outbox.wereAllRepeats(id) && before === null;
    return ok({ send: run.value, wasDone });
  } finally {
    await outbox.close();
  }
}

async function goOn(outbox: Outbox, id: Capsule['content']['send']['id']): Promise<Result<Send>> {
  const decided = await outbox.decide(id, { kind: 'continue' });
  if (!decided.ok) return decided;
  await outbox.settled(id);
  const found = outbox.find(id);
  return found ? ok(found.view) : decided;
}

const isOver = (send: Send): boolean =>
  send.state === 'accepted' ||
  send.state === 'cancelled' ||
  ((send.state === 'partly' || send.state === 'failed') && !send.canContinue);

function outsideOf({ notBefore, notAfter }: Capsule['content'], now: Date, hasBegun: boolean) {
  if (now.getTime() < Date.parse(notBefore)) {
    return appError('capsule.tooEarly', 'This capsule may not run yet. Nothing was sent.', {
      details: { notBefore },
    });
  }
  if (now.getTime() > Date.parse(notAfter)) {
    return appError(
      'capsule.tooLate',
      hasBegun
        ? 'Its time is over; not all of it went out.'
        : 'Its time is over. Nothing was sent.',
      { details: { notAfter } },
    );
  }
  return null;
}

/** The log of a capsule belongs to the capsule, not to a workspace. */
const OWN = 'wsp_capsule00' as WorkspaceId;
