import type { Reactions } from '../behaviour/reactions';
import type { RehearsalClock } from '../clock';
import type { Followers } from '../followers';
import type { FollowerSet } from '../people/follower-set';
import type { People } from '../people/people';
import type { BlobShelf } from '../persistence';
import type { PlatformState } from '../state';
import type { SendBook } from './send-book';

/** An audience as a narrowcast sees it. */
export interface AudienceForSending {
  members: FollowerSet;
  isReady: boolean;
  /** Made by uploading ids on this account: the privacy minimum does not hold. */
  isExempt: boolean;
}

/** What sending is built on. People are made when somebody first asks for them. */
export interface SendingParts {
  state: PlatformState;
  clock: RehearsalClock;
  book: SendBook;
  followers: Followers;
  people: () => People;
  reactions: () => Reactions;
  lists: BlobShelf;
  hex: (length: number) => string;
  audience: (audienceGroupId: number) => AudienceForSending | null;
  changed: (change: string, subject: string) => void;
}

/** What every send has in common, as the route read it from the request. */
export interface SendRequest {
  requestId: string;
  retryKey: string | null;
  messages: readonly unknown[];
  unit: string | null;
}
