import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { type Benchmark, besideUsual } from '#shared/insight/benchmark';
import { type Rate, unknown } from '#shared/insight/figure';
import type { InsightReport } from '#shared/insight/report';
import type { SendFigures } from '#shared/insight/sends';
import {
  figureCell,
  figureText,
  percentText,
  rateCell,
  rateText,
} from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Chip, EmptyState, SegmentedControl } from '../../ui';
import { broadcastColumns } from './broadcast-columns';
import { type Column, DataTable } from './DataTable';
import { FigureText, RateText } from './figures';
import styles from './Results.module.css';

type LabelRow = InsightReport['labels'][number];

/** Every send of the range, or their labels; the chosen one bubble by bubble and link by link. */
export function Broadcasts({ report }: { report: InsightReport }) {
  const t = useT('results');
  const format = useFormat();
  const [by, setBy] = useState<'send' | 'label'>('send');
  const [chosen, setChosen] = useState<string | null>(null);
  const row = report.sends.find(({ send }) => send.id === chosen) ?? report.sends[0];
  if (report.sends.length === 0) {
    return (
      <EmptyState picture={<Megaphone size={40} strokeWidth={1} />}>{t('noSendsLong')}</EmptyState>
    );
  }
  return (
    <div className={styles.split}>
      <div className={styles.main}>
        <SegmentedControl
          label={t('by.title')}
          value={by}
          options={(['send', 'label'] as const).map((value) => ({
            value,
            label: t(`by.${value}`),
          }))}
          onChange={(next) => setBy(next)}
        />
        {by === 'send' ? (
          <DataTable
            caption={t('tab.broadcasts')}
            columns={broadcastColumns(t, format)}
            rows={report.sends}
            keyOf={({ send }) => send.id}
            chosen={row?.send.id ?? null}
            onChoose={({ send }) => setChosen(send.id)}
            data-testid="broadcast-table"
          />
        ) : (
          <DataTable
            caption={t('by.label')}
            columns={labelColumns(t, format)}
            rows={report.labels}
            keyOf={({ label }) => label}
            data-testid="label-table"
          />
        )}
      </div>
      {by === 'send' && row && <SendDetail row={row} usual={report.benchmark} />}
    </div>
  );
}

