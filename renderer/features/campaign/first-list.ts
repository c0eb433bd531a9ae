import type { AudienceOrigin } from '#shared/domain/audience/schema';
import type { DocumentHead } from '#shared/domain/workspace';
import { useQuery } from '../../data/query';

/** Where lists of user IDs come from; an audience at LINE has none here. */
type Kept = Exclude<AudienceOrigin['from'], 'line'>;

/** A list of user IDs of the workspace, if it has any: to begin with, before somebody chooses another. */
export function useFirstList(): DocumentHead | undefined {
  const [read, combined, followers] = [useOf('file'), useOf('lists'), useOf('followers')];
  return read ?? combined ?? followers;
}

const useOf = (from: Kept): DocumentHead | undefined =>
  useQuery('documents.list', {
    kinds: ['audience'],
    archived: false,
    summary: { from },
    offset: 0,
    limit: 1,
  }).value?.heads[0];
