import type { AppError } from '#shared/errors/app-error';

/**
 * What is true about a document and the disk. Only an answer of the store makes it `saved`; a failure
 * stays visible until a later save succeeds.
 */
export type SaveStatus =
  | {
      state: 'saved' /** ISO time; null: nothing changed since it was opened. */;
      at: string | null;
    }
  | { state: 'pending' }
  | { state: 'saving' }
  | {
      state: 'failed';
      error: AppError /** When it tries again by itself; null: never. */;
      retryAt: number | null;
    }
  /** Someone else wrote the file; both versions exist. */
  | { state: 'conflict'; error: AppError }
  | { state: 'readOnly' };

/** The one status for a whole window: the worst of all open documents. */
export function worstOf(statuses: readonly SaveStatus[]): SaveStatus {
  const order = ['conflict', 'failed', 'saving', 'pending', 'saved', 'readOnly'] as const;
  for (const state of order) {
    const found = statuses.filter((status) => status.state === state);
    if (state === 'saved' && found.length > 0) {
      const times = found.flatMap((s) => (s.state === 'saved' && s.at ? [s.at] : []));
      return { state: 'saved', at: times.sort().at(-1) ?? null };
    }
    if (found[0]) return found[0];
  }
  return { state: 'saved', at: null };
}
