import { createStore } from 'zustand/vanilla';
import type { DocumentId } from '#shared/domain/ids';
import type { DataTable } from '#shared/table/table';
import type { Pictures } from '#shared/table/variants';

/** A row that the canvas shows in place of what the design itself says. */
export interface RowPreview {
  designId: DocumentId;
  table: DataTable;
  /** Of the file. */
  name: string;
  rowIndex: number;
  /** Pictures that were added for cells to name. */
  files: Pictures;
}

/**
 * What is being previewed, by design. It is no part of any document: nothing of it is saved, undone, exported or
 * published, and it ends with the window.
 */
export const rowPreviews = createStore<{ of: ReadonlyMap<DocumentId, RowPreview> }>(() => ({
  of: new Map(),
}));

/** The row that is previewed of a design; undefined where the design is shown as it is. */
export const rowPreviewOf = (id: DocumentId): RowPreview | undefined =>
  rowPreviews.getState().of.get(id);

export function startRowPreview(preview: RowPreview): void {
  rowPreviews.setState(({ of }) => ({ of: new Map(of).set(preview.designId, preview) }));
}

/** The next row or the one before; at both ends it stays. */
export function stepRowPreview(id: DocumentId, by: number): void {
  const preview = rowPreviewOf(id);
  if (!preview) return;
  const last = preview.table.rows.length - 1;
  const rowIndex = Math.max(0, Math.min(last, preview.rowIndex + by));
  startRowPreview({ ...preview, rowIndex });
}

/** The canvas shows the design again as it is. */
export function endRowPreview(id: DocumentId): void {
  rowPreviews.setState(({ of }) => {
    const rest = new Map(of);
    rest.delete(id);
    return { of: rest };
  });
}
