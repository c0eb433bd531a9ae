import { type Figure, known, rate, sum, unknown } from '#shared/insight/figure';
import type { FriendsDay } from '#shared/insight/friends';
import type { InsightReport } from '#shared/insight/report';
import { useFormat, useT } from '../../i18n';
import { Button } from '../../ui';
import { FriendsChart } from './FriendsChart';
import { FigureText, RateText } from './figures';
import styles from './Results.module.css';

/** The four figures of a channel and what moved them, compared with the days before. */
export function Overview(props: {
  report: InsightReport;
  onOpen(tab: 'broadcasts' | 'richMenus' | 'friends'): void;
}) {
  const t = useT('results');
  const format = useFormat();
  const { report } = props;
  const reach = lastOf(report.friends, (day) => day.targetedReaches);
  const reachBefore = lastOf(report.friendsBefore, (day) => day.targetedReaches);
  const added = sum(report.friends.map((day) => day.added));
  const addedBefore = sum(report.friendsBefore.map((day) => day.added));
  const sent = sum(report.delivery.map((day) => day.sent));
  const whole = report.sends.filter((row) => row.delivered.known && row.uniqueOpens.known);
  const total = (pick: (row: (typeof whole)[number]) => Figure): Figure =>
    whole.length === 0 ? unknown('notFetched') : sum(whole.map(pick));
  const openRate = rate(
    total((row) => row.uniqueOpens),
    total((row) => row.delivered),
  );
  return (
    <>
      <dl className={styles.cards}>
        <Card label={t('figure.reach')} note={compared(reach, reachBefore)}>
          <FigureText figure={reach} />
        </Card>
        <Card label={t('figure.added')} note={compared(added, addedBefore)}>
          <FigureText figure={added} />
        </Card>
        <Card label={t('figure.sent')} note={null}>
          <FigureText figure={sent} />
        </Card>
        <Card
          label={t('figure.openRate')}
          note={whole.length > 0 ? t('overSends', { count: whole.length }) : null}
        >
          <RateText rate={openRate} interval={false} />
        </Card>
      </dl>
      <section className={styles.block}>
        <h2 className={styles.subtitle}>{t('friendsCurve')}</h2>
        <FriendsChart days={report.friends} sends={report.sends} />
      </section>
      <section className={styles.block}>
        <header className={styles.blockHead}>
          <h2 className={styles.subtitle}>{t('lastSends')}</h2>
          <Button variant="ghost" onClick={() => props.onOpen('broadcasts')}>
            {t('all')}
          </Button>
        </header>
        {report.sends.length === 0 ? (
          <p className={styles.quiet}>{t('noSends')}</p>
        ) : (
          <ul className={styles.sendList}>
            {report.sends.slice(0, 5).map((row) => (
              <li key={row.send.id}>
                <span className={styles.sendName}>{row.send.name}</span>
                <span className={styles.quiet}>{format.dateTime(row.send.sentAt)}</span>
                <span className={styles.numeric}>
                  <FigureText figure={row.delivered} />
                </span>
                <span className={styles.numeric}>
                  <RateText rate={row.openRate} interval={false} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );

  function compared(now: Figure, before: Figure): string | null {
    if (!now.known) return null;
    if (!before.known) return t('before.unknown');
    const change = now.value - before.value;
    const signed = `${change > 0 ? '+' : change < 0 ? '−' : '±'}${format.number(Math.abs(change))}`;
    return t('before.change', { change: signed });
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

/** The newest day that is known; a range whose last day LINE has not counted still has a figure. */
function lastOf(days: readonly FriendsDay[], pick: (day: FriendsDay) => Figure): Figure {
  for (const day of [...days].reverse()) {
    const found = pick(day);
    if (found.known) return known(found.value);
  }
  const last = days.at(-1);
  return last ? pick(last) : unknown('notFetched');
}
