import { expect, it } from 'vitest';
import type { DocumentId } from '#shared/domain/ids';
import {
  endRowPreview,
  rowPreviewOf,
  startRowPreview,
  stepRowPreview,
} from '../../../../../renderer/features/tables/row-preview';

const menu = 'doc_menu0000' as DocumentId;
const other = 'doc_other000' as DocumentId;
const table = {
  columns: ['shop'],
  rows: [2, 3, 4].map((line) => ({ line, cells: [String(line)] })),
  problems: [],
};
const start = (designId: DocumentId) =>
  startRowPreview({ designId, table, name: 'shops.csv', rowIndex: 0, files: new Map() });

it('goes through the rows of its own design, stays at both ends, and is gone when it is left', () => {
  start(menu);
  start(other);
  const seen = [-1, 1, 1, 1].map((by) => {
    stepRowPreview(menu, by);
    return rowPreviewOf(menu)?.rowIndex;
  });
  expect(seen).toEqual([0, 1, 2, 2]);
  expect(rowPreviewOf(other)?.rowIndex).toBe(0);
  endRowPreview(menu);
  stepRowPreview(menu, 1);
  expect(rowPreviewOf(menu)).toBeUndefined();
  expect(rowPreviewOf(other)).toBeDefined();
});
