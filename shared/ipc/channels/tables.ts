import { z } from 'zod';
import { documentId, sha256 } from '../../domain/ids';
import { dataTable, TABLE_LIMITS, tableRow } from '../../table/table';

const wanted = z.object({
  documentId,
  columns: z.array(z.string().max(200)).max(TABLE_LIMITS.columns),
  rows: z.array(tableRow).max(TABLE_LIMITS.rows),
  /** Pictures of the workspace by the name that stands in cells. */
  pictures: z.record(z.string().max(500), sha256),
});

/** Tables that make many designs of one. */
export const tableChannels = {
  'tables.read': {
    // one byte more than is read, so that the refusal is ours and says the limit
    input: z.object({
      bytes: z.custom<Uint8Array>(
        (value) => value instanceof Uint8Array && value.byteLength <= TABLE_LIMITS.bytes + 1,
      ),
    }),
    output: dataTable,
  },
  /** A document for each row: all of them or none. */
  'tables.makeVariants': {
    input: wanted,
    output: z.object({ documentIds: z.array(documentId) }),
  },
  /** A folder for each row, in one that the person picks; null when the dialog was closed. */
  'tables.exportVariants': {
    input: wanted.extend({ format: z.enum(['best', 'png', 'jpeg']) }),
    output: z.object({ folder: z.string(), written: z.array(z.string()) }).nullable(),
  },
  /** Ends an export after the row it is at. */
  'tables.stop': { input: z.undefined(), output: z.undefined() },
} as const;
