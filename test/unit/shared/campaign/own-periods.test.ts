import { describe, expect, it } from 'vitest';
import { menuBars } from '#shared/campaign/calendar/entries';
import type { OwnPeriod } from '#shared/campaign/calendar/own-periods';
import { whoSeesWhat } from '#shared/campaign/calendar/who-sees';
import type { MenuPeriod } from '#shared/domain/campaign/schema';
import { documentId } from '#shared/domain/ids';
import { aCampaign } from '../../../helpers/a-campaign';

const AUTUMN = documentId.parse('doc_0000000000menu01');
const WINTER = documentId.parse('doc_0000000000menu02');
const day = (number: number) => `2026-09-${String(number).padStart(2, '0')}T00:00:00.000Z`;
const own = (from: string | null, to: string | null, id = AUTUMN): OwnPeriod => ({
  documentId: id,
  from,
  to,
});
const planned = (from: number, to: number | null): MenuPeriod => ({
  documentId: WINTER,
  pageId: null,
  from: day(from),
  to: to === null ? null : day(to),
  level: 'apiDefault',
  audience: null,
});

describe('the display period of a menu itself', () => {
  it('stands in the calendar as a bar of no campaign', () => {
    const campaign = aCampaign({ menus: [planned(1, 5)] });
    const bars = menuBars([campaign], 'UTC', [own(day(10), day(20))]);
    expect(bars.map(({ campaignId, fromDay, toDay }) => [campaignId, fromDay, toDay])).toEqual([
      [campaign.id, '2026-09-01', '2026-09-04'],
      [null, '2026-09-10', '2026-09-19'],
    ]);
    expect(new Set(bars.map(({ key }) => key)).size).toBe(2);
  });

  it('without a first or last day reaches over the edge of the month', () => {
    const [begun] = menuBars([], 'UTC', [own(null, day(20))]);
    const [endless] = menuBars([], 'UTC', [own(day(10), null)]);
    expect(begun && begun.fromDay < '2026-09-01').toBe(true);
    expect(endless?.toDay).toBeNull();
  });

  it('is seen by everybody, and gives way to what comes later on the same level', () => {
    const [everyone] = whoSeesWhat(
      [aCampaign({ name: '雙十', menus: [planned(15, 18)] })],
      day(1),
      day(30),
      [own(day(10), day(20))],
    );
    expect(
      everyone?.stretches.map(({ from, period }) => [
        Number(from.slice(8, 10)),
        period?.documentId ?? null,
        period?.campaign?.name ?? null,
      ]),
    ).toEqual([
      [1, null, null],
      [10, AUTUMN, null],
      [15, WINTER, '雙十'],
      [18, AUTUMN, null],
      [20, null, null],
    ]);
  });

  it('is not drawn again where a campaign plans the same stretch, however the instant is written', () => {
    const campaign = aCampaign({ menus: [planned(10, 20)] });
    const same = own('2026-09-10T08:00:00+08:00', day(20), WINTER);
    expect(menuBars([campaign], 'UTC', [same])).toHaveLength(1);
    expect(menuBars([campaign], 'UTC', [{ ...same, to: day(21) }])).toHaveLength(2);
  });
});
