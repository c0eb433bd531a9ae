import { benchmarkOf } from './benchmark';
import { sum, unknown } from './figure';
import type { InsightReport } from './report';
import { byLabel, type SendFigures } from './sends';

/** What is left of a report: everything, one label, or one campaign. */
export interface Narrowing {
  label: string | null;
  campaignId: string | null;
}

/**
 * A report narrowed to the sends of a label or a campaign. Friends, menus and the quota belong to the whole
 * account and stay; what was sent is then the sum of what those sends delivered, because LINE counts a day for
 * all of them.
 */
export function narrowed(report: InsightReport, { label, campaignId }: Narrowing): InsightReport {
  if (label === null && campaignId === null) return report;
  const has = ({ send }: SendFigures) =>
    (label === null || send.label === label) &&
    (campaignId === null || send.campaignId === campaignId);
  const sends = report.sends.filter(has);
  const before = report.before.sends.filter(has);
  const ids = new Set(sends.map(({ send }) => send.id));
  const delivered = (rows: InsightReport['sends']) =>
    rows.length === 0 ? unknown('notFetched') : sum(rows.map((row) => row.delivered));
  return {
    ...report,
    sends,
    sent: delivered(sends),
    before: { ...report.before, sends: before, sent: delivered(before) },
    benchmark: benchmarkOf([...sends, ...before]),
    labels: byLabel(sends),
    // others between the same two looks stay in the row: LINE's count is of them all
    consumption: report.consumption.filter((row) => row.sends.some(({ id }) => ids.has(id))),
  };
}
