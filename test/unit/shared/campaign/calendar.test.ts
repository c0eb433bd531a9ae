import { describe, expect, it } from 'vitest';
import { isBilledNextMonth, weekLine } from '#shared/campaign/calendar/budget-line';
import {
  addMonths,
  dayOf,
  daysOfWeek,
  instantOf,
  minuteOf,
  weekNumber,
  weeksOfMonth,
} from '#shared/campaign/calendar/days';
import {
  campaignsWith,
  entriesOf,
  filterEntries,
  isQuiet,
  menuBars,
  NO_FILTER,
  tooClose,
} from '#shared/campaign/calendar/entries';
import { applyMove, reverse } from '#shared/campaign/calendar/move';
import { standingOf } from '#shared/campaign/calendar/standing';
import { slotOf } from '#shared/campaign/outgoing';
import { documentId } from '#shared/domain/ids';
import { aBroadcast, aCampaign } from '../../../helpers/a-campaign';

const TAIPEI = 'Asia/Taipei';

describe('the days of a calendar', () => {
  it('a send belongs to the day on the clock of its zone, not of the machine', () => {
    expect(dayOf('2026-09-30T15:10:00Z', TAIPEI)).toBe('2026-09-30');
    expect(dayOf('2026-09-30T16:10:00Z', TAIPEI)).toBe('2026-10-01');
    expect(minuteOf('2026-09-30T15:10:00Z', TAIPEI)).toBe(23 * 60 + 10);
    expect(instantOf('2026-09-30', 23 * 60 + 10, TAIPEI)).toBe('2026-09-30T15:10:00.000Z');
  });
  it('a month is whole weeks from Sunday, five for September 2026', () => {
    const weeks = weeksOfMonth('2026-09-14');
    expect(weeks).toEqual(['2026-08-30', '2026-09-06', '2026-09-13', '2026-09-20', '2026-09-27']);
    expect(weeks.map(weekNumber)).toEqual([36, 37, 38, 39, 40]);
    expect(daysOfWeek('2026-09-27').at(-1)).toBe('2026-10-03');
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('the entries of a calendar', () => {
  const campaign = aCampaign({
    broadcasts: [
      aBroadcast({ id: 'brd_0000000000000002' as never, at: null }),
      aBroadcast({ at: '2026-09-10T03:30:00Z' }),
    ],
  });
  it('findings of a send go with its entry; those without a time are not on the calendar', () => {
    const entries = entriesOf(
      [campaign],
      [
        {
          id: campaign.id,
          people: { [campaign.broadcasts[1]?.id ?? '']: 12_480 },
          problems: [
            { code: 'x', message: '', severity: 'warning', path: ['broadcasts', 1, 'at'] },
            { code: 'y', message: '', severity: 'error', path: ['broadcasts', 0, 'at'] },
          ] as never,
        },
      ],
      TAIPEI,
    );
    expect(entries.map(({ day, minute, people, look }) => [day, minute, people, look])).toEqual([
      ['2026-09-10', 690, 12_480, 'warning'],
    ]);
  });
  it('a filter finds every word, in name, campaign, owner and label', () => {
    const entries = entriesOf([campaign], [], TAIPEI);
    const name = campaign.broadcasts[1]?.name ?? '';
    expect(filterEntries(entries, { ...NO_FILTER, text: name })).toHaveLength(1);
    expect(filterEntries(entries, { ...NO_FILTER, text: `${name} nowhere` })).toEqual([]);
    expect(filterEntries(entries, { ...NO_FILTER, state: 'sent' })).toEqual([]);
    // lists of campaigns beside the calendar honour the state of the sends, too
    expect(campaignsWith(entries, 'all')).toBeNull();
    expect(campaignsWith(entries, 'sent')).toEqual([]);
    const open = campaignsWith(entries, 'open') ?? [];
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open).size).toBe(open.length);
    expect(
      entries.filter((entry) => entry.isMovable).every((entry) => open.includes(entry.campaignId)),
    ).toBe(true);
    expect(filterEntries(entries, { ...NO_FILTER, owner: 'nobody' })).toEqual([]);
  });
  it('what the outbox has is not moved here; of several arms the worst is shown', () => {
    const id = aBroadcast().id;
    const send = (itemId: string, state: string) =>
      ({ origin: { kind: 'campaign', documentId: null, itemId }, state }) as never;
    const look = (...sends: never[]) =>
      entriesOf([aCampaign()], [], TAIPEI, standingOf(sends)).map((entry) => [
        entry.look,
        entry.isMovable,
      ]);
    expect(look()).toEqual([['planned', true]]);
    expect(look(send(id, 'due'))).toEqual([['queued', false]]);
    expect(look(send(id, 'cancelled'))).toEqual([['planned', true]]);
    expect(look(send(slotOf(id, 'A'), 'accepted'), send(slotOf(id, 'B'), 'missed'))).toEqual([
      ['failed', false],
    ]);
  });
  it('two sends within two hours are named, two that are out already are not', () => {
    const at = (id: string, time: string, state: 'planned' | 'sent' = 'planned') =>
      aBroadcast({ id: id as never, at: `2026-09-10T${time}:00Z`, state });
    const pairs = (...broadcasts: ReturnType<typeof at>[]) =>
      tooClose(entriesOf([aCampaign({ broadcasts })], [], TAIPEI)).length;
    expect(pairs(at('brd_0000000000000003', '03:30'), at('brd_0000000000000004', '05:29'))).toBe(1);
    expect(pairs(at('brd_0000000000000003', '03:30'), at('brd_0000000000000004', '05:30'))).toBe(0);
    expect(
      pairs(
        at('brd_0000000000000003', '03:30', 'sent'),
        at('brd_0000000000000004', '04:00', 'sent'),
      ),
    ).toBe(0);
  });
  it('quiet hours run over midnight', () => {
    const night = { from: 21 * 60, to: 8 * 60 };
    expect([20 * 60 + 59, 21 * 60, 0, 8 * 60 - 1, 8 * 60].map((at) => isQuiet(at, night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
  it('a menu that ends as a day begins is not seen on that day', () => {
    const [bar] = menuBars(
      [
        aCampaign({
          menus: [
            {
              documentId: documentId.parse('doc_0000000000menu01'),
              pageId: null,
              from: '2026-09-13T16:00:00Z',
              to: '2026-09-25T16:00:00Z',
              level: 'apiDefault',
              audience: null,
            },
          ],
        }),
      ],
      TAIPEI,
    );
    expect([bar?.fromDay, bar?.toDay]).toEqual(['2026-09-14', '2026-09-25']);
  });
});

describe('moving a send', () => {
  const move = {
    campaignId: aCampaign().id,
    broadcastId: aBroadcast().id,
    name: '',
    from: '2026-09-10T03:30:00Z',
    to: '2026-09-12T03:30:00.000Z',
  };
  it('goes there and back again', () => {
    const campaign = aCampaign({ broadcasts: [aBroadcast()] });
    expect(applyMove(campaign, move)).toBe(true);
    expect(campaign.broadcasts[0]?.at).toBe(move.to);
    expect(applyMove(campaign, reverse(move))).toBe(true);
    expect(campaign.broadcasts[0]?.at).toBe(move.from);
  });
  it('what has left or was moved by somebody else stays where it is', () => {
    for (const over of [{ state: 'sent' as const }, { state: 'queued' as const }, { at: null }]) {
      const campaign = aCampaign({ broadcasts: [aBroadcast(over)] });
      const before = structuredClone(campaign);
      expect(applyMove(campaign, move)).toBe(false);
      expect(campaign).toEqual(before);
    }
  });
});

describe('the line of the budget', () => {
  it('begins with the month, rises with each send and keeps its end', () => {
    const sends = [{ at: '2026-09-03T04:00:00Z', runningTotal: 1_930 }];
    const line = weekLine(daysOfWeek('2026-08-30'), '2026-09', sends, 1_200, TAIPEI);
    expect(line?.steps[0]).toEqual({ x: 2 / 7, total: 1_200 });
    expect(line?.steps[1]?.x).toBeCloseTo(4.5 / 7);
    expect(line?.end).toBe(1_930);
    expect(weekLine(daysOfWeek('2026-09-06'), '2026-09', sends, 1_200, TAIPEI)?.steps).toEqual([
      { x: 0, total: 1_930 },
      { x: 1, total: 1_930 },
    ]);
    expect(weekLine(daysOfWeek('2026-08-23'), '2026-09', sends, 1_200, TAIPEI)).toBeNull();
  });
  it('after 23:00 in Taipei a send is billed with the next month', () => {
    expect(isBilledNextMonth('2026-09-30T14:59:00Z', TAIPEI)).toBe(false);
    expect(isBilledNextMonth('2026-09-30T15:00:00Z', TAIPEI)).toBe(true);
  });
});
