import { z } from 'zod';
import type { Campaign, MenuPeriod } from '../../domain/campaign/schema';
import { documentId } from '../../domain/ids';

/** When a rich menu set is shown by its own wish, whatever campaigns say. Null: open on that side. */
export const ownPeriod = z.object({
  documentId,
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type OwnPeriod = z.infer<typeof ownPeriod>;

/** Before anything that a calendar shows. */
const EVER = new Date(0).toISOString();

/**
 * Own periods as the calendar draws them: the studio sets such a menu as the API's default. What a campaign plans
 * for the same stretch is not drawn twice.
 */
export function drawnPeriods(
  own: readonly OwnPeriod[],
  campaigns: readonly Pick<Campaign, 'menus'>[],
): MenuPeriod[] {
  const planned = new Set(
    campaigns.flatMap(({ menus }) =>
      menus.filter(({ level }) => level === 'apiDefault').map(stretch),
    ),
  );
  return own.flatMap((period): MenuPeriod[] =>
    planned.has(stretch(period))
      ? []
      : [
          {
            documentId: period.documentId,
            pageId: null,
            from: period.from ?? EVER,
            to: period.to,
            level: 'apiDefault',
            audience: null,
          },
        ],
  );
}

const stretch = (period: OwnPeriod): string =>
  [period.documentId, instant(period.from), instant(period.to)].join(' ');
const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at));
