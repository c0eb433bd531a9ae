import type { Locale } from '#shared/domain/workspace';
import { ok, type Result } from '#shared/errors/app-error';
import { formatsFor } from '#shared/i18n/formats';
import { reportHtml } from '#shared/report/html';
import type { ReportFacts } from '#shared/report/report-facts';
import { type Say, sayIn } from '#shared/report/report-words';
import type { ReportFormat } from '#shared/report/schedule';
import type { ReportTable } from '#shared/report/table-cells';
import { tablesOf } from '#shared/report/tables';
import { csvText } from '#shared/table/csv';

/** Puts a file of HTML on paper. */
export type PrintPdf = (html: string) => Promise<Result<Uint8Array>>;

export interface ReportFile {
  extension: ReportFormat;
  bytes: Uint8Array;
}

/** The report in the wanted formats, all of the same facts. */
export async function reportFiles(
  facts: ReportFacts,
  locale: Locale,
  formats: readonly ReportFormat[],
  printPdf: PrintPdf,
): Promise<Result<ReportFile[]>> {
  const say = sayIn(locale);
  const tables = tablesOf(facts, { say, format: formatsFor(locale) });
  // figures of the rehearsal channel say so in the first line of every table
  const mark = facts.report.simulated ? [[say('rehearsal')]] : [];
  const files: ReportFile[] = [];
  const utf8 = new TextEncoder();
  for (const extension of new Set(formats)) {
    if (extension === 'html')
      files.push({ extension, bytes: utf8.encode(reportHtml(facts, locale)) });
    if (extension === 'csv')
      files.push({ extension, bytes: utf8.encode(csvOf(tables, mark, say)) });
    if (extension === 'xlsx') files.push({ extension, bytes: await xlsxOf(tables, mark) });
    if (extension === 'pdf') {
      const printed = await printPdf(reportHtml(facts, locale));
      if (!printed.ok) return printed;
      files.push({ extension, bytes: printed.value });
    }
  }
  return ok(files);
}

const valuesOf = ({ columns, rows }: ReportTable): (string | number)[][] => [
  columns.map(({ label }) => label),
  ...rows.map((row) => row.map(({ value }) => value)),
];

const csvOf = (tables: readonly ReportTable[], mark: string[][], say: Say): string =>
  csvText([
    ...mark,
    ...tables.flatMap((table) => [[table.title], ...valuesOf(table), []]),
    [say('methodText')],
  ]);

async function xlsxOf(tables: readonly ReportTable[], mark: string[][]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const taken = new Set<string>();
  const file = writeExcelFile(
    tables.map((table) => ({
      sheet: sheetName(table.title, taken),
      data: [...mark, ...valuesOf(table)].map((row) =>
        row.map((value) =>
          typeof value === 'number' ? { value, type: Number } : { value, type: String },
        ),
      ),
    })),
  );
  return new Uint8Array(await file.toBuffer());
}

/** What a spreadsheet allows as the name of a sheet, once each. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title
    .replace(/[\\/*?:[\]]/g, ' ')
    .slice(0, 31)
    .trim();
  let name = plain;
  for (let at = 2; taken.has(name.toLowerCase()); at += 1) name = `${plain.slice(0, 28)} ${at}`;
  taken.add(name.toLowerCase());
  return name;
}
