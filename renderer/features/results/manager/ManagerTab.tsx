import { FileUp, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { lineDays } from '#shared/insight/line-day';
import {
  alsoMeasured,
  figureIn,
  type ImportedRow,
  usedColumns,
} from '#shared/insight/manager/imports';
import { MANAGER_TABLES, type ManagerTable } from '#shared/insight/manager/tables';
import type { InsightReport } from '#shared/insight/report';
import { dayLabel } from '#shared/report/figure-text';
import { useQuery } from '../../../data/query';
import { takenFiles } from '../../../data/taken-files';
import { useFormat, useT } from '../../../i18n';
import { Button, Chart, Chip, EmptyState, Select } from '../../../ui';
import { chartMenu } from '../chart-menu';
import { DataTable } from '../DataTable';
import styles from '../Results.module.css';
import { managerColumns } from './columns';
import { ImportDialog } from './ImportDialog';
import { ImportList } from './ImportList';
import own from './Manager.module.css';

/** Tables whose rows stand for days, so that they have a course. */
const BY_DAY: ReadonlySet<ManagerTable> = new Set([
  'friends',
  'chat',
  'voom',
  'shopCard',
  'friendPaths',
]);

/** What LINE's manager alone knows, from files; never mixed with what LINE's API says. */
export function ManagerTab({ report, channel }: { report: InsightReport; channel: Channel }) {
  const t = useT('manager');
  const { from, to } = report;
  const state = useQuery('insight.imports', { channelId: channel.id, from, to }).value;
  const [isOpen, setOpen] = useState(false);
  const [dropped, setDropped] = useState<File | null>(null);
  const [chosen, setChosen] = useState<ManagerTable | null>(null);
  if (!state) return null;
  const filled = MANAGER_TABLES.filter((table) => (state.tables[table]?.length ?? 0) > 0);
  const table = filled.find((one) => one === chosen) ?? filled[0];
  const close = () => {
    setOpen(false);
    setDropped(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same by keyboard.
    <div
      className={own.tab}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const [file] = takenFiles('figures', event.dataTransfer.files);
        if (!file) return;
        setDropped(file);
        setOpen(true);
      }}
    >
      <div className={own.bar}>
        {filled.length > 0 && table && (
          <Select
            aria-label={t('table.title')}
            value={table}
            options={filled.map((value) => ({ value, label: t(`table.${value}`) }))}
            onChange={(next) => setChosen(next)}
            className={styles.range}
            data-testid="manager-table-pick"
          />
        )}
        {filled.length > 0 && <Chip title={t('sourceHelp')}>{t('source')}</Chip>}
        <span className={styles.gap} />
        <Button
          icon={<FileUp size={16} strokeWidth={1.5} />}
          onClick={() => setOpen(true)}
          data-testid="manager-import"
        >
          {t('import.button')}
        </Button>
      </div>
      {table ? (
        <ImportedTable
          key={table}
          table={table}
          rows={state.tables[table] ?? []}
          simulated={report.simulated}
          also={
            table === 'messages'
              ? alsoMeasured(
                  state.tables.messages ?? [],
                  report.sends.map(({ send }) => send),
                )
              : 0
          }
        />
      ) : (
        <EmptyState picture={<Table2 size={40} strokeWidth={1} />} data-testid="manager-empty">
          {t(state.imports.some(({ withdrawnAt }) => withdrawnAt === null) ? 'noDays' : 'empty')}
        </EmptyState>
      )}
      <ImportList imports={state.imports} channelId={channel.id} />
      {isOpen && (
        <ImportDialog
          channel={channel}
          heads={state.heads}
          imports={state.imports}
          file={dropped}
          onClose={close}
          onDone={(done) => {
            setChosen(done);
            close();
          }}
        />
      )}
    </div>
  );
}

function ImportedTable(props: {
  table: ManagerTable;
  rows: readonly ImportedRow[];
  simulated: boolean;
  /** Rows that were sent with Tapestry as well. */
  also: number;
}) {
  const t = useT('manager');
  const results = useT('results');
  const format = useFormat();
  const { table, rows } = props;
  const figures = usedColumns(table, rows).filter(({ kind }) => kind === 'count');
  const [wanted, setWanted] = useState<string | null>(null);
  const figure = figures.find(({ id }) => id === wanted) ?? figures[0];
  const columns = managerColumns(t, format, table, rows);
  const keyOf = (row: ImportedRow) => `${row.importId} ${row.line}`;
  const title = figure ? t(`column.${table}.${figure.id}`) : '';
  // rows stand in the order of their days; a day without one is a gap
  const days = lineDays(rows[0]?.day ?? '', rows.at(-1)?.day ?? '');
  /** One withheld part makes the day withheld: a gap, never a smaller sum. */
  const sumOn = (day: string): number | null => {
    let sum: number | null = null;
    for (const row of rows) {
      if (row.day !== day || !figure) continue;
      const part = figureIn(row, figure.id);
      if (!part.known) return null;
      sum = (sum ?? 0) + part.value;
    }
    return sum;
  };
  const isByDay = BY_DAY.has(table) && figure !== undefined && days.length > 1;
  return (
    <>
      {isByDay && (
        <section className={styles.block}>
          <header className={own.chartHead}>
            <h2 className={styles.subtitle}>{t('byDay', { figure: title })}</h2>
            {figures.length > 1 && (
              <Select
                aria-label={t('figure')}
                value={figure.id}
                options={figures.map(({ id }) => ({
                  value: id,
                  label: t(`column.${table}.${id}`),
                }))}
                onChange={(next) => setWanted(next)}
                className={styles.range}
              />
            )}
          </header>
          <Chart
            label={t('byDay', { figure: title })}
            height={200}
            version={JSON.stringify([rows, figure.id, format.locale])}
            menu={chartMenu(results, {
              title,
              simulated: props.simulated,
              columns,
              rows,
            })}
            table={<DataTable caption={title} columns={columns} rows={rows} keyOf={keyOf} />}
            data-testid="manager-chart"
            option={(colours) => ({
              animation: false,
              aria: { enabled: false },
              grid: { left: 56, right: 16, top: 16, bottom: 28 },
              xAxis: {
                type: 'category',
                data: days.map((day) => dayLabel(format, day)),
                axisLine: { lineStyle: { color: colours.line } },
                axisTick: { show: false },
                axisLabel: { color: colours.quiet, fontSize: 11 },
              },
              yAxis: {
                type: 'value',
                scale: true,
                splitLine: { lineStyle: { color: colours.line } },
                axisLabel: {
                  color: colours.quiet,
                  fontSize: 11,
                  formatter: (value: number) => format.number(value),
                },
              },
              series: [
                {
                  type: 'line',
                  name: title,
                  data: days.map(sumOn),
                  connectNulls: false,
                  symbolSize: 4,
                  lineStyle: { color: colours.accent, width: 2 },
                  itemStyle: { color: colours.accent },
                },
              ],
            })}
          />
        </section>
      )}
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t(`table.${table}`)}</h2>
        {props.also > 0 && <p className={styles.quiet}>{t('also', { count: props.also })}</p>}
        <DataTable
          caption={t(`table.${table}`)}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          data-testid="manager-table"
        />
      </section>
    </>
  );
}
