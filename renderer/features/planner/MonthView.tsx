import { useDroppable } from '@dnd-kit/core';
import type { CSSProperties } from 'react';
import { lineMonth, weekLine } from '#shared/campaign/calendar/budget-line';
import {
  daysBetween,
  daysOfWeek,
  monthOf,
  weekdayOf,
  weekNumber,
  weeksOfMonth,
} from '#shared/campaign/calendar/days';
import type { CalendarEntry, MenuBar } from '#shared/campaign/calendar/entries';
import { STUDIO_TIME_ZONE, useFormat, useLocale, useT } from '../../i18n';
import { cx } from '../../ui';
import { EntryCard, type Step } from './EntryCard';
import { Holidays, homeOf, isDayOff } from './Holidays';
import styles from './Planner.module.css';
import type { Plan } from './use-plan';
import { useTint } from './use-tint';

export interface CalendarActions {
  selected: string | null;
  today: string;
  onSelect(entry: CalendarEntry): void;
  onOpen(entry: CalendarEntry): void;
  onStep(entry: CalendarEntry, step: Step): void;
  onNew(day: string): void;
}

const A_WEEK: Step = { days: 7, minutes: 0 };

/** Five or six weeks: menus as bars, sends as entries, the running bill at the foot of each week. */
export function MonthView(props: { plan: Plan; day: string; actions: CalendarActions }) {
  const { plan, day } = props;
  const t = useT('planner');
  const weekdays = useWeekdays();
  const weeks = weeksOfMonth(day);
  const ceiling = Math.max(plan.settings?.monthlyBudget ?? 0, plan.bill?.cost.total ?? 0, plan.fee);
  return (
    <section className={styles.month} data-testid="month-view" aria-label={t('view.month')}>
      <div className={styles.weekdays}>
        <span />
        {weekdays.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {weeks.map((sunday) => (
        <Week key={sunday} sunday={sunday} ceiling={ceiling} {...props} />
      ))}
    </section>
  );
}

/** Sunday first, in the language on screen. */
export function useWeekdays(): string[] {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    weekday: locale === 'en' ? 'short' : 'narrow',
    timeZone: 'UTC',
  });
  // 2026-02-01 was a Sunday
  return Array.from({ length: 7 }, (_, at) => format.format(Date.UTC(2026, 1, 1 + at)));
}

function Week(props: {
  plan: Plan;
  day: string;
  sunday: string;
  ceiling: number;
  actions: CalendarActions;
}) {
  const { plan, sunday, actions } = props;
  const t = useT('planner');
  const format = useFormat();
  const days = daysOfWeek(sunday);
  const lanes = lanesOf(plan.bars, days);
  const line = weekLine(days, plan.month, plan.bill?.sends ?? [], plan.fee, STUDIO_TIME_ZONE);
  return (
    <div className={styles.week} data-testid="calendar-week">
      <div className={styles.gutter}>
        <span>{t('weekNumber', { number: weekNumber(sunday) })}</span>
        {lanes.length > 0 && <span>{t('menus')}</span>}
        <span className={styles.grow} />
        {line && plan.pricePlan && (
          <span className={styles.running}>
            {t('running')}
            <strong>{format.number(Math.round(line.end))}</strong>
          </span>
        )}
      </div>
      <div className={styles.weekBody}>
        <div className={styles.cells}>
          {days.map((date) => (
            <DayCell
              key={date}
              date={date}
              month={plan.month}
              actions={actions}
              entries={plan.entries.filter((entry) => entry.day === date)}
              plan={plan}
              lanes={lanes.length}
            />
          ))}
        </div>
        <div className={styles.lanes}>
          {lanes.map((lane, at) => (
            <div key={lane[0]?.key ?? at} className={styles.lane}>
              {lane.map((bar) => (
                <MenuStripe key={bar.key} bar={bar} days={days} plan={plan} />
              ))}
            </div>
          ))}
        </div>
        {line && plan.pricePlan && <BudgetLine line={line} plan={plan} ceiling={props.ceiling} />}
      </div>
    </div>
  );
}

