import { describe, expect, it } from 'vitest';
import { whoSeesWhat } from '#shared/campaign/calendar/who-sees';
import type { MenuPeriod } from '#shared/domain/campaign/schema';
import { documentId } from '#shared/domain/ids';
import { aCampaign } from '../../../helpers/a-campaign';

const day = (number: number) => `2026-09-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const menu = (
  letter: string,
  level: MenuPeriod['level'],
  from: number,
  to: number | null,
  audience: string | null = null,
): MenuPeriod => ({
  documentId: documentId.parse(`doc_000000000000000${letter}`),
  pageId: null,
  from: day(from),
  to: to === null ? null : day(to),
  level,
  audience,
});
const seen = (menus: MenuPeriod[]) =>
  whoSeesWhat([aCampaign({ menus })], day(1), day(30)).map(({ audience, stretches }) => [
    audience,
    ...stretches.map(
      ({ from, to, period }) =>
        `${Number(from.slice(8, 10))}-${Number(to.slice(8, 10))} ${period?.documentId.at(-1) ?? 'none'}`,
    ),
  ]);

describe('who sees which menu when', () => {
  it('takes the strongest, and of the same strength the latest', () => {
    expect(
      seen([
        menu('a', 'managerDefault', 1, null),
        menu('b', 'apiDefault', 5, 20),
        menu('c', 'apiDefault', 10, 12),
        menu('d', 'perUser', 8, 25, '會員'),
      ]),
    ).toEqual([
      [null, '1-5 a', '5-10 b', '10-12 c', '12-20 b', '20-30 a'],
      ['會員', '1-5 a', '5-8 b', '8-25 d', '25-30 a'],
    ]);
  });

  it('says that nothing is planned, and hides what lies behind', () => {
    expect(seen([menu('a', 'apiDefault', 10, 20), menu('b', 'managerDefault', 12, 15)])).toEqual([
      [null, '1-10 none', '10-20 a', '20-30 none'],
    ]);
    expect(seen([])).toEqual([[null, '1-30 none']]);
  });
});
