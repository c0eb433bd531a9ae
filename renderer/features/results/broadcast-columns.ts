import type { Figure, Rate } from '#shared/insight/figure';
import type { SendFigures } from '#shared/insight/sends';
import { figureCell, figureText, rateCell, rateText } from '#shared/report/figure-text';
import type { Formats, Translate } from '../../i18n';
import type { Column } from './DataTable';
import { whyNoFigure, whyNoRate } from './why-unknown';

const order = (figure: Figure | Rate): number | null => (figure.known ? figure.value : null);

/** The guide's table of broadcasts. Every share names its base in the head. */
export function broadcastColumns(t: Translate, format: Formats): Column<SendFigures>[] {
  const figure = (
    id: 'delivered' | 'opens' | 'uniqueOpens' | 'clicks' | 'uniqueClicks',
  ): Column<SendFigures> => ({
    id,
    label: t(`column.${id}`),
    numeric: true,
    show: (row) => figureText(format, row[id]),
    why: (row) => whyNoFigure(t, row[id]),
    cell: (row) => figureCell(row[id]),
    order: (row) => order(row[id]),
  });
  const share = (id: 'openRate' | 'clickRate'): Column<SendFigures> => ({
    id,
    label: t(`column.${id}`),
    numeric: true,
    show: (row) => rateText(format, row[id]),
    why: (row) => whyNoRate(t, format, row[id]),
    cell: (row) => rateCell(row[id]),
    order: (row) => order(row[id]),
  });
  return [
    {
      id: 'name',
      label: t('column.name'),
      show: ({ send }) => send.name,
      cell: ({ send }) => send.name,
      order: ({ send }) => send.name,
    },
    {
      id: 'sentAt',
      label: t('column.sentAt'),
      oneLine: true,
      show: ({ send }) => format.dateTime(send.sentAt),
      cell: ({ send }) => send.sentAt,
      order: ({ send }) => send.sentAt,
    },
    {
      id: 'label',
      label: t('column.label'),
      oneLine: true,
      show: ({ send }) => send.label ?? '—',
      cell: ({ send }) => send.label ?? '',
      order: ({ send }) => send.label,
    },
    figure('delivered'),
    figure('opens'),
    figure('uniqueOpens'),
    share('openRate'),
    figure('uniqueClicks'),
    share('clickRate'),
  ];
}
