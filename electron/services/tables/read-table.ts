import { appError, fail, type Result } from '#shared/errors/app-error';
import { type DataTable, TABLE_LIMITS, tableFromCsv, tableFromRows } from '#shared/table/table';
import { readXlsx } from './read-xlsx';

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A table from the bytes of a CSV or XLSX file; which of them it is, its first bytes say. */
export async function readTable(bytes: Uint8Array): Promise<Result<DataTable>> {
  const { bytes: limit } = TABLE_LIMITS;
  if (bytes.byteLength > limit) {
    return fail(
      appError('table.tooLarge', `This table has ${bytes.byteLength} bytes of ${limit}.`, {
        details: { limit, actual: bytes.byteLength },
      }),
    );
  }
  if (isZip(bytes)) {
    const rows = await readXlsx(bytes);
    return rows.ok ? tableFromRows(rows.value) : rows;
  }
  const text = textOf(bytes);
  return text === null
    ? fail(appError('table.notText', 'This file is not text in UTF-8. Save it as CSV in UTF-8.'))
    : tableFromCsv(text);
}

/** Unicode text, as spreadsheets save it; null for every other file. */
function textOf(bytes: Uint8Array): string | null {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
