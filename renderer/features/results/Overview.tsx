import { useMemo } from 'react';
import type { Figure, Rate } from '#shared/insight/figure';
import type { Annotation, NotesChange } from '#shared/insight/notes';
import type { InsightReport } from '#shared/insight/report';
import { summaryOf } from '#shared/insight/summary';
import { percentText } from '#shared/report/figure-text';
import { useFormat, useT } from '../../i18n';
import { Button } from '../../ui';
import { Annotations } from './Annotations';
import { broadcastColumns } from './broadcast-columns';
import { DataTable } from './DataTable';
import { FriendsChart } from './FriendsChart';
import { FigureText, RateText } from './figures';
import { MenuStrip } from './MenuStrip';
import styles from './Results.module.css';

const SHOWN: ReadonlySet<string> = new Set(['name', 'sentAt', 'delivered', 'openRate']);

/** The four figures of a channel and what moved them, compared with the days before. */
export function Overview(props: {
  report: InsightReport;
  annotations: readonly Annotation[];
  change(change: NotesChange): void;
  onOpen(tab: 'broadcasts' | 'richMenus' | 'friends'): void;
}) {
  const t = useT('results');
  const format = useFormat();
  const { report } = props;
  const { reach, added, sent, openRate, measured } = summaryOf(report);
  const usual = report.benchmark.openRate;
  // the newest first, whatever else the whole table is sorted by
  const columns = useMemo(
    () =>
      broadcastColumns(t, format)
        .filter(({ id }) => SHOWN.has(id))
        .map(({ order: _, ...column }) => column),
    [t, format],
  );
  return (
    <>
      <dl className={styles.cards}>
        <Card label={t('figure.reach')} note={compared(reach)}>
          <FigureText figure={reach.now} />
        </Card>
        <Card label={t('figure.added')} note={compared(added)}>
          <FigureText figure={added.now} />
        </Card>
        <Card label={t('figure.sent')} note={compared(sent)}>
          <FigureText figure={sent.now} />
        </Card>
        <Card
          label={t('figure.openRate')}
          note={
            measured === 0
              ? null
              : [t('overSends', { count: measured }), points(openRate)]
                  .filter((words) => words !== null)
                  .join(t('comma'))
          }
        >
          <RateText rate={openRate.now} interval={false} />
        </Card>
      </dl>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('friendsCurve')}</h2>
        <FriendsChart
          days={report.friends}
          sends={report.sends}
          annotations={props.annotations}
          simulated={report.simulated}
        />
        <MenuStrip report={report} />
        {(props.annotations.length > 0 ||
          report.friends.some(({ targetedReaches }) => targetedReaches.known)) && (
          <Annotations annotations={props.annotations} day={report.to} change={props.change} />
        )}
      </section>
      <section className={styles.block}>
        <header className={styles.blockHead}>
          <h2 className={styles.subtitle}>{t('lastSends')}</h2>
          <Button variant="ghost" onClick={() => props.onOpen('broadcasts')}>
            {t('all')}
          </Button>
        </header>
        {usual && (
          <p className={styles.quiet} data-testid="usual">
            {t('usual.openRate', {
              rate: percentText(format, usual.median),
              count: usual.sends,
            })}
          </p>
        )}
        {report.sends.length === 0 ? (
          <p className={styles.quiet}>{t('noSends')}</p>
        ) : (
          <DataTable
            caption={t('lastSends')}
            columns={columns}
            rows={report.sends.slice(0, 5)}
            keyOf={({ send }) => send.id}
            data-testid="last-sends"
          />
        )}
      </section>
    </>
  );

  function compared({ now, before }: { now: Figure; before: Figure }): string | null {
    if (!now.known) return null;
    if (!before.known) return t('before.unknown');
    const change = now.value - before.value;
    const signed = `${change > 0 ? '+' : change < 0 ? '−' : '±'}${format.number(Math.abs(change))}`;
    return t('before.change', { change: signed });
  }

  /** A share against a share is a difference in points, never “percent of percent”. */
  function points({ now, before }: { now: Rate; before: Rate }): string | null {
    if (!now.known) return null;
    if (!before.known) return t('before.unknown');
    const change = (now.value - before.value) * 100;
    const signed = `${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change).toFixed(1)}`;
    return t('before.points', { change: signed });
  }
}

function Card(props: { label: string; note: string | null; children: React.ReactNode }) {
  return (
    <div className={styles.card}>
      <dt>{props.label}</dt>
      <dd>
        <strong>{props.children}</strong>
        {props.note !== null && <span className={styles.quiet}>{props.note}</span>}
      </dd>
    </div>
  );
}
