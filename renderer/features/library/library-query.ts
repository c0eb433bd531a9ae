import { useEffect, useMemo, useState } from 'react';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import { invoke, on } from '../../bridge';
import { createPagedReader, NOTHING_READ, type PagedHeads } from '../../data/paged-reader';
import { useQuery } from '../../data/query';
import type { LibraryFilter } from '../../data/window-state';

export interface LibraryList {
  total: number;
  /** Undefined: not read yet; asking for it by `need` brings it. */
  headAt(index: number): DocumentHead | undefined;
  /** Says which rows are on screen. */
  need(first: number, last: number): void;
  state: 'loading' | 'ready' | 'failed';
}

/** What a list is narrowed to; null: not. */
export interface Within {
  tag: string | null;
  folder: string | null;
}

const asked = ({ tag, folder }: Within) => ({
  ...(tag === null ? {} : { tag }),
  ...(folder === null ? {} : { folder }),
});

/** The documents that fit a filter and a search. `kinds` must be the same list from one drawing to the next. */
export function useLibrary(
  filter: LibraryFilter,
  text: string,
  within: Within,
  kinds: readonly string[],
  channelId: ChannelId | null,
): LibraryList {
  const whole = filter === 'live' || filter === 'drafts';
  const paged = usePaged(whole ? null : text, within, kinds, filter === 'archive');
  const filtered = useFiltered(whole ? { filter, text, within } : null, channelId);
  return whole ? filtered : paged;
}

/** Reads by pages as rows scroll into view, so that 10,000 menus cost no more than 200. */
function usePaged(
  text: string | null,
  { tag, folder }: Within,
  kinds: readonly string[],
  archived: boolean,
): LibraryList {
  const [heads, setHeads] = useState<PagedHeads>(NOTHING_READ);
  const reader = useMemo(
    () =>
      createPagedReader(
        (offset, limit) =>
          invoke('documents.list', {
            kinds: [...kinds],
            ...(text ? { text } : {}),
            ...asked({ tag, folder }),
            archived,
            offset,
            limit,
          }),
        setHeads,
      ),
    [text, tag, folder, kinds, archived],
  );
  useEffect(() => {
    if (text === null) return;
    reader.start();
    const stops = [
      on('documents.changed', reader.again),
      on('workspace.changed', reader.again),
      reader.stop,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reader, text]);
  return {
    total: heads.total ?? 0,
    headAt: (index) => heads.heads.get(index),
    need: reader.need,
    state: heads.failed ? 'failed' : heads.total === null ? 'loading' : 'ready',
  };
}

/** What is live is known by channel, not by the store's list, so these two filters read it whole. */
function useFiltered(
  wanted: { filter: LibraryFilter; text: string; within: Within } | null,
  channelId: ChannelId | null,
): LibraryList {
  const published = usePublishedIds(channelId);
  const all = useQuery(
    'documents.list',
    wanted && {
      kinds: ['richMenuSet'],
      ...(wanted.text ? { text: wanted.text } : {}),
      ...asked(wanted.within),
      archived: false,
      offset: 0,
      limit: 20_000,
    },
  );
  const filter = wanted?.filter ?? 'all';
  const heads = useMemo(
    () => (all.value?.heads ?? []).filter((head) => passes(filter, head.id, published)),
    [all.value, filter, published],
  );
  return {
    total: heads.length,
    headAt: (index) => heads[index],
    need: () => undefined,
    state: all.status,
  };
}

/** Menus that a finished publish put on the channel. */
function usePublishedIds(channelId: ChannelId | null): ReadonlySet<DocumentId> {
  const runs = useQuery('publish.runs', channelId ? { channelId } : null).value;
  return useMemo(
    () =>
      new Set(
        (runs ?? [])
          .filter((run) => run.kind === 'publish' && run.state === 'done')
          .flatMap((run) => run.documentIds),
      ),
    [runs],
  );
}

function passes(
  filter: LibraryFilter,
  id: DocumentId,
  published: ReadonlySet<DocumentId>,
): boolean {
  if (filter === 'live') return published.has(id);
  if (filter === 'drafts') return !published.has(id);
  return true;
}
