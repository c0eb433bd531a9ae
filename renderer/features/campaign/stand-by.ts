import { warningKey } from '#shared/campaign/check/check-campaign';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { Problem } from '#shared/errors/app-error';

/** Who stood by a warning last in this window, so that nobody types a name for each send. */
let last = '';

/** The name to begin with: the owner, else whoever stood by something before; '' asks for one. */
export const knownName = ({ owner, acknowledged }: Pick<Campaign, 'owner' | 'acknowledged'>) =>
  owner.trim() || acknowledged.findLast(({ by }) => by.trim() !== '')?.by.trim() || last;

/** Keeps who stands by what; one that was kept without a name gets it now. */
export function standBy(
  draft: Pick<Campaign, 'acknowledged'>,
  warnings: readonly Problem[],
  { name, at }: { name: string; at: string },
): void {
  const by = name.trim();
  if (by === '') return;
  last = by;
  for (const problem of warnings) {
    const key = warningKey(problem);
    const before = draft.acknowledged.find((entry) => entry.key === key);
    if (!before) draft.acknowledged.push({ key, by, at });
    else if (before.by.trim() === '') Object.assign(before, { by, at });
  }
}
