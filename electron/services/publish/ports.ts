import type { DocumentId, PageId, RandomBytes, Sha256 } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Result } from '#shared/errors/app-error';
import type { AccountClient } from '../../line/account';
import type { InventoryClient } from '../../line/inventory';
import type { LinePort } from '../../line/port';
import type { Followed } from '../followed';
import type { Approvals } from './approvals';
import type { BesidePorts } from './beside';
import type { History } from './history';
import type { LeftAlone } from './left-alone';
import type { PictureReader } from './live-account';
import type { Publication } from './publication';
import type { UserLink } from './user-links';

/** A picture as LINE takes it. */
export interface RenderedPicture {
  bytes: Uint8Array;
  format: 'png' | 'jpeg';
}

/** What publishing needs of the rest of Tapestry. */
export interface PublishPorts {
  documents: {
    /** The documents of a scope, archived ones too. */
    load(scope: PublishScope): Promise<Result<RichMenuSet[]>>;
    /** The file of a document that is not among them because it cannot be read; null: it was taken away. */
    lostFile(id: DocumentId): Promise<string | null>;
  };
  /** What designs follow; without it every page stands for itself. */
  followed?: Followed;
  renderPage(document: RichMenuSet, pageId: PageId): Promise<Result<RenderedPicture>>;
  assets: {
    put(bytes: Uint8Array, name: string): Promise<Result<{ hash: Sha256 }>>;
    read(hash: Sha256): Promise<Result<Uint8Array>>;
  };
  /** Durable when `write` answers. */
  publications: {
    read(botUserId: string): Promise<Result<Publication | null>>;
    write(publication: Publication): Promise<Result<void>>;
  };
  /** Who is to have which page as their own rich menu. */
  links: { read(botUserId: string): Promise<Result<UserLink[]>> };
  /** What a person has decided to leave as it is on LINE. */
  left: LeftAlone;
  /** Every run for ever, and what was seen on the account in between. */
  history: History;
  livePicture: PictureReader;
  approvals: Approvals;
  /** What lies beside rich menus; without it a plan speaks of menus alone. */
  beside?: BesidePorts;
  /** A copy of a workspace waits here for a person's word before it touches a real account. */
  waitsAsCopy(): Promise<boolean>;
  /** A copied workspace has another: it never takes up what its original has begun. */
  workspaceId: string;
  /** Folder of the run journals, `.tapestry/journal` of the workspace. */
  journalFolder: string;
  now(): Date;
  random: RandomBytes;
  /** Waits before asking LINE again whether a lost call arrived after all. */
  pause(ms: number): Promise<void>;
}

/** One account to publish to. */
export interface PublishTarget {
  channelId: import('#shared/domain/ids').ChannelId;
  botUserId: string;
  line: LinePort;
  /** Nothing goes out that no reviewer has signed. */
  requiresApproval?: boolean;
  /** People see what happens there; the practice channel is nobody's. */
  isReal?: boolean;
  /** Reads what the account holds beside rich menus; without it a plan speaks of menus alone. */
  inventory?: InventoryClient;
  /** Changes what lies beside rich menus; without it a plan only names it. */
  account?: AccountClient;
}

/** Which documents a plan is about. `everything` also withdraws what was published and is no longer there. */
export type PublishScope =
  | { kind: 'everything' }
  | { kind: 'chosen'; documentIds: readonly DocumentId[] };
