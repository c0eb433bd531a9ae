import { existsSync, readdirSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readTable } from '#electron/services/tables/read-table';
import { TABLE_LIMITS } from '#shared/table/table';

const codeOf = async (bytes: Uint8Array) => {
  const table = await readTable(bytes);
  return table.ok ? 'ok' : table.error.code;
};

async function workbook(): Promise<Uint8Array> {
  const written = await writeExcelFile([
    [{ value: 'shop' }, { value: 'price' }, { value: 'sum' }, { value: 'day' }],
    [
      { value: '台北店' },
      { value: 120, type: Number },
      { value: 'SUM(B2:B2)', type: 'Formula' },
      { value: new Date('2026-11-25T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
    ],
    [],
    [{ value: '=HYPERLINK("x")' }],
  ] as never);
  return new Uint8Array(await (written as unknown as { toBuffer(): Promise<Buffer> }).toBuffer());
}

describe('a workbook', () => {
  it('is read as texts with its lines; no formula is computed', async () => {
    const table = await readTable(await workbook());
    expect(table.ok && table.value.columns).toEqual(['shop', 'price', 'sum', 'day']);
    expect(table.ok && table.value.rows).toEqual([
      { line: 2, cells: ['台北店', '120', '', '2026-11-25'] },
      { line: 4, cells: ['=HYPERLINK("x")', '', '', ''] },
    ]);
  });

  it('with a cell in the last corner of the sheet is refused before it is laid out', async () => {
    const files = unzipSync(await workbook());
    const name = Object.keys(files).find((one) => /worksheets\/[^/]+\.xml$/.test(one)) ?? '';
    const sheet = new TextDecoder().decode(files[name]);
    for (const place of ['XFD1048576', 'A&#49;048576', 'A99999999']) {
      files[name] = strToU8(sheet.replace(/r="A4"/, `r="${place}"`));
      expect(files[name]).not.toEqual(strToU8(sheet));
      expect(await codeOf(zipSync(files))).toBe('table.farCell');
    }
  });

  it('that unfolds to far more than it is, is refused', async () => {
    const files = unzipSync(await workbook());
    files['xl/big.xml'] = new Uint8Array(11_000_000);
    const bytes = zipSync(files);
    expect(bytes.byteLength).toBeLessThan(TABLE_LIMITS.bytes);
    expect(await codeOf(bytes)).toBe('table.tooLarge');
  });

  it('that lies about its size takes no more room than it claims', async () => {
    const files = unzipSync(await workbook());
    const name = Object.keys(files).find((one) => /worksheets\/[^/]+\.xml$/.test(one)) ?? '';
    const { [name]: sheet = new Uint8Array(), ...others } = files;
    const bytes = zipSync({ ...others, [name]: sheet });
    expect(await codeOf(bytes)).toBe('ok');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // the size stands in the directory at the end: its last entry begins with PK 1 2
    const entry = bytes.findLastIndex(
      (_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50,
    );
    view.setUint32(entry + 24, 100, true);
    // what lies behind the hundredth byte is not there
    expect(await codeOf(bytes)).toBe('table.notASheet');
  });

  it('of endless blanks is refused before it is parsed', async () => {
    const files = unzipSync(await workbook());
    const name = Object.keys(files).find((one) => /worksheets\/[^/]+\.xml$/.test(one)) ?? '';
    const sheet = new TextDecoder().decode(files[name]);
    files[name] = strToU8(sheet.replace('<sheetData>', `${' '.repeat(4_000_000)}<sheetData>`));
    expect(await codeOf(zipSync(files))).toBe('table.notASheet');
  });

  it('that names places outside of itself is only read, and nothing is written', async () => {
    const files = unzipSync(await workbook());
    files['../../evil.xml'] = strToU8('<x/>');
    files['/etc/evil.xml'] = strToU8('<x/>');
    const before = readdirSync('.');
    expect(await codeOf(zipSync(files))).toBe('ok');
    expect(readdirSync('.')).toEqual(before);
    expect(existsSync('../../evil.xml') || existsSync('/etc/evil.xml')).toBe(false);
  });

  it.each([
    ['cut off', async () => (await workbook()).slice(0, 700)],
    ['no workbook', async () => zipSync({ 'a.xml': strToU8('<a/>') })],
    ['nothing', async () => new Uint8Array([0x50, 0x4b, 3, 4])],
  ])('that is %s is refused', async (_name, bytes) => {
    expect(await codeOf(await bytes())).toBe('table.notASheet');
  });
});

describe('a file', () => {
  it.each([
    ['UTF-8', strToU8('a,b\n1,2'), 'ok'],
    ['UTF-16 with its mark', new Uint8Array(Buffer.from('\uFEFFa\tb\n1\t2', 'utf16le')), 'ok'],
    ['Big5', new Uint8Array([0xa5, 0x78, 0xa5, 0x5f, 0x0a, 0x31]), 'table.notText'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'table.notText'],
    ['too large', new Uint8Array(TABLE_LIMITS.bytes + 1), 'table.tooLarge'],
  ])('in %s is told apart', async (_name, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});
