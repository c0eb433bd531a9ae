import type { RichMenuDay } from '#shared/insight/rich-menu';
import { dayLabel, figureCell, figureText } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Chart } from '../../ui';
import { chartMenu } from './chart-menu';
import { type Column, DataTable } from './DataTable';
import styles from './Results.module.css';

/** Taps day by day; a withheld day is a gap. */
export function MenuDays({
  days,
  simulated,
}: {
  days: readonly RichMenuDay[];
  simulated: boolean;
}) {
  const t = useT('results');
  const format = useFormat();
  if (!days.some(({ clicks, viewers }) => clicks.known || viewers.known)) return null;
  const shown = days.slice(-99);
  const columns: Column<RichMenuDay>[] = [
    {
      id: 'day',
      label: t('friends.day'),
      show: ({ day }) => dayLabel(format, day),
      cell: ({ day }) => day,
    },
    ...(['viewers', 'clicks'] as const).map((id) => ({
      id,
      label: t(`menuFigure.${id}`),
      numeric: true,
      show: (row: RichMenuDay) => figureText(format, row[id]),
      cell: (row: RichMenuDay) => figureCell(row[id]),
    })),
  ];
  return (
    <section className={styles.block}>
      <h2 className={styles.subtitle}>{t('menuDays')}</h2>
      <Chart
        label={t('menuDays')}
        height={180}
        version={JSON.stringify([shown, format.locale])}
        menu={chartMenu(t, { title: t('menuDays'), simulated, columns, rows: shown })}
        table={
          <DataTable
            caption={t('menuDays')}
            rows={shown}
            keyOf={({ day }) => day}
            columns={columns}
          />
        }
        option={(colours) => ({
          animation: false,
          grid: { left: 56, right: 16, top: 12, bottom: 28 },
          tooltip: {
            trigger: 'axis',
            backgroundColor: colours.surface,
            borderColor: colours.line,
            textStyle: { color: colours.text, fontSize: 12 },
          },
          xAxis: {
            type: 'category',
            data: shown.map(({ day }) => dayLabel(format, day)),
            axisLine: { lineStyle: { color: colours.line } },
            axisTick: { show: false },
            axisLabel: { color: colours.quiet, fontSize: 11 },
          },
          yAxis: {
            type: 'value',
            splitLine: { lineStyle: { color: colours.line } },
            axisLabel: { color: colours.quiet, fontSize: 11 },
          },
          series: (['viewers', 'clicks'] as const).map((id, at) => ({
            type: 'line',
            name: t(`menuFigure.${id}`),
            connectNulls: false,
            symbolSize: 4,
            data: shown.map((row) => (row[id].known ? row[id].value : null)),
            lineStyle: { color: colours.arms[at], width: 2, type: at === 0 ? 'dashed' : 'solid' },
            itemStyle: { color: colours.arms[at] },
          })),
        })}
      />
    </section>
  );
}
