import type { DocumentHead } from '#shared/domain/workspace';
import { BUBBLE_KINDS } from '#shared/preview/draft-messages';
import { useQuery } from '../../data/query';

/** The designs of the workspace that a bubble can be. */
export function useDesigns(): readonly DocumentHead[] {
  const list = useQuery('documents.list', {
    kinds: [...BUBBLE_KINDS],
    archived: false,
    offset: 0,
    limit: 20_000,
  });
  return list.value?.heads ?? [];
}
