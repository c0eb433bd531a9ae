import { useEffect, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import { BUBBLE_KINDS, type KnownDesign } from '#shared/preview/draft-messages';
import { invoke, on } from '../bridge';

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
  const [designs, setDesigns] = useState(NONE);
  const wanted = designIds(message).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only which designs they are matters
  useEffect(() => {
    let isShown = true;
    const read = () =>
      void readDesigns(message).then((next) => {
        if (isShown) setDesigns(next);
      });
    read();
    const stop = wanted === '' ? () => undefined : on('documents.changed', read);
    return () => {
      isShown = false;
      stop();
    };
  }, [wanted]);
  return designs;
}
