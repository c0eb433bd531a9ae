import type { DocumentId } from '#shared/domain/ids';
import type { OutputOf } from '#shared/ipc/contract';

/** A list of user ids of this workspace, or an audience at LINE that it points to, as the index knows it. */
export interface LocalList {
  id: DocumentId;
  name: string;
  /** Null: an audience at LINE whose size LINE keeps back. */
  count: number | null;
  /** Taken in from LINE at this moment: LINE gives nobody its ids, and the count is LINE's own. */
  readAt: string | null;
  /** `file`, `lists`, `followers` or `line`. */
  from: string;
  /** An audience at LINE has all of it. */
  isUploaded: boolean;
  isSample: boolean;
  updatedAt: string;
}

/** A list whose ids are here, so that others can be made of it. */
export type OwnList = LocalList & { count: number; readAt: null };
export const isOwn = (list: LocalList): list is OwnList =>
  list.readAt === null && list.count !== null;

export const localLists = (listed: OutputOf<'documents.list'> | undefined): LocalList[] =>
  (listed?.heads ?? []).map(({ id, name, updatedAt, summary }) => ({
    id,
    name,
    count: summary?.count === null ? null : Number(summary?.count ?? 0),
    readAt: typeof summary?.readAt === 'string' ? summary.readAt : null,
    from: String(summary?.from ?? 'file'),
    isUploaded: summary?.uploaded === true,
    isSample: summary?.sample === true,
    updatedAt,
  }));
