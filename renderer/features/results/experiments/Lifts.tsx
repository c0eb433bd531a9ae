import { useState } from 'react';
import { comparisonsOverTime } from '#shared/campaign/experiment/course';
import type { ArmLetter } from '#shared/domain/campaign/experiment';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { useFormat, useT } from '../../../i18n';
import { Chart, Select } from '../../../ui';
import { DataTable } from '../DataTable';
import { armColour } from './arm-colour';
import styles from './Experiments.module.css';
import { Axis, IntervalTrack, scaleOf } from './IntervalTrack';
import type { Judged } from './use-experiments';
import { signedPoints } from './words';

/** How much more than A, with intervals that may be looked at any time and are corrected for their number. */
export function Lifts({ view, judged }: { view: ExperimentView; judged: Judged }) {
  const t = useT('experiment');
  const format = useFormat();
  const { comparisons } = judged.evaluation;
  const { test } = view.run;
  if (comparisons.length === 0) return null;
  const worth = test.baseline * test.minimumLift;
  const scale = scaleOf(
    comparisons.flatMap(({ low, high }) => [low, high]),
    [0],
  );
  return (
    <div className={styles.pair}>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>
          {t('lift')}
          <span className={styles.beside}>{t('liftHelp', { count: comparisons.length })}</span>
        </h2>
        <ul className={styles.lifts} data-testid="lifts">
          {comparisons.map(({ letter, difference, low, high }) => (
            <li key={letter}>
              <span>
                {t('against', { letter })}
                <strong className={styles.liftFigure}>
                  {t('pointsOf', { points: signedPoints(format, difference) })}
                </strong>
                <span className={styles.unseen}>
                  {t('between', {
                    low: signedPoints(format, low),
                    high: signedPoints(format, high),
                  })}
                </span>
              </span>
              <IntervalTrack
                scale={scale}
                value={difference}
                low={low}
                high={high}
                colour={armColour(letter)}
                reference={0}
                worthFrom={worth}
              />
            </li>
          ))}
          <li className={styles.axisRow} aria-hidden>
            <span className={styles.quiet}>
              {t('worth', { points: signedPoints(format, worth) })}
            </span>
            <Axis
              scale={scale}
              text={(value) => signedPoints(format, value).replace(/[.,]?0+$/, '') || '0'}
            />
          </li>
        </ul>
      </section>
      <ByDay view={view} />
    </div>
  );
}

/** One arm against A, day by day: a band that narrows, and the day on which a decision is due. */
function ByDay({ view }: { view: ExperimentView }) {
  const t = useT('experiment');
  const format = useFormat();
  const others = view.run.test.arms.slice(1).map(({ letter }) => letter);
  const [letter, setLetter] = useState<ArmLetter>(others[0] ?? 'B');
  const rows = comparisonsOverTime(view.run.test, view.points, letter);
  if (rows.length === 0) return null;
  const inPoints = (value: number) => Math.round(value * 10_000) / 100;
  return (
    <section className={styles.block}>
      <h2 className={styles.subtitle}>
        {t('byDay', { letter })}
        <span className={styles.beside}>{t('byDayHelp')}</span>
        {others.length > 1 && (
          <Select
            aria-label={t('column.arm')}
            value={letter}
            options={others.map((one) => ({ value: one, label: t('against', { letter: one }) }))}
            onChange={(next) => setLetter(next)}
            className={styles.armSelect}
          />
        )}
      </h2>
      <Chart
        label={t('byDay', { letter })}
        height={168}
        version={JSON.stringify([rows, letter, format.locale])}
        table={
          <DataTable
            caption={t('byDay', { letter })}
            rows={rows}
            keyOf={({ at }) => at}
            columns={[
              {
                id: 'at',
                label: t('column.day'),
                show: ({ at }) => format.dateTime(at),
                cell: ({ at }) => at,
              },
              ...(['difference', 'low', 'high'] as const).map((id) => ({
                id,
                label: t(`column.${id}`),
                numeric: true,
                show: (row: (typeof rows)[number]) => signedPoints(format, row[id]),
                cell: (row: (typeof rows)[number]) => row[id],
              })),
            ]}
          />
        }
        data-testid="lift-by-day"
        option={(colours) => ({
          animation: false,
          grid: { left: 40, right: 16, top: 12, bottom: 24 },
          xAxis: {
            type: 'category',
            boundaryGap: true,
            data: rows.map(({ at }) => format.shortDate(at)),
            axisLine: { lineStyle: { color: colours.line } },
            axisTick: { show: false },
            axisLabel: { color: colours.quiet, fontSize: 11 },
          },
          yAxis: {
            type: 'value',
            splitLine: { lineStyle: { color: colours.line } },
            axisLabel: { color: colours.quiet, fontSize: 11 },
          },
          series: [
            {
              type: 'line',
              data: rows.map(({ low }) => inPoints(low)),
              lineStyle: { opacity: 0 },
              symbol: 'none',
              stack: 'band',
              stackStrategy: 'all',
            },
            {
              type: 'line',
              data: rows.map(({ low, high }) => inPoints(high - low)),
              lineStyle: { opacity: 0 },
              areaStyle: { color: colours.accent, opacity: 0.14 },
              symbol: 'none',
              stack: 'band',
              stackStrategy: 'all',
            },
            {
              type: 'line',
              data: rows.map(({ difference }) => inPoints(difference)),
              lineStyle: { color: colours.accent, width: 2 },
              itemStyle: { color: colours.accent },
              symbolSize: 6,
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: colours.quiet, type: 'solid', width: 1 },
                data: [{ yAxis: 0 }],
              },
            },
          ],
        })}
      />
    </section>
  );
}
