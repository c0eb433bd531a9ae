import type { Channel } from '#shared/domain/workspace';
import type { InsightReport } from '#shared/insight/report';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import type { Formats, Translate } from '../../i18n';
import { showNotice } from '../../ui';
import { broadcastColumns } from './broadcast-columns';
import { csvOf } from './csv';
import type { Column } from './DataTable';
import { friendColumns } from './FriendsChart';
import { htmlReport } from './html-report';

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
  const answer = await invoke('insight.export', {
    name,
    files: [
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
    ],
  });
  if (!answer.ok) return reportFailure(answer.error);
  if (answer.value === null) return;
  showNotice({
    id: 'results-exported',
    message: t('export.done', {
      count: answer.value.files.length,
      folder: answer.value.folder,
    }),
  });
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
