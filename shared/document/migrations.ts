import { type AppError, appError, fail, ok, type Result } from '../errors/app-error';

/** One step from a version to the next: pure, no clock, no ids, no I/O. */
export interface Migration {
  /** Names what changed, such as `addRichMenuTags`. */
  name: string;
  /** The version it leads to. */
  to: number;
  up(data: Record<string, unknown>): Record<string, unknown>;
}

/** What happens to a test stands in its run; the members for it in the campaign were never filled. */
const dropTestRecord: Migration = {
  name: 'dropTestRecord',
  to: 2,
  up(data) {
    const { broadcasts } = data;
    if (!Array.isArray(broadcasts)) return data;
    return {
      ...data,
      broadcasts: broadcasts.map((broadcast: Record<string, unknown>) => {
        const test = broadcast?.experiment;
        if (typeof test !== 'object' || test === null) return broadcast;
        const {
          frozen: _frozen,
          looks: _looks,
          decision: _decision,
          ...plan
        } = test as Record<string, unknown>;
        return { ...broadcast, experiment: plan };
      }),
    };
  },
};

/** Every step of every kind, oldest first. A test checks that numbers have no gap and no double. */
export const migrations: Readonly<Record<string, readonly Migration[]>> = {
  // version 1 is what the first Tapestry writes
  richMenuSet: [],
  message: [],
  campaign: [dropTestRecord],
  audience: [],
  coupon: [],
  richMessage: [],
  richCarousel: [],
  cardMessage: [],
  definition: [],
  symbol: [],
};

/** The version a new document of a kind is written in. */
export const currentVersion = (
  kind: string,
  all: Readonly<Record<string, readonly Migration[]>> = migrations,
): number => all[kind]?.at(-1)?.to ?? 1;

/** Brings data to the current version; a newer one is refused with `store.tooNew`. */
export function migrate(
  kind: string,
  version: number,
  data: Record<string, unknown>,
  all: Readonly<Record<string, readonly Migration[]>> = migrations,
): Result<Record<string, unknown>> {
  const newest = currentVersion(kind, all);
  if (version > newest) {
    return fail(tooNewError({ version, newest }));
  }
  let current = data;
  for (const step of all[kind] ?? []) if (step.to > version) current = step.up(current);
  return ok(current);
}

/** Said wherever a file of a newer Tapestry would have to be written or turned into something else. */
export const tooNewError = (details: Record<string, unknown> = {}): AppError =>
  appError('store.tooNew', 'This file was written by a newer Tapestry. It opens read-only.', {
    details,
  });

/** What is wrong with the ledger: gaps, doubles, wrong order. Empty when all is well. */
export function ledgerFaults(all: Readonly<Record<string, readonly Migration[]>>): string[] {
  return Object.entries(all).flatMap(([kind, steps]) =>
    steps.flatMap((step, index) =>
      step.to === index + 2 ? [] : [`${kind}: ${step.name} leads to ${step.to}, not ${index + 2}`],
    ),
  );
}
