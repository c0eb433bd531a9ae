import { z } from 'zod';

/*
 * The tables of LINE's Official Account Manager. No API reaches them. The names are those that have been seen
 * in the manager's screens and files in Traditional Chinese, Japanese and English; LINE publishes no list.
 */

export const managerTable = z.enum([
  'messages',
  'friends',
  'friendPaths',
  'chat',
  'voom',
  'shopCard',
  'survey',
  'coupons',
]);
export type ManagerTable = z.infer<typeof managerTable>;
export const MANAGER_TABLES = managerTable.options;

/** `day`: a day of LINE; `text`: a name; `count` and `share` are figures. */
export type CellKind = 'day' | 'text' | 'count' | 'share';

export interface ManagerColumn {
  id: string;
  kind: CellKind;
  /** A row without it says nothing. */
  required?: true;
  /** Day and texts that tell one row from another. */
  isKey?: true;
  /** Heads of the file, compared without case, spaces and what stands in brackets. */
  names: readonly string[];
}

/** What one column of a file is taken for; null: it is left out. */
export const columnMapping = z.array(z.string().max(40).nullable()).max(200);
export type ColumnMapping = z.infer<typeof columnMapping>;

/** A head that somebody has mapped: the same head is read the same way next time. */
export const rememberedHead = z.object({
  head: z.array(z.string().max(300)).max(200),
  table: managerTable,
  mapping: columnMapping,
});
export type RememberedHead = z.infer<typeof rememberedHead>;
