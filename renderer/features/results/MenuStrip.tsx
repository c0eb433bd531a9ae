import { startOfLineDay } from '#shared/insight/line-day';
import type { InsightReport, MenuHistoryEntry } from '#shared/insight/report';
import { useFormat, useT } from '../../i18n';
import { Tooltip } from '../../ui';
import styles from './MenuStrip.module.css';

const DAY_MS = 86_400_000;
/** More menus than this at once would be longer than the chart above. */
const MOST_ROWS = 4;

interface Span {
  entry: MenuHistoryEntry;
  /** Shares of the range, 0–1. */
  start: number;
  end: number;
}

/** What customers saw under the curve: each menu from the hour it went up to the hour it was taken down. */
export function MenuStrip({ report }: { report: InsightReport }) {
  const t = useT('results');
  const format = useFormat();
  const rows = rowsOf(report);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.strip} aria-label={t('menusSeen')} data-testid="menu-strip">
      {rows.map((spans) => (
        <li key={spans[0]?.entry.documentId} className={styles.row}>
          {spans.map(({ entry, start, end }) => {
            const words = t('menuSeen', {
              name: entry.name,
              from: format.dateTime(entry.publishedAt),
              to: entry.retiredAt === null ? t('now') : format.dateTime(entry.retiredAt),
            });
            return (
              <Tooltip key={entry.richMenuId} label={words}>
                <span
                  className={styles.span}
                  style={{ left: `${start * 100}%`, width: `${(end - start) * 100}%` }}
                  role="img"
                  aria-label={words}
                >
                  <img
                    className={styles.picture}
                    src={`app://tapestry/asset/${entry.image}`}
                    alt=""
                  />
                  <span className={styles.name}>{entry.name}</span>
                </span>
              </Tooltip>
            );
          })}
        </li>
      ))}
    </ul>
  );
}

/** One row a design; of a design with several tabs the first one stands for the set. */
function rowsOf({ menus, from, to }: InsightReport): Span[][] {
  const first = startOfLineDay(from);
  const length = startOfLineDay(to) + DAY_MS - first;
  const share = (instant: number) => Math.min(1, Math.max(0, (instant - first) / length));
  const byDesign = new Map<string, Span[]>();
  for (const entry of menus) {
    const start = share(Date.parse(entry.publishedAt));
    const end = entry.retiredAt === null ? 1 : share(Date.parse(entry.retiredAt));
    if (end <= start) continue;
    const spans = byDesign.get(entry.documentId) ?? [];
    if (spans.some((other) => start < other.end && other.start < end)) continue;
    byDesign.set(entry.documentId, [...spans, { entry, start, end }]);
  }
  return [...byDesign.values()].slice(0, MOST_ROWS);
}
