import { benchmarkOf } from './benchmark';
import { sum, unknown } from './figure';
import type { InsightReport } from './report';

/**
 * A report narrowed to the sends of one label. Friends, menus and the quota belong to the whole account and
 * stay; what was sent is then the sum of what those sends delivered, because LINE counts a day for all of them.
 */
export function onlyLabel(report: InsightReport, label: string): InsightReport {
  const has = ({ send }: InsightReport['sends'][number]) => send.label === label;
  const sends = report.sends.filter(has);
  const before = report.before.sends.filter(has);
  const delivered = (rows: InsightReport['sends']) =>
    rows.length === 0 ? unknown('notFetched') : sum(rows.map((row) => row.delivered));
  return {
    ...report,
    sends,
    sent: delivered(sends),
    before: { ...report.before, sends: before, sent: delivered(before) },
    benchmark: benchmarkOf([...sends, ...before]),
    labels: report.labels.filter((row) => row.label === label),
  };
}
