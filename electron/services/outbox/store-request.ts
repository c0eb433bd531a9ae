import type { SendId, Sha256 } from '#shared/domain/ids';
import type { SendPart, SendRequest, StoredSend } from '#shared/domain/outbox';
import { LIMITS } from '#shared/line/limits';
import { contentHash } from './content-hash';
import { listText } from './recipient-list';

export interface StoreFacts {
  id: SendId;
  createdAt: string;
  uuid: () => string;
  sha256: (text: string) => Sha256;
}

/** Fixes a request: duplicates out, cut into parts, a retry key for each, all of it under one hash. */
export function storeRequest(
  request: SendRequest,
  facts: StoreFacts,
): { send: StoredSend; to: string[] } {
  const { target, ...rest } = request;
  // Twice in the list is once on the phone.
  const to = target.method === 'multicast' ? [...new Set(target.to)] : [];
  const stored = {
    ...rest,
    target:
      target.method === 'multicast'
        ? { method: target.method, list: facts.sha256(listText(to)), count: to.length }
        : target,
  };
  const count = target.method === 'push' ? 1 : request.expected;
  const parts =
    target.method === 'multicast'
      ? partsOf(to.length, LIMITS.sending.multicast, facts.uuid)
      : [{ retryKey: facts.uuid(), from: 0, count }];
  const send: StoredSend = {
    ...stored,
    id: facts.id,
    createdAt: facts.createdAt,
    contentHash: contentHash(stored, facts.sha256),
    parts,
  };
  return { send, to };
}

/** Cuts a list into requests, each with its own key. */
function partsOf(count: number, perPart: number, uuid: () => string): SendPart[] {
  const parts: SendPart[] = [];
  for (let from = 0; from < count; from += perPart) {
    parts.push({ retryKey: uuid(), from, count: Math.min(perPart, count - from) });
  }
  return parts;
}
