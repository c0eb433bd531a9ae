import { useEffect, useMemo, useState } from 'react';
import type { DocumentHead } from '#shared/domain/workspace';
import type { InputOf } from '#shared/ipc/contract';
import { invoke, on } from '../bridge';
import { createPagedReader, NOTHING_READ, type PagedHeads } from './paged-reader';

export interface HeadList {
  total: number;
  /** Undefined: not read yet; asking for it by `need` brings it. */
  headAt(index: number): DocumentHead | undefined;
  /** Says which rows are on screen. */
  need(first: number, last: number): void;
  state: 'loading' | 'ready' | 'failed';
}

type Query = Omit<InputOf<'documents.list'>, 'offset' | 'limit'>;

/** Documents that fit a question, read by pages as they scroll into view: 10,000 cost no more than 200. */
export function usePagedHeads(query: Query): HeadList {
  const [heads, setHeads] = useState<PagedHeads>(NOTHING_READ);
  const text = JSON.stringify(query);
  const reader = useMemo(
    () =>
      createPagedReader(
        (offset, limit) =>
          invoke('documents.list', { ...(JSON.parse(text) as Query), offset, limit }),
        setHeads,
      ),
    [text],
  );
  useEffect(() => {
    reader.start();
    const stops = [
      on('documents.changed', reader.again),
      on('workspace.changed', reader.again),
      reader.stop,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reader]);
  return {
    total: heads.total ?? 0,
    headAt: (index) => heads.heads.get(index),
    need: reader.need,
    state: heads.failed ? 'failed' : heads.total === null ? 'loading' : 'ready',
  };
}
