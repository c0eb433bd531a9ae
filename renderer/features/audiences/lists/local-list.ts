import type { DocumentId } from '#shared/domain/ids';
import type { OutputOf } from '#shared/ipc/contract';

/** A list of user ids of this workspace, as the index knows it. */
export interface LocalList {
  id: DocumentId;
  name: string;
  count: number;
  /** `file`, `lists` or `followers`. */
  from: string;
  /** An audience at LINE has all of it. */
  isUploaded: boolean;
  isSample: boolean;
  updatedAt: string;
}

export const localLists = (listed: OutputOf<'documents.list'> | undefined): LocalList[] =>
  (listed?.heads ?? []).map(({ id, name, updatedAt, summary }) => ({
    id,
    name,
    count: Number(summary?.count ?? 0),
    from: String(summary?.from ?? 'file'),
    isUploaded: summary?.uploaded === true,
    isSample: summary?.sample === true,
    updatedAt,
  }));
