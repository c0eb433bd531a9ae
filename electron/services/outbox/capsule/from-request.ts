import { createHash, type KeyObject, randomUUID } from 'node:crypto';
import type { Capsule, CapsuleContent } from '#shared/domain/capsule';
import { newId, sha256 } from '#shared/domain/ids';
import type { SendRequest, StoredSend } from '#shared/domain/outbox';
import { appError, fail, type Result } from '#shared/errors/app-error';
import { randomBytesPort } from '../../../store/random';
import { requestProblems } from '../check';
import { storeRequest } from '../store-request';
import { sealCapsule } from './seal';

export interface SealFacts {
  key: KeyObject;
  botUserId: string;
  channelName: string;
  now: Date;
  notBefore: string | null;
  notAfter: string | null;
  /** What `mediaToSeal` made of the files that its messages point at. */
  media: Pick<CapsuleContent, 'media'>;
}

/** When nobody says how long a capsule may run. */
export const CAPSULE_USUAL_MS = 6 * 3_600_000;

/** Seals a request: what LINE will be given is fixed here, retry keys included. */
export function sealRequest(request: SendRequest, facts: SealFacts): Result<Capsule> {
  const { now } = facts;
  const notBefore = facts.notBefore ?? request.dueAt ?? now.toISOString();
  const notAfter =
    facts.notAfter ??
    request.notAfter ??
    new Date(Date.parse(notBefore) + CAPSULE_USUAL_MS).toISOString();
  const timed: SendRequest = { ...request, dueAt: notBefore, notAfter, undoMs: 0 };
  const [problem] = requestProblems(timed, now).filter(({ severity }) => severity === 'error');
  if (problem) {
    return fail(
      appError('outbox.hasProblems', problem.message, {
        path: problem.path,
        details: { code: problem.code, first: problem.message },
      }),
    );
  }
  const { send, to } = storeRequest(timed, {
    id: newId('snd', randomBytesPort),
    createdAt: now.toISOString(),
    uuid: randomUUID,
    sha256: (text) => sha256.parse(createHash('sha256').update(text).digest('hex')),
  });
  const capsuled: StoredSend = { ...send, origin: { ...send.origin, kind: 'capsule' } };
  return sealCapsule(
    {
      send: capsuled,
      to,
      ...facts.media,
      botUserId: facts.botUserId,
      channelName: facts.channelName,
      notBefore,
      notAfter,
    },
    facts.key,
  );
}
