import type { DocumentId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import { BUBBLE_KINDS, type KnownDesign } from '#shared/preview/draft-messages';
import { invoke } from '../bridge';
import { useReadAgain } from './use-read-again';

const NONE: ReadonlyMap<DocumentId, KnownDesign> = new Map();

const designIds = ({ bubbles }: MessageDocument): DocumentId[] =>
  bubbles.flatMap((bubble) => (bubble.source === 'design' ? [bubble.documentId] : []));

/** The designs that a message points at, with their small pictures; one that is gone is left out. */
export async function readDesigns(
  message: MessageDocument,
): Promise<ReadonlyMap<DocumentId, KnownDesign>> {
  const ids = designIds(message);
  if (ids.length === 0) return NONE;
  const heads = await invoke('documents.list', {
    kinds: [...BUBBLE_KINDS],
    offset: 0,
    limit: 20_000,
  });
  const designs = new Map<DocumentId, KnownDesign>();
  for (const id of new Set(ids)) {
    const answer = await invoke('documents.get', { id });
    if (!answer.ok) continue;
    const head = heads.ok ? heads.value.heads.find((other) => other.id === id) : undefined;
    designs.set(id, { document: answer.value.document, thumbnail: head?.thumbnail ?? null });
  }
  return designs;
}

/** The same, kept up to date while it is on screen. */
export function useDesignsOf(message: MessageDocument): ReadonlyMap<DocumentId, KnownDesign> {
  return useReadAgain(() => readDesigns(message), designIds(message).join(' '), NONE);
}
