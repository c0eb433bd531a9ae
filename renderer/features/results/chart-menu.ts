import type { Translate } from '../../i18n';
import type { DrawChart, MenuEntry } from '../../ui';
import { csvOf } from './csv';
import type { Column } from './DataTable';
import { saveFiles } from './save-files';

/**
 * Ways to take a chart along: the picture for slides, the drawing for layouts, the figures for a spreadsheet.
 * Simulated figures say so in the picture, in the file's name and in the first row.
 */
export function chartMenu<Row>(
  t: Translate,
  chart: {
    title: string;
    simulated: boolean;
    columns: readonly Column<Row>[];
    rows: readonly Row[];
  },
): { label: string; entries(draw: DrawChart): readonly MenuEntry[] } {
  const mark = chart.simulated ? t('simulatedHelp') : null;
  const name = chart.simulated ? `${t('simulated')} ${chart.title}` : chart.title;
  return {
    label: t('chart.menu', { title: chart.title }),
    entries: (draw) => [
      ...(['png', 'svg'] as const).map((extension) => ({
        id: `chart-${extension}`,
        label: t(`chart.${extension}`),
        onSelect: () =>
          void draw(extension, { title: chart.title, mark }).then((bytes) =>
            saveFiles(t, name, [{ extension, bytes }]),
          ),
      })),
      {
        id: 'chart-csv',
        label: t('chart.csv'),
        onSelect: () =>
          void saveFiles(t, name, [
            {
              extension: 'csv',
              bytes: csvOf([
                ...(mark === null ? [] : [[mark]]),
                chart.columns.map(({ label }) => label),
                ...chart.rows.map((row) => chart.columns.map((column) => column.cell(row))),
              ]),
            },
          ]),
      },
    ],
  };
}
