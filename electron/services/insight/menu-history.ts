import type { MenuHistoryEntry } from '#shared/insight/report';
import type { Publication, PublishedPage } from '../publish/publication';

/**
 * Every menu that Tapestry put on an account, from the first run on, with the time it was taken down. The
 * design is the published one: what the document looks like today says nothing about the taps of then.
 */
export function menuHistory(publication: Publication | null): MenuHistoryEntry[] {
  if (publication === null) return [];
  const { runs } = publication;
  const found = new Map<string, MenuHistoryEntry>();
  /** What was live after each run, and when that run ended. */
  const states = runs.map(({ run }, index) => ({
    at: run.endedAt ?? run.startedAt,
    pages: runs[index + 1]?.before.pages ?? publication.pages,
  }));
  for (const { pages } of states)
    for (const page of pages) found.set(page.richMenuId, entryOf(page));
  for (const page of publication.pages) found.set(page.richMenuId, entryOf(page));
  for (const entry of found.values()) {
    const gone = states.find(
      ({ at, pages }) =>
        at > entry.publishedAt && !pages.some(({ richMenuId }) => richMenuId === entry.richMenuId),
    );
    entry.retiredAt = gone?.at ?? null;
  }
  // what is live first, in the order it was published in; then what was taken down, the newest first
  const live = publication.pages.flatMap(({ richMenuId }) => found.get(richMenuId) ?? []);
  const gone = [...found.values()].filter((entry) => !live.includes(entry));
  return [...live, ...gone.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))];
}

function entryOf(page: PublishedPage): MenuHistoryEntry {
  const { richMenu } = page;
  const size = richMenu.size as { width: number; height: number };
  return {
    richMenuId: page.richMenuId,
    documentId: page.documentId,
    pageId: page.pageId,
    name: page.name,
    image: page.image.hash,
    width: size.width,
    height: size.height,
    areas: richMenu.areas as MenuHistoryEntry['areas'],
    publishedAt: page.publishedAt,
    retiredAt: null,
  };
}