function SendDetail({ row, usual }: { row: SendFigures; usual: Benchmark }) {
  const t = useT('results');
  const format = useFormat();
  return (
    <aside className={styles.detail} aria-label={row.send.name} data-testid="send-detail">
      <h2 className={styles.subtitle}>{row.send.name}</h2>
      <p className={styles.quiet}>{format.dateTime(row.send.sentAt)}</p>
      <Chip tone={row.collection === 'missedEnd' ? 'warn' : 'neutral'}>
        {t(`collection.${row.collection}`)}
      </Chip>
      <dl className={styles.pairs}>
        <dt>{t('column.delivered')}</dt>
        <dd>
          <FigureText figure={row.delivered} />
          {row.deliveredFrom && (
            <span className={styles.quiet}>{t(`deliveredFrom.${row.deliveredFrom}`)}</span>
          )}
        </dd>
        <dt>{t('column.openRate')}</dt>
        <dd>
          <RateText rate={row.openRate} />
          <Usual rate={row.openRate} usual={usual.openRate} />
        </dd>
        <dt>{t('column.clickRate')}</dt>
        <dd>
          <RateText rate={row.clickRate} />
          <Usual rate={row.clickRate} usual={usual.clickRate} />
        </dd>
        <dt>{t('column.clickToOpen')}</dt>
        <dd>
          <RateText rate={row.clickToOpenRate} />
        </dd>
      </dl>
      <h3 className={styles.minor}>{t('bubbles')}</h3>
      {row.bubbles.length === 0 ? (
        <p className={styles.quiet}>{t('noBubbles')}</p>
      ) : (
        <DataTable
          caption={t('bubbles')}
          columns={[
            {
              id: 'seq',
              label: t('column.bubble'),
              show: ({ seq }) => String(seq),
              cell: ({ seq }) => seq,
            },
            ...(['impressions', 'uniqueImpressions', 'mediaPlays'] as const).map(
              (id): Column<SendFigures['bubbles'][number]> => ({
                id,
                label: t(`column.${id}`),
                numeric: true,
                show: (bubble) => <FigureText figure={bubble[id]} />,
                cell: (bubble) => figureCell(bubble[id]),
              }),
            ),
          ]}
          rows={row.bubbles}
          keyOf={({ seq }) => String(seq)}
        />
      )}
      <Plays bubbles={row.bubbles} />
      <h3 className={styles.minor}>{t('links')}</h3>
      {row.links.length === 0 ? (
        <p className={styles.quiet}>{t('noLinks')}</p>
      ) : (
        <ul className={styles.links}>
          {row.links.map((link) => (
            <li key={`${link.seq} ${link.url}`}>
              <span className={styles.url} title={link.url ?? ''}>
                {link.url ?? t('noUrl')}
              </span>
              <span className={styles.quiet}>
                {t('linkFigures', {
                  bubble: link.seq,
                  people: figureText(format, link.uniqueClicks),
                  clicks: figureText(format, link.clicks),
                  rate: rateText(format, link.clickRate),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** How far films were watched; nothing where no film was played. */
function Plays({ bubbles }: Pick<SendFigures, 'bubbles'>) {
  const t = useT('results');
  const played = bubbles.filter(({ mediaPlays }) => mediaPlays.known);
  if (played.length === 0) return null;
  return (
    <>
      <h3 className={styles.minor}>{t('plays')}</h3>
      <DataTable
        caption={t('plays')}
        columns={[
          {
            id: 'seq',
            label: t('column.bubble'),
            show: ({ seq }) => String(seq),
            cell: ({ seq }) => seq,
          },
          ...QUARTERS.map(
            (share, at): Column<SendFigures['bubbles'][number]> => ({
              id: share,
              label: `${share}\u2009%`,
              numeric: true,
              show: ({ quartiles }) => <FigureText figure={quartiles[at] ?? NO_FIGURE} />,
              cell: ({ quartiles }) => figureCell(quartiles[at] ?? NO_FIGURE),
            }),
          ),
        ]}
        rows={played}
        keyOf={({ seq }) => String(seq)}
        data-testid="plays"
      />
    </>
  );
}
const QUARTERS = ['25', '50', '75', '100'] as const;
const NO_FIGURE = unknown('notCounted');

/** Above or below what is usual here, only where the whole interval says so. */
function Usual(props: { rate: Rate; usual: Benchmark['openRate'] }) {
  const t = useT('results');
  const format = useFormat();
  const stands = besideUsual(props.rate, props.usual);
  if (stands === null || props.usual === null) return null;
  return (
    <Chip
      tone={stands === 'below' ? 'warn' : stands === 'above' ? 'good' : 'neutral'}
      title={t('usual.help', {
        rate: percentText(format, props.usual.median),
        count: props.usual.sends,
      })}
    >
      {t(`usual.${stands}`)}
    </Chip>
  );
}

function labelColumns(
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
): Column<LabelRow>[] {
  const figure = (id: 'delivered' | 'opens' | 'uniqueOpens'): Column<LabelRow> => ({
    id,
    label: t(`column.${id}`),
    numeric: true,
    show: (row) => <FigureText figure={row[id]} />,
    cell: (row) => figureCell(row[id]),
    order: (row) => (row[id].known ? row[id].value : null),
  });
  const share = (id: 'openRate' | 'clickRate'): Column<LabelRow> => ({
    id,
    label: t(`column.${id}`),
    numeric: true,
    show: (row) => <RateText rate={row[id]} interval={false} />,
    cell: (row) => rateCell(row[id]),
    order: (row) => (row[id].known ? row[id].value : null),
  });
  return [
    {
      id: 'label',
      label: t('column.label'),
      show: (row) => row.label,
      cell: (row) => row.label,
      order: (row) => row.label,
    },
    {
      id: 'sends',
      label: t('column.sends'),
      numeric: true,
      show: (row) => format.number(row.sends),
      cell: (row) => row.sends,
      order: (row) => row.sends,
    },
    {
      id: 'lastSentAt',
      label: t('column.lastSentAt'),
      show: (row) => format.dateTime(row.lastSentAt),
      cell: (row) => row.lastSentAt,
      order: (row) => row.lastSentAt,
    },
    figure('delivered'),
    figure('opens'),
    figure('uniqueOpens'),
    share('openRate'),
    share('clickRate'),
    {
      id: 'leftOut',
      label: t('column.leftOut'),
      numeric: true,
      show: (row) => (row.leftOut === 0 ? '' : format.number(row.leftOut)),
      cell: (row) => row.leftOut,
    },
  ];
}
