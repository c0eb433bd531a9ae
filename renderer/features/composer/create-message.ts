import { newId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import { wireBubble } from './new-bubble';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A new message document with the given bubbles. */
export function createMessage(wanted: {
  name: string;
  wires: readonly Record<string, unknown>[];
  tags?: readonly string[];
  now: Date;
}): MessageDocument {
  const now = wanted.now.toISOString();
  return {
    id: newId('doc', randomBytes),
    kind: 'message',
    name: wanted.name,
    tags: [...(wanted.tags ?? [])],
    notes: '',
    archived: false,
    createdAt: now,
    updatedAt: now,
    bubbles: wanted.wires.map((wire) => wireBubble(structuredClone(wire))),
  };
}
