import { useEffect, useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import type { InsightReport } from '#shared/insight/report';
import { invoke, on } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { type QueryState, useQuery } from '../../data/query';
import { isSameReading } from '../../data/rereading';
import type { Range } from './range';

/** The report of a channel for a range; the last one stays on screen while the next is read. */
export const useReport = (
  channel: Channel | null,
  days: { last: number } | Range,
): QueryState<InsightReport> =>
  useQuery('insight.report', channel && { channelId: channel.id, days });

export interface Pull {
  state: 'idle' | 'running';
  done: number;
  total: number;
  /** What the last one brought; null before it. */
  result: { answers: number; withheld: number; left: number; failed: number } | null;
  /** The last one brought nothing that the report did not say before. */
  isSame: boolean;
  start(): void;
  cancel(): void;
}

/** Fetching from LINE, with progress and a way to stop; `report` is what is on screen. */
export function usePull(channel: Channel | null, report: InsightReport | undefined): Pull {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [result, setResult] = useState<Pull['result']>(null);
  const [before, setBefore] = useState<InsightReport | null>(null);
  const channelId = channel?.id ?? null;
  useEffect(() => {
    setResult(null);
    return on('insight.progress', (now) => {
      if (now.channelId === channelId) setProgress((last) => (last ? now : last));
    });
  }, [channelId]);
  return {
    state: progress ? 'running' : 'idle',
    done: progress?.done ?? 0,
    total: progress?.total ?? 0,
    result,
    isSame: result !== null && isOldNews(report, before, result.answers),
    start() {
      if (channelId === null || progress) return;
      setBefore(report ?? null);
      setProgress({ done: 0, total: 0 });
      void invoke('insight.pull', { channelId }).then((answer) => {
        setProgress(null);
        if (!answer.ok) return reportFailure(answer.error);
        const { fetched, withheld, left, failed } = answer.value;
        const answers = Object.values(fetched).reduce((all, count) => all + count, 0);
        setResult({ answers, withheld: withheld.length, left, failed });
      });
    },
    cancel() {
      if (channelId !== null) void invoke('insight.cancelPull', { channelId });
    },
  };
}

/** Judged only once the report has been built anew from what was stored. */
export const isOldNews = (
  report: InsightReport | undefined,
  before: InsightReport | null,
  answers: number,
): boolean =>
  report !== undefined &&
  before !== null &&
  (answers === 0 || report.fetchedAt !== before.fetchedAt) &&
  isSameReading(before, report);
