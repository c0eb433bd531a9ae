import { csvText } from '#shared/table/csv';

/** Rows as the bytes of a CSV file. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): Uint8Array =>
  new TextEncoder().encode(csvText(rows));
