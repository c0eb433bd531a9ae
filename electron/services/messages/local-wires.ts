import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import { localMessages } from '#shared/preview/draft-messages';
import type { Wire } from '#shared/preview/messages-of';
import type { Workspace } from '../../store/workspace';

/** A message with the designs that its bubbles are, read now; null in the place of a design that is gone. */
export async function localWires(
  workspace: Pick<Workspace, 'load'>,
  message: MessageDocument,
): Promise<{ wires: (Wire | null)[]; designs: TapestryDocument[] }> {
  const designs = new Map<DocumentId, TapestryDocument>();
  for (const bubble of message.bubbles) {
    if (bubble.source !== 'design' || designs.has(bubble.documentId)) continue;
    const loaded = await workspace.load(bubble.documentId);
    if (loaded.ok) designs.set(bubble.documentId, loaded.value.document);
  }
  return { wires: localMessages(message, designs), designs: [...designs.values()] };
}
