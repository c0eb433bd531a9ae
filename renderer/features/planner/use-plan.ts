import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { lineMonth } from '#shared/campaign/calendar/budget-line';
import {
  addDays,
  addMonths,
  instantOf,
  monthOf,
  weekStart,
  weeksOfMonth,
} from '#shared/campaign/calendar/days';
import {
  type CalendarEntry,
  entriesOf,
  filterEntries,
  type MenuBar,
  menuBars,
  type QuietHours,
} from '#shared/campaign/calendar/entries';
import { standingOf } from '#shared/campaign/calendar/standing';
import { type PlanSettings, quietHoursOf } from '#shared/domain/campaign/plan-settings';
import type { DocumentId } from '#shared/domain/ids';
import type { AppError } from '#shared/errors/app-error';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import { planCost } from '#shared/pricing/bill';
import { type BookPlan, PRICE_BOOKS, type PriceBook } from '#shared/pricing/price-book';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { STUDIO_TIME_ZONE } from '../../i18n';
import { plannerState } from './planner-state';

export interface Plan {
  status: 'loading' | 'ready' | 'failed';
  error: AppError | undefined;
  range: PlanRange | undefined;
  settings: PlanSettings | undefined;
  book: PriceBook | null;
  pricePlan: BookPlan | null;
  /** `2026-09`: the month that the price is about. */
  month: string;
  bill: PlanRange['months'][number] | null;
  /** Of the month, before any message: what the plan itself costs. */
  fee: number;
  quiet: QuietHours | null;
  /** All of the days shown, in order. */
  all: CalendarEntry[];
  /** Those that the filter lets through. */
  entries: CalendarEntry[];
  bars: MenuBar[];
}

/** The days around the calendar's day, checked and billed by the main process. */
export function usePlan(): Plan {
  const view = useStore(plannerState, (state) => state.view);
  const day = useStore(plannerState, (state) => state.day);
  const filter = useStore(plannerState, (state) => state.filter);
  const month = monthOf(day);
  const input = useMemo(() => {
    const weeks = weeksOfMonth(day);
    const first = weeks[0] ?? day;
    const last = addDays(weeks.at(-1) ?? day, 7);
    // a week at the turn of a month still needs the whole bill of its month
    const from = view === 'week' && weekStart(day) < first ? weekStart(day) : first;
    const to = view === 'list' ? addMonths(day, 3) : last;
    return {
      from: instantOf(from, 0, STUDIO_TIME_ZONE),
      to: instantOf(to, 0, STUDIO_TIME_ZONE),
    };
  }, [view, day]);
  const range = useQuery('plan.range', input);
  const settings = useQuery('plan.settings', undefined).value;
  const outbox = useQuery('outbox.state', undefined).value;
  const entries = useMemo(
    () =>
      range.value
        ? entriesOf(
            range.value.campaigns,
            range.value.checks,
            STUDIO_TIME_ZONE,
            standingOf(outbox?.sends ?? []),
          )
        : [],
    [range.value, outbox],
  );
  const shown = useMemo(() => filterEntries(entries, filter), [entries, filter]);
  const bars = useMemo(
    () =>
      range.value ? menuBars(range.value.campaigns, STUDIO_TIME_ZONE, range.value.ownPeriods) : [],
    [range.value],
  );
  const studio = useStudio();
  const parts = range.value?.parts;
  useEffect(() => {
    // a message that nobody has looked at in the library has no picture yet
    for (const [id, part] of Object.entries(parts ?? {}))
      if (part.thumbnail === null) studio.wantThumbnail(id as DocumentId);
  }, [parts, studio]);
  const book = PRICE_BOOKS.find(({ market }) => market === settings?.market) ?? null;
  const pricePlan = book?.plans.find(({ id }) => id === settings?.planId) ?? null;
  return {
    status: range.status,
    error: range.error,
    range: range.value,
    settings,
    book,
    pricePlan,
    month,
    bill: range.value?.months.find((bill) => bill.month === lineMonth(month)) ?? null,
    fee: pricePlan ? planCost(pricePlan, 0).total : 0,
    quiet: settings ? quietHoursOf(settings) : null,
    all: entries,
    entries: shown,
    bars,
  };
}
