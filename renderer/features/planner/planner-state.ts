import { createStore } from 'zustand/vanilla';
import { dayOf } from '#shared/campaign/calendar/days';
import { type EntryFilter, NO_FILTER } from '#shared/campaign/calendar/entries';
import type { DocumentId } from '#shared/domain/ids';
import { now } from '../../data/clock';
import type { Studio } from '../../data/studio';
import { STUDIO_TIME_ZONE } from '../../i18n';

export type PlannerView = 'month' | 'week' | 'list' | 'board' | 'campaigns' | 'timeline';

export interface PlannerState {
  view: PlannerView;
  /** A day of the month or week that is shown. */
  day: string;
  /** The send that the side column is about. */
  selected: string | null;
  filter: EntryFilter;
  /** The calendar stands in front even though a campaign is the active tab. */
  isInFront: boolean;
}

/** Where people are in the calendar; kept while they look at something else. */
export const plannerState = createStore<PlannerState>(() => ({
  view: 'month',
  day: dayOf(new Date(now()), STUDIO_TIME_ZONE),
  selected: null,
  filter: NO_FILTER,
  isInFront: false,
}));

export const setPlanner = (change: Partial<PlannerState>): void => plannerState.setState(change);

/** Shows a campaign, also when it is the active tab and only the calendar stands in front of it. */
export function openCampaign(studio: Studio, id: DocumentId): void {
  setPlanner({ isInFront: false });
  void studio.openDocument(id);
}
