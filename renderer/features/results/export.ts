import type { Channel } from '#shared/domain/workspace';
import type { InsightReport } from '#shared/insight/report';
import type { Formats, Translate } from '../../i18n';
import { broadcastColumns } from './broadcast-columns';
import { csvOf } from './csv';
import type { Column } from './DataTable';
import { friendColumns } from './FriendsChart';
import { htmlReport } from './html-report';
import { saveFiles } from './save-files';

interface Sheet {
  name: string;
  rows: (string | number)[][];
}

const sheetOf = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Sheet => ({
  name,
  rows: [
    columns.map(({ label }) => label),
    ...rows.map((row) => columns.map((column) => column.cell(row))),
  ],
});

/** The tables of the report as files: CSV for pipelines, XLSX for people, HTML for the client. */
export async function exportReport(
  report: InsightReport,
  channel: Channel,
  words: { t: Translate; format: Formats },
): Promise<void> {
  const { t, format } = words;
  const sheets = [
    sheetOf(t('tab.broadcasts'), broadcastColumns(t, format), report.sends),
    sheetOf(t('tab.friends'), friendColumns(t, format), report.friends),
  ];
  const title = t('export.name', { channel: channel.name, from: report.from, to: report.to });
  // figures of the rehearsal channel say so in the file's name, in its first line and in its title
  const name = report.simulated ? `${t('simulated')} ${title}` : title;
  const mark = report.simulated ? [[t('simulatedHelp')]] : [];
  await saveFiles(t, name, [
    {
      extension: 'csv',
      bytes: csvOf([...mark, ...sheets.flatMap(({ name: of, rows }) => [[of], ...rows, []])]),
    },
    { extension: 'xlsx', bytes: await xlsxOf(sheets, mark) },
    {
      extension: 'html',
      bytes: new TextEncoder().encode(
        htmlReport({
          lang: format.locale,
          title: name,
          mark: report.simulated ? t('simulatedHelp') : null,
          method: t('export.method'),
          sheets,
        }),
      ),
    },
  ]);
}

async function xlsxOf(sheets: readonly Sheet[], mark: string[][]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const file = writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name.slice(0, 31),
      data: [...mark, ...rows].map((row) =>
        row.map((value) =>
          typeof value === 'number' ? { value, type: Number } : { value, type: String },
        ),
      ),
    })),
  );
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}
