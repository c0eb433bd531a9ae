import type { Audience } from '#shared/domain/audience/schema';
import { createFollowers } from '../rehearsal/followers';
import { DEFAULT_FOLLOWERS, DEFAULT_SEED } from '../rehearsal/server';
import { ListWriter, listsFolder } from './audience-lists/list-file';

/** Members of the sample's shops: of the practice account's people so many, so that a send to the list arrives. */
const MEMBERS = 860;

/** The list of a sample audience with its ids, written beside the workspace's documents. */
export function withPeople(document: Audience, privateDir: string): Audience {
  const writer = new ListWriter(listsFolder(privateDir));
  try {
    const people = createFollowers(DEFAULT_FOLLOWERS, DEFAULT_SEED).userIds(0, MEMBERS);
    for (const userId of people) writer.put(Buffer.from(userId, 'latin1'));
    const { list, count } = writer.finish();
    return { ...document, list, count };
  } catch (error) {
    writer.drop();
    throw error;
  }
}
