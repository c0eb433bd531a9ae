import { canonicalJson } from '#shared/document/canonical';
import type { Sha256 } from '#shared/domain/ids';
import type { StoredSend } from '#shared/domain/outbox';

/** What LINE will be given, in one hash: the same key must never carry anything else. */
export const contentHash = (
  send: Pick<
    StoredSend,
    'messages' | 'target' | 'notificationDisabled' | 'aggregationUnit' | 'partial'
  >,
  sha256: (text: string) => Sha256,
): Sha256 => {
  const { messages, target, notificationDisabled, aggregationUnit, partial } = send;
  return sha256(
    canonicalJson({ messages, target, notificationDisabled, aggregationUnit, partial }),
  );
};
