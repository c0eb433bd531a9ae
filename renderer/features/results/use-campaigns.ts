import { useMemo } from 'react';
import type { InsightReport } from '#shared/insight/report';
import { useQuery } from '../../data/query';

/** Campaigns that sends of a report belong to, by name; the chosen one stays although nothing was sent. */
export function useCampaigns(
  report: InsightReport | null | undefined,
  chosen: string | null,
): { id: string; name: string }[] {
  const heads = useQuery('documents.list', { kinds: ['campaign'], offset: 0, limit: 20_000 }).value
    ?.heads;
  return useMemo(() => {
    const used = new Set<string>(chosen === null ? [] : [chosen]);
    for (const { send } of report?.sends ?? [])
      if (send.campaignId !== null) used.add(send.campaignId);
    return (heads ?? [])
      .filter(({ id }) => used.has(id))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }, [report, heads, chosen]);
}