function DayCell(props: {
  date: string;
  month: string;
  plan: Plan;
  entries: readonly CalendarEntry[];
  lanes: number;
  actions: CalendarActions;
}) {
  const { date, month, entries, actions, plan } = props;
  const t = useT('planner');
  const format = useFormat();
  const drop = useDroppable({ id: date });
  const home = homeOf(plan.settings?.market);
  const isOther = monthOf(date) !== month;
  const isFirst = date.endsWith('-01');
  return (
    // A double click is a short way to what the button in the head does for everybody.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div
      ref={drop.setNodeRef}
      className={cx(styles.cell, isOther && styles.other, drop.isOver && styles.over)}
      onDoubleClick={(event) => {
        if (event.target === event.currentTarget) actions.onNew(date);
      }}
      data-testid="calendar-day"
      data-day={date}
    >
      <div className={styles.dayHead}>
        <span
          className={cx(
            styles.dayNumber,
            (weekdayOf(date) === 0 || isDayOff(date, home)) && styles.sunday,
            date === actions.today && styles.today,
          )}
          aria-current={date === actions.today ? 'date' : undefined}
        >
          {isFirst || isOther ? format.shortDate(`${date}T12:00:00+08:00`) : Number(date.slice(8))}
        </span>
        <Holidays day={date} home={home} />
      </div>
      <div className={styles.entries} style={{ marginTop: props.lanes * 24 }}>
        {entries.map((entry) => (
          <EntryCard
            key={entry.key}
            entry={entry}
            plan={plan}
            isSelected={actions.selected === entry.key}
            onSelect={() => actions.onSelect(entry)}
            onOpen={() => actions.onOpen(entry)}
            onStep={(step) => actions.onStep(entry, step)}
            vertical={A_WEEK}
          />
        ))}
        {entries.length > 4 && (
          <span className={styles.more}>{t('sends', { count: entries.length })}</span>
        )}
      </div>
    </div>
  );
}

/** Bars that share a week without lying on each other. */
function lanesOf(bars: readonly MenuBar[], days: readonly string[]): MenuBar[][] {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const lanes: MenuBar[][] = [];
  const seen = bars
    .filter(({ fromDay, toDay }) => fromDay <= last && (toDay === null || toDay >= first))
    .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  for (const bar of seen) {
    const free = lanes.find((lane) => {
      const before = lane.at(-1)?.toDay ?? null;
      return before !== null && before < bar.fromDay;
    });
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}

function MenuStripe({ bar, days, plan }: { bar: MenuBar; days: readonly string[]; plan: Plan }) {
  const t = useT('planner');
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const from = bar.fromDay < first ? 0 : daysBetween(first, bar.fromDay);
  const to = bar.toDay === null || bar.toDay > last ? 6 : daysBetween(first, bar.toDay);
  const part = plan.range?.parts[bar.documentId];
  const picture = part?.thumbnail ? `app://tapestry/asset/${part.thumbnail}` : null;
  const tint = useTint(picture);
  const place: CSSProperties & { '--tint'?: string } = {
    gridColumn: `${from + 1} / ${to + 2}`,
    ...(tint === null ? {} : { '--tint': tint }),
  };
  return (
    <span
      className={styles.menuBar}
      style={place}
      title={
        bar.campaignId === null
          ? `${t('timeline.own')} · ${t(`level.${bar.level}`)}`
          : t(`level.${bar.level}`)
      }
      data-testid="menu-bar"
    >
      {picture && <img src={picture} alt="" draggable={false} />}
      <span>{part?.name ?? t('menuGone')}</span>
    </span>
  );
}

const HEIGHT = 24;
const WIDTH = 700;

function BudgetLine(props: {
  plan: Plan;
  ceiling: number;
  line: NonNullable<ReturnType<typeof weekLine>>;
}) {
  const t = useT('planner');
  const format = useFormat();
  const { settings } = props.plan;
  const y = (total: number) =>
    HEIGHT - 2 - (props.ceiling === 0 ? 0 : (total / (props.ceiling * 1.12)) * (HEIGHT - 4));
  const { steps } = props.line;
  const path = steps
    .map(({ x, total }, at) =>
      at === 0 ? `M ${x * WIDTH} ${y(total)}` : `H ${x * WIDTH} V ${y(total)}`,
    )
    .join(' ');
  const startX = (steps[0]?.x ?? 0) * WIDTH;
  const endX = (steps.at(-1)?.x ?? 1) * WIDTH;
  const budget = settings?.monthlyBudget ?? null;
  return (
    <svg
      className={styles.budget}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('runningLabel', {
        month: lineMonth(props.plan.month).slice(4),
        total: format.number(Math.round(props.line.end)),
      })}
    >
      <path className={styles.budgetFill} d={`${path} V ${HEIGHT} H ${startX} Z`} />
      <path className={styles.budgetStep} d={path} vectorEffect="non-scaling-stroke" />
      {budget !== null && (
        <path
          className={styles.budgetCeiling}
          d={`M ${startX} ${y(budget)} H ${endX}`}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
