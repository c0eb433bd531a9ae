import { useMemo } from 'react';
import type { Figure } from '#shared/insight/figure';
import type { FriendsDay } from '#shared/insight/friends';
import { lineDayOf } from '#shared/insight/line-day';
import type { Annotation } from '#shared/insight/notes';
import type { SendFigures } from '#shared/insight/sends';
import { dayLabel, figureCell, figureText } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Chart } from '../../ui';
import { chartMenu } from './chart-menu';
import { type Column, DataTable } from './DataTable';
import styles from './Results.module.css';

const pointOf = (figure: Figure): number | null => (figure.known ? figure.value : null);

/** Target reach by day, with the sends as lines; a day that is not known is a gap, never a zero. */
export function FriendsChart(props: {
  days: readonly FriendsDay[];
  sends: readonly SendFigures[];
  annotations: readonly Annotation[];
  simulated: boolean;
  height?: number;
}) {
  const t = useT('results');
  const format = useFormat();
  const { days, sends, annotations } = props;
  const marks = useMemo(() => {
    const shown = new Set(days.map(({ day }) => day));
    return sends
      .map(({ send }) => ({ day: lineDayOf(new Date(send.sentAt)), name: send.name }))
      .filter(({ day }) => shown.has(day));
  }, [days, sends]);
  if (!days.some(({ targetedReaches }) => targetedReaches.known)) {
    return (
      <p className={styles.quiet} data-testid="no-friends-yet">
        {t('noDays')}
      </p>
    );
  }
  return (
    <Chart
      label={t('friendsCurve')}
      height={props.height ?? 220}
      version={JSON.stringify([days, marks, annotations, format.locale])}
      menu={chartMenu(t, {
        title: t('friendsCurve'),
        simulated: props.simulated,
        columns: friendColumns(t, format),
        rows: days,
      })}
      table={
        <DataTable
          caption={t('friendsCurve')}
          columns={friendColumns(t, format)}
          rows={days}
          keyOf={({ day }) => day}
        />
      }
      data-testid="friends-chart"
      option={(colours) => ({
        animation: false,
        aria: { enabled: false },
        grid: { left: 56, right: 16, top: annotations.length > 0 ? 24 : 16, bottom: 28 },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colours.surface,
          borderColor: colours.line,
          textStyle: { color: colours.text, fontSize: 12 },
          valueFormatter: (value: unknown) =>
            typeof value === 'number' ? format.number(value) : '—',
        },
        xAxis: {
          type: 'category',
          data: days.map(({ day }) => dayLabel(format, day)),
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
            name: t('figure.reach'),
            data: days.map(({ targetedReaches }) => pointOf(targetedReaches)),
            connectNulls: false,
            showSymbol: days.length < 40,
            symbolSize: 4,
            lineStyle: { color: colours.accent, width: 2 },
            itemStyle: { color: colours.accent },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: colours.quiet, type: 'dashed', width: 1 },
              data: [
                ...marks.map(({ day }) => ({ xAxis: dayLabel(format, day) })),
                ...annotations.map(({ day }, index) => ({
                  xAxis: dayLabel(format, day),
                  lineStyle: { color: colours.text, type: 'solid' },
                  label: {
                    show: true,
                    formatter: String(index + 1),
                    position: 'end',
                    distance: 2,
                    color: colours.surface,
                    backgroundColor: colours.quiet,
                    borderRadius: 8,
                    padding: [2, 5],
                    fontSize: 11,
                  },
                })),
              ],
            },
          },
        ],
      })}
    />
  );
}

/** Friends by day as rows: the table behind the chart, and the export. */
export function friendColumns(
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
): Column<FriendsDay>[] {
  const figure = (id: 'targetedReaches' | 'added' | 'blocked' | 'blocks'): Column<FriendsDay> => ({
    id,
    label: t(`friends.${id}`),
    numeric: true,
    show: (day) => figureText(format, day[id]),
    cell: (day) => figureCell(day[id]),
  });
  return [
    {
      id: 'day',
      label: t('friends.day'),
      show: ({ day }) => dayLabel(format, day),
      cell: ({ day }) => day,
    },
    figure('targetedReaches'),
    figure('added'),
    figure('blocked'),
    figure('blocks'),
    {
      id: 'source',
      label: t('friends.source'),
      show: (day) => sourceText(t, format, day),
      cell: (day) => sourceText(t, format, day),
    },
  ];
}

/** Where a day's figures come from; what the other source says of it stands beside. */
const sourceText = (
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
  { source, beside }: FriendsDay,
): string =>
  beside
    ? t('source.both', { reach: figureText(format, beside.targetedReaches) })
    : t(`source.${source ?? 'none'}`);
