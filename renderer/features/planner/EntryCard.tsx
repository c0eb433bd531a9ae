import { useDraggable } from '@dnd-kit/core';
import {
  Ban,
  Check,
  CircleAlert,
  Clock,
  FlaskConical,
  Moon,
  Send,
  TriangleAlert,
} from 'lucide-react';
import type { CSSProperties, KeyboardEvent } from 'react';
import type { CalendarEntry } from '#shared/campaign/calendar/entries';
import { isQuiet } from '#shared/campaign/calendar/entries';
import { useFormat, useT } from '../../i18n';
import { cx, VisuallyHidden } from '../../ui';
import styles from './Planner.module.css';
import type { Plan } from './use-plan';

const ICON = { size: 13, strokeWidth: 1.75, 'aria-hidden': true } as const;
const ICONS: Readonly<Record<CalendarEntry['look'], React.ReactNode>> = {
  queued: <Clock {...ICON} />,
  sent: <Check {...ICON} />,
  failed: <CircleAlert {...ICON} />,
  cancelled: <Ban {...ICON} />,
  error: <CircleAlert {...ICON} />,
  warning: <TriangleAlert {...ICON} />,
  test: <FlaskConical {...ICON} />,
  planned: <Send {...ICON} />,
};

/** How far a key moves the entry that has the focus, in days and minutes. */
export interface Step {
  days: number;
  minutes: number;
}

/** A send on the calendar: when, what, to how many, and its picture. */
export function EntryCard(props: {
  entry: CalendarEntry;
  plan: Plan;
  isSelected: boolean;
  onSelect(): void;
  onOpen(): void;
  onStep(step: Step): void;
  /** What the up and down keys mean here: a week in the month, a quarter of an hour in the week. */
  vertical: Step;
  style?: CSSProperties;
}) {
  const { entry, plan } = props;
  const t = useT('planner');
  const format = useFormat();
  const drag = useDraggable({ id: entry.key, disabled: !entry.isMovable });
  const who = whoOf(entry, t, format.number);
  const picture = pictureOf(entry, plan);
  const quiet = entry.isMovable && plan.quiet !== null && isQuiet(entry.minute, plan.quiet);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') props.onOpen();
    else if (event.altKey && event.key === 'ArrowLeft') props.onStep({ days: -1, minutes: 0 });
    else if (event.altKey && event.key === 'ArrowRight') props.onStep({ days: 1, minutes: 0 });
    else if (event.altKey && event.key === 'ArrowUp')
      props.onStep({ days: -props.vertical.days, minutes: -props.vertical.minutes });
    else if (event.altKey && event.key === 'ArrowDown') props.onStep(props.vertical);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const { x = 0, y = 0 } = drag.transform ?? {};
  return (
    <button
      type="button"
      ref={drag.setNodeRef}
      {...drag.listeners}
      className={cx(
        styles.entry,
        styles[entry.look],
        quiet && styles.quietEntry,
        props.isSelected && styles.selected,
        drag.isDragging && styles.dragging,
      )}
      style={{
        ...props.style,
        ...(drag.transform ? { transform: `translate(${x}px, ${y}px)` } : {}),
      }}
      aria-pressed={props.isSelected}
      aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown Enter"
      onClick={props.onSelect}
      onDoubleClick={props.onOpen}
      onKeyDown={onKeyDown}
      data-testid="calendar-entry"
      data-look={entry.look}
    >
      <span className={styles.entryText}>
        <span className={styles.entryTime}>
          {ICONS[entry.look]}
          {format.time(entry.at)}
          {quiet && (
            <span className={styles.quietMark} title={t('quiet')}>
              <Moon size={13} strokeWidth={1.75} aria-hidden />
              <VisuallyHidden>{t('quiet')}</VisuallyHidden>
            </span>
          )}
        </span>
        <span className={styles.entryName}>{entry.broadcast.name || entry.campaignName}</span>
        <span className={styles.entryWho}>{who}</span>
      </span>
      {picture && <img className={styles.entryPicture} src={picture} alt="" draggable={false} />}
    </button>
  );
}

/** Whom it goes to, in two words and a figure. */
export function whoOf(
  { broadcast, people }: CalendarEntry,
  t: (key: string, values?: Record<string, unknown>) => string,
  number: (value: number) => string,
): string {
  const count = people === null ? t('unknownCount') : number(people);
  if (broadcast.experiment) return t('who.test', { count });
  return t(`who.${broadcast.target.who}`, { count });
}

/** The small picture of the first message that has one. */
export function pictureOf({ broadcast }: CalendarEntry, { range }: Plan): string | null {
  for (const part of broadcast.messages) {
    const thumbnail =
      part.source === 'document' ? (range?.parts[part.documentId]?.thumbnail ?? null) : null;
    if (thumbnail !== null) return `app://tapestry/asset/${thumbnail}`;
  }
  return null;
}
