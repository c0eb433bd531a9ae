import type { DocumentId, PageId } from '#shared/domain/ids';
import type { LiveState } from '#shared/domain/publishing';
import type { PlanFacts } from './request';

/** Whether LINE serves a published document as it is designed now. Pure. */
export function compareWithLive(facts: PlanFacts, documentId: DocumentId, now: Date): LiveState {
  const readAt = now.toISOString();
  const ours = facts.published.pages.filter((page) => page.documentId === documentId);
  const isServed = (entry: (typeof ours)[number]) =>
    facts.live.richMenus.get(entry.richMenuId)?.wireHash === entry.wireHash &&
    (entry.richMenuAliasId === '' ||
      facts.live.aliases.get(entry.richMenuAliasId) === entry.richMenuId);
  if (!ours.some((entry) => facts.live.richMenus.has(entry.richMenuId)))
    return { state: 'gone', readAt };
  const differing = new Set<PageId>(
    ours.filter((entry) => !isServed(entry)).map((entry) => entry.pageId),
  );
  for (const page of facts.pages) {
    const entry = ours.find((candidate) => candidate.pageId === page.pageId);
    const isSame =
      entry?.wireHash === page.wireHash &&
      entry.paintHash === page.paintHash &&
      // taken in without an alias: that it has one here is no difference that followers could see
      (entry.richMenuAliasId === '' || entry.richMenuAliasId === page.richMenuAliasId);
    if (!isSame) differing.add(page.pageId);
  }
  for (const entry of ours)
    if (!facts.pages.some((page) => page.pageId === entry.pageId)) differing.add(entry.pageId);
  return differing.size === 0
    ? { state: 'live', readAt }
    : { state: 'differs', readAt, pages: [...differing] };
}
