import type { DocumentId, PageId } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import type { MenuRef } from './actions';
import type { DesiredPage, RestingDocument } from './desired';
import type { LiveAccount } from './live-account';
import type { KeptPage, Publication } from './publication';

/** What should be there: a document's page, or a page kept from an earlier run with its picture. */
export type WantedPage = DesiredPage | KeptPage;

export type WantedDefault =
  | { kind: 'page'; pageId: PageId }
  /** A menu that was not made here, to be shown again by a rollback. */
  | { kind: 'foreign'; richMenuId: string }
  | { kind: 'none' };

export interface PlanRequest {
  botUserId: string;
  pages: readonly WantedPage[];
  default: WantedDefault;
  /** Documents this plan answers for: what they published and no longer want is withdrawn. */
  inScope: (documentId: DocumentId) => boolean;
  resting: readonly RestingDocument[];
  problems: readonly Problem[];
  published: Publication;
  live: LiveAccount;
  /** Ids of operations whose drift the person chose to overwrite; `all` overwrites everything. */
  overwrite: ReadonlySet<string> | 'all';
}

export const existing = (richMenuId: string): MenuRef => ({ kind: 'existing', richMenuId });

type RowFields = Pick<PlanOperation, 'op' | 'resource' | 'id' | 'name' | 'reason'>;

/** A row of the plan; what is not said is empty. */
export const row = (fields: RowFields & Partial<PlanOperation>): PlanOperation => ({
  drift: null,
  documentId: null,
  pageId: null,
  before: null,
  after: null,
  changes: [],
  changedAreas: [],
  ...fields,
});
