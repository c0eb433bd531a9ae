import { join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import type { CapsuleContent } from '#shared/domain/capsule';
import type { StoredSend } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../../store/durable-write';
import { CAPSULE_USUAL_MS } from './from-request';
import { capsuleKey, sealCapsule } from './seal';

export interface FromSendFacts {
  /** Where the workspace keeps its own things, the key among them. */
  privateDir: string;
  /** Where the capsule goes. */
  folder: string;
  botUserId: string;
  channelName: string;
  dueAt: string;
  /** Everybody the send is for. */
  to: string[];
  /** What `mediaToSeal` made of the files that its messages point at. */
  media: Pick<CapsuleContent, 'media'>;
}

/**
 * Seals a send that waits in the outbox, with the retry keys it has: should this computer and the other one
 * both try, LINE takes it once.
 */
export async function sealSend(
  send: StoredSend,
  facts: FromSendFacts,
): Promise<Result<{ name: string }>> {
  const notBefore = facts.dueAt;
  const notAfter =
    send.notAfter ?? new Date(Date.parse(notBefore) + CAPSULE_USUAL_MS).toISOString();
  const sealed = sealCapsule(
    {
      send: {
        ...send,
        origin: { ...send.origin, kind: 'capsule' },
        dueAt: notBefore,
        notAfter,
        undoMs: 0,
      },
      to: facts.to,
      ...facts.media,
      botUserId: facts.botUserId,
      channelName: facts.channelName,
      notBefore,
      notAfter,
    },
    await capsuleKey(join(facts.privateDir, 'capsule-key.pem')),
  );
  if (!sealed.ok) return sealed;
  const name = `${fileName(send.name)}-${send.id.slice(-6)}.capsule.json`;
  const path = join(facts.folder, name);
  try {
    await durableWrite(path, new TextEncoder().encode(canonicalJson(sealed.value)));
  } catch (error) {
    return fail(writeError(error, path));
  }
  return ok({ name });
}

/** A send that is past its time, or that LINE may have seen, is not handed to another machine. */
export const cannotSeal = () =>
  fail(appError('outbox.cannotSeal', 'Only what waits and has not begun to leave can be sealed.'));

const fileName = (name: string): string =>
  name
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60) || 'send';
