import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { Explained } from './figures';
import styles from './Results.module.css';

export interface Column<Row> {
  id: string;
  label: string;
  /** Figures stand at the right. */
  numeric?: boolean;
  /** Dates and short names stay on one line; heads give way instead. */
  oneLine?: boolean;
  show(row: Row): ReactNode;
  /** Why a cell holds no number; null where it does. */
  why?(row: Row): string | null;
  /** What a file gets. */
  cell(row: Row): string | number;
  /** Unknown figures sort last, whatever the direction. */
  order?(row: Row): number | string | null;
}

/** A table that sorts by its heads; a row can be chosen by mouse and keyboard. */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
  chosen?: string | null;
  onChoose?(row: Row): void;
  'data-testid'?: string;
}) {
  const t = useT('results');
  const [sort, setSort] = useState<{ id: string; down: boolean } | null>(null);
  const rows = useMemo(() => {
    const column = props.columns.find(({ id }) => id === sort?.id);
    if (!sort || !column?.order) return props.rows;
    const { order } = column;
    return [...props.rows].sort((a, b) => compare(order(a), order(b), sort.down));
  }, [props.columns, props.rows, sort]);
  return (
    <table className={styles.table} data-testid={props['data-testid']}>
      <caption className={styles.caption}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => {
            const isSorted = sort?.id === column.id;
            return (
              <th
                key={column.id}
                scope="col"
                className={cx(column.numeric && styles.numeric)}
                aria-sort={isSorted ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {column.order ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => setSort({ id: column.id, down: isSorted ? !sort.down : true })}
                    title={t('sort')}
                  >
                    {column.label}
                    {isSorted && (sort.down ? <ChevronDown size={12} /> : <ChevronUp size={12} />)}
                  </button>
                ) : (
                  column.label
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = props.keyOf(row);
          const { onChoose } = props;
          return (
            <tr
              key={key}
              className={cx(onChoose && styles.choosable, key === props.chosen && styles.chosen)}
              aria-selected={onChoose ? key === props.chosen : undefined}
              onClick={onChoose ? () => onChoose(row) : undefined}
            >
              {props.columns.map((column, index) => (
                <td
                  key={column.id}
                  className={cx(column.numeric && styles.numeric, column.oneLine && styles.oneLine)}
                >
                  {index === 0 && onChoose ? (
                    <button
                      type="button"
                      className={styles.rowButton}
                      onClick={() => onChoose(row)}
                    >
                      <Explained why={column.why?.(row) ?? null}>{column.show(row)}</Explained>
                    </button>
                  ) : (
                    <Explained why={column.why?.(row) ?? null}>{column.show(row)}</Explained>
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function compare(a: number | string | null, b: number | string | null, down: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const way = a < b ? -1 : a > b ? 1 : 0;
  return down ? -way : way;
}
