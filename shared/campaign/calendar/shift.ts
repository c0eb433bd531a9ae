import type { Campaign } from '../../domain/campaign/schema';
import { addDays, dayOf, daysBetween, instantOf, minuteOf } from './days';

/** The first day on which anything of a campaign happens; null when nothing has a date. */
export function firstDayOf(campaign: Campaign): string | null {
  const { broadcasts, menus, period, zone } = campaign;
  const instants = [
    period.from,
    ...broadcasts.map(({ at }) => at),
    ...menus.map(({ from }) => from),
  ];
  const days = instants.flatMap((at) => (at === null ? [] : [dayOf(at, zone)]));
  return days.sort()[0] ?? null;
}

/**
 * Moves every date of a campaign by so many days; changes the campaign it is given. Clocks keep showing the same
 * time, also where summer time begins in between.
 */
export function shiftCampaign(campaign: Campaign, days: number): void {
  const { zone } = campaign;
  const shift = (at: string): string =>
    instantOf(addDays(dayOf(at, zone), days), minuteOf(at, zone), zone);
  const shiftMaybe = (at: string | null): string | null => (at === null ? null : shift(at));
  campaign.period = {
    from: shiftMaybe(campaign.period.from),
    to: shiftMaybe(campaign.period.to),
  };
  for (const broadcast of campaign.broadcasts) broadcast.at = shiftMaybe(broadcast.at);
  for (const menu of campaign.menus) {
    menu.from = shift(menu.from);
    menu.to = shiftMaybe(menu.to);
  }
}

/** Moves a campaign so that its first day is this one. */
export function startCampaignOn(campaign: Campaign, day: string): void {
  const first = firstDayOf(campaign);
  if (first !== null) shiftCampaign(campaign, daysBetween(first, day));
}
