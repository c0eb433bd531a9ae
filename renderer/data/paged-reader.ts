import type { DocumentHead } from '#shared/domain/workspace';
import type { Result } from '#shared/errors/app-error';

export const PAGE_SIZE = 200;

export interface PagedHeads {
  /** Null until the first answer. */
  total: number | null;
  heads: ReadonlyMap<number, DocumentHead>;
  failed: boolean;
}

export const NOTHING_READ: PagedHeads = { total: null, heads: new Map(), failed: false };

type ReadPage = (
  offset: number,
  limit: number,
) => Promise<Result<{ total: number; heads: DocumentHead[] }>>;

/**
 * Reads a long list by pages. What was read for an older question stays on screen until the first
 * answer to the new one, and answers that were overtaken are dropped.
 */
export function createPagedReader(
  readPage: ReadPage,
  put: (change: (before: PagedHeads) => PagedHeads) => void,
) {
  let generation = 0;
  let asked = new Set<number>();
  let answered = false;
  let visible = { first: 0, last: 1 };
  let running = false;

  const read = async (page: number) => {
    const mine = generation;
    asked.add(page);
    const answer = await readPage(page * PAGE_SIZE, PAGE_SIZE);
    if (!running || mine !== generation) return;
    const first = !answered;
    answered = true;
    put((before) => {
      if (!answer.ok) return { ...before, failed: true };
      const heads = new Map(first ? [] : before.heads);
      answer.value.heads.forEach((head, index) => {
        heads.set(page * PAGE_SIZE + index, head);
      });
      return { total: answer.value.total, heads, failed: false };
    });
  };
  const need = (first: number, last: number) => {
    visible = { first, last };
    if (!running) return;
    const end = Math.floor(Math.max(first, last - 1) / PAGE_SIZE);
    for (let page = Math.floor(first / PAGE_SIZE); page <= end; page++) {
      if (!asked.has(page)) void read(page);
    }
  };
  /** The list changed: what is on screen is read again, the rest when it is next seen. */
  const again = () => {
    generation += 1;
    asked = new Set();
    answered = false;
    need(visible.first, visible.last);
  };
  return {
    need,
    again,
    start() {
      running = true;
      again();
    },
    stop() {
      running = false;
    },
  };
}
