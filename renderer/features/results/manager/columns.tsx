import { figureIn, type ImportedRow, usedColumns } from '#shared/insight/manager/imports';
import type { ManagerTable } from '#shared/insight/manager/tables';
import { dayLabel, figureCell, figureText, percentText } from '#shared/report/figure-text';
import { type Formats, useFormat, useT } from '../../../i18n';
import { Tooltip } from '../../../ui';
import type { Column } from '../DataTable';
import { FigureText } from '../figures';
import styles from '../Results.module.css';

/** As columns of a table on screen and in files. */
export function managerColumns(
  t: ReturnType<typeof useT>,
  format: Formats,
  table: ManagerTable,
  rows: readonly ImportedRow[],
): Column<ImportedRow>[] {
  return usedColumns(table, rows).map(({ id, kind }): Column<ImportedRow> => {
    const label = t(`column.${table}.${id}`);
    if (kind === 'day')
      return {
        id,
        label,
        show: ({ day }) => dayLabel(format, day),
        cell: ({ day }) => day,
        order: ({ day }) => day,
      };
    if (kind === 'text')
      return {
        id,
        label,
        show: ({ texts }) => texts[id] || '—',
        cell: ({ texts }) => texts[id] ?? '',
        order: ({ texts }) => texts[id] ?? null,
      };
    return {
      id,
      label,
      numeric: true,
      show: (row) => <ManagerFigure row={row} id={id} kind={kind} />,
      cell: (row) => figureCell(figureIn(row, id)),
      order: (row) => {
        const figure = figureIn(row, id);
        return figure.known ? figure.value : null;
      },
    };
  });
}

/** A figure of a file: a place that the file left empty says so, and is no zero. */
function ManagerFigure(props: { row: ImportedRow; id: string; kind: 'count' | 'share' }) {
  const t = useT('manager');
  const format = useFormat();
  const figure = figureIn(props.row, props.id);
  if (figure.known && props.kind === 'share') return <>{percentText(format, figure.value)}</>;
  if (figure.known || figure.reason === 'withheld') return <FigureText figure={figure} />;
  return (
    <Tooltip label={t('emptyPlace')}>
      <span className={styles.unknown}>{figureText(format, figure)}</span>
    </Tooltip>
  );
}
