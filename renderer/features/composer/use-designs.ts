import type { DocumentHead } from '#shared/domain/workspace';
import { useQuery } from '../../data/query';

const KINDS = ['richMessage', 'richCarousel'];

/** The designs of the workspace that a bubble can be. */
export function useDesigns(): readonly DocumentHead[] {
  const list = useQuery('documents.list', {
    kinds: KINDS,
    archived: false,
    offset: 0,
    limit: 20_000,
  });
  return list.value?.heads ?? [];
}
