import { DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  CalendarDays,
  ChevronLeft,
  ChevronRight,
  Download,
  LayoutTemplate,
  Plus,
  Printer,
  Redo2,
  Undo2,
} from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { addDays, addMonths, dayOf, instantOf, weekStart } from '#shared/campaign/calendar/days';
import { type CalendarEntry, campaignsWith, NO_FILTER } from '#shared/campaign/calendar/entries';
import { invoke } from '../../bridge';
import { useNow } from '../../data/clock';
import { reportFailure } from '../../data/failures';
import { createCampaign } from '../../data/new-campaign';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { STUDIO_TIME_ZONE, useFormat, useLocale, useSpeech, useT } from '../../i18n';
import {
  Button,
  EmptyState,
  hideNotice,
  IconButton,
  Menu,
  SegmentedControl,
  Select,
  showNotice,
  TextField,
  WorkbenchBody,
  WorkbenchSide,
} from '../../ui';
import { BoardView } from './BoardView';
import { CampaignList } from './CampaignList';
import { CostPanel } from './CostPanel';
import type { Step } from './EntryCard';
import { ImportSheetDialog } from './ImportSheetDialog';
import { ListView } from './ListView';
import { type CalendarActions, MonthView } from './MonthView';
import { move, moveStack, redoMove, undoMove } from './moves';
import { NewFromDialog } from './new/NewFromDialog';
import styles from './Planner.module.css';
import { PlanSettingsDialog } from './PlanSettingsDialog';
import { type PlannerView, plannerState, setPlanner } from './planner-state';
import { TimelineView } from './TimelineView';
import { useFiles } from './use-files';
import { type Plan, usePlan } from './use-plan';
import { HOUR_PX, WeekView } from './WeekView';

const VIEWS: readonly PlannerView[] = ['month', 'week', 'list', 'timeline', 'board', 'campaigns'];
const ICON = { size: 16, strokeWidth: 1.5 } as const;
const A_DAY = 24 * 60;

/** The calendar of everything that goes out, with what it costs; works without a network. */
export function PlannerScreen() {
  const t = useT('planner');
  const speech = useSpeech();
  const format = useFormat();
  const studio = useStudio();
  const { view, day, selected, filter } = useStore(plannerState);
  const plan = usePlan();
  const today = dayOf(new Date(useNow()), STUDIO_TIME_ZONE);
  const campaigns = useQuery('documents.list', {
    kinds: ['campaign'],
    archived: false,
    offset: 0,
    limit: 1,
  }).value;
  const [hasSettings, setHasSettings] = useState(false);
  const [hasSheet, setHasSheet] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));

  const open = (entry: CalendarEntry) => {
    setPlanner({ selected: entry.key, isInFront: false });
    void studio.openDocument(entry.campaignId);
  };
  const moveTo = async (entry: CalendarEntry, toDay: string, minute: number) => {
    const to = instantOf(toDay, minute, STUDIO_TIME_ZONE);
    if (!entry.isMovable || Date.parse(to) === Date.parse(entry.at)) return;
    const name = entry.broadcast.name || entry.campaignName;
    const answer = await move(studio, {
      campaignId: entry.campaignId,
      broadcastId: entry.key,
      name,
      from: entry.at,
      to,
    });
    if (!answer.ok) return reportFailure(answer.error);
    setPlanner({ selected: entry.key });
    showNotice({
      id: 'planner-move',
      message: t('moved', { name, day: format.day(to), time: format.time(to) }),
      action: { label: t('undo'), run: () => void undo() },
    });
  };
  const step = (entry: CalendarEntry, { days, minutes }: Step) => {
    const whole = entry.minute + minutes;
    const over = Math.floor(whole / A_DAY);
    void moveTo(entry, addDays(entry.day, days + over), whole - over * A_DAY);
  };
  const undo = async () => {
    // its button would take back something else now
    hideNotice('planner-move');
    const answer = await undoMove(studio);
    if (answer && !answer.ok) reportFailure(answer.error);
  };
  const redo = async () => {
    hideNotice('planner-move');
    const answer = await redoMove(studio);
    if (answer && !answer.ok) reportFailure(answer.error);
  };
  const create = async (on: string) => {
    const document = createCampaign({
      name: t('newName'),
      sendName: t('newSend'),
      day: on,
      zone: STUDIO_TIME_ZONE,
      now: new Date(),
    });
    const made = await invoke('documents.create', { document });
    if (!made.ok) return reportFailure(made.error);
    setPlanner({ isInFront: false });
    await studio.openDocument(document.id);
  };
  const onDragEnd = ({ active, over, delta }: DragEndEvent) => {
    const entry = plan.entries.find(({ key }) => key === active.id);
    if (!entry) return;
    if (view === 'month') {
      if (over) void moveTo(entry, String(over.id), entry.minute);
      return;
    }
    const column = grid.current?.querySelector<HTMLElement>('[data-day]')?.offsetWidth ?? 0;
    if (column === 0) return;
    const quarters = Math.round((delta.y / HOUR_PX) * 4);
    step(entry, { days: Math.round(delta.x / column), minutes: quarters * 15 });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const isField = (event.target as HTMLElement).matches('input, textarea');
    if (isMod && key === 'z' && !isField) void (event.shiftKey ? redo() : undo());
    else if (event.key === 'PageUp' && !isMod) setPlanner({ day: turn(view, day, -1) });
    else if (event.key === 'PageDown' && !isMod) setPlanner({ day: turn(view, day, 1) });
    else return;
    // undo of the window belongs to the campaign in the tab behind
    event.preventDefault();
    event.stopPropagation();
  };
  const actions: CalendarActions = {
    selected,
    today,
    onSelect: (entry) => setPlanner({ selected: entry.key }),
    onOpen: open,
    onStep: step,
    onNew: (on) => void create(on),
  };
  if (campaigns?.total === 0) {
    return (
      <WorkbenchBody data-testid="planner-empty">
        <EmptyState
          picture={<CalendarDays size={48} strokeWidth={1} />}
          action={
            <Button variant="primary" onClick={() => void create(today)} data-testid="new-campaign">
              {t('new')}
            </Button>
          }
        >
          {t('empty')}
        </EmptyState>
      </WorkbenchBody>
    );
  }
  const only = campaignsWith(plan.all, filter.state);
  return (
    <>
      <WorkbenchBody data-testid="planner">
        {/* Keys that work wherever the focus is inside of the calendar. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: see above. */}
        <div className={styles.screen} onKeyDown={onKeyDown}>
          <Head
            plan={plan}
            today={today}
            onNew={() => void create(day > today ? day : today)}
            onNewFrom={() => setMaking(true)}
            onUndo={() => void undo()}
            onRedo={() => void redo()}
            onSheet={() => setHasSheet(true)}
          />
          {plan.error && (
            <p role="alert" className={styles.failed}>
              {speech.error(plan.error).text}
            </p>
          )}
          {plan.range && plan.range.left > 0 && (
            <p className={styles.failed}>{t('left', { count: plan.range.left })}</p>
          )}
          <div ref={grid} className={styles.scroll} data-scroll>
            <DndContext sensors={sensors} onDragEnd={onDragEnd}>
              {view === 'month' && <MonthView plan={plan} day={day} actions={actions} />}
              {view === 'week' && <WeekView plan={plan} day={day} actions={actions} />}
            </DndContext>
            {view === 'list' && <ListView plan={plan} actions={actions} />}
            {view === 'timeline' && <TimelineView plan={plan} day={day} today={today} />}
            {view === 'board' && <BoardView only={only} />}
            {view === 'campaigns' && <CampaignList only={only} />}
          </div>
        </div>
      </WorkbenchBody>
      <WorkbenchSide label={t('cost.label')} width={336}>
        <CostPanel
          plan={plan}
          entry={plan.all.find(({ key }) => key === selected) ?? null}
          onOpen={open}
          onSelect={(key) => setPlanner({ selected: key })}
          onMove={(entry, minute) => void moveTo(entry, entry.day, minute)}
          onSettings={() => setHasSettings(true)}
        />
      </WorkbenchSide>
      {isMaking && (
        <NewFromDialog day={day > today ? day : today} onClose={() => setMaking(false)} />
      )}
      {hasSheet && (
        <ImportSheetDialog
          onClose={() => setHasSheet(false)}
          onDone={(at) => {
            if (at !== null) setPlanner({ day: dayOf(at, STUDIO_TIME_ZONE) });
          }}
        />
      )}
      {hasSettings && plan.settings && (
        <PlanSettingsDialog
          settings={plan.settings}
          known={plan.range?.quota?.used ?? null}
          simulated={plan.range?.simulated ?? false}
          onClose={() => setHasSettings(false)}
        />
      )}
    </>
  );
}

const turn = (view: PlannerView, day: string, by: 1 | -1): string =>
  view === 'week' ? addDays(day, 7 * by) : addMonths(day, by);

function Head(props: {
  onSheet(): void;
  plan: Plan;
  today: string;
  onNew(): void;
  onNewFrom(): void;
  onUndo(): void;
  onRedo(): void;
}) {
  const t = useT('planner');
  const locale = useLocale();
  const { view, day, filter, selected } = useStore(plannerState);
  const { done, undone } = useStore(moveStack);
  const { all } = props.plan;
  const files = useFiles(props.plan);
  const distinct = (pick: (entry: CalendarEntry) => string) =>
    [...new Set(all.map(pick))].filter(Boolean).sort();
  const title = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${view === 'week' ? addDays(weekStart(day), 3) : day}T12:00:00Z`));
  const isFiltered = filter !== NO_FILTER && JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <header className={styles.head}>
      <h1 className={styles.title} data-testid="planner-title">
        {title}
      </h1>
      <IconButton
        label={t(view === 'week' ? 'previousWeek' : 'previousMonth')}
        icon={<ChevronLeft {...ICON} />}
        onClick={() => setPlanner({ day: turn(view, day, -1) })}
        data-testid="planner-previous"
      />
      <IconButton
        label={t(view === 'week' ? 'nextWeek' : 'nextMonth')}
        icon={<ChevronRight {...ICON} />}
        onClick={() => setPlanner({ day: turn(view, day, 1) })}
        data-testid="planner-next"
      />
      <Button
        disabled={day === props.today}
        onClick={() => setPlanner({ day: props.today })}
        data-testid="planner-today"
      >
        {t('today')}
      </Button>
      <SegmentedControl
        label={t('view.label')}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(next) => {
          const shown = all.find(({ key }) => key === selected);
          setPlanner({ view: next, ...(shown ? { day: shown.day } : {}) });
        }}
        data-testid="planner-view"
      />
      <div className={styles.acts}>
        <IconButton
          label={t('undo')}
          icon={<Undo2 {...ICON} />}
          disabled={done.length === 0}
          onClick={props.onUndo}
          data-testid="planner-undo"
        />
        <IconButton
          label={t('redo')}
          icon={<Redo2 {...ICON} />}
          disabled={undone.length === 0}
          onClick={props.onRedo}
          data-testid="planner-redo"
        />
        <IconButton
          label={t('files.print')}
          icon={<Printer {...ICON} />}
          onClick={() => files.saveOverview('paper')}
          data-testid="planner-print"
        />
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('files.menu')}
              icon={<Download {...ICON} />}
              tooltip={false}
              data-testid="planner-files"
            />
          }
          entries={[
            { id: 'ics', label: t('files.ics'), onSelect: () => files.save('ics') },
            { id: 'csv', label: t('files.csv'), onSelect: () => files.save('csv') },
            { id: 'pdf', label: t('files.pdf'), onSelect: () => files.saveOverview('pdf') },
            { id: 'html', label: t('files.html'), onSelect: () => files.saveOverview('html') },
            { id: 'line', divider: true },
            { id: 'sheet', label: t('files.import'), onSelect: props.onSheet },
          ]}
        />
        <IconButton
          label={t('newFrom')}
          icon={<LayoutTemplate {...ICON} />}
          onClick={props.onNewFrom}
          data-testid="new-from-template"
        />
        <Button
          variant="primary"
          icon={<Plus {...ICON} />}
          onClick={props.onNew}
          data-testid="new-campaign"
        >
          {t('new')}
        </Button>
      </div>
      <div className={styles.filters} role="search">
        <TextField
          aria-label={t('filter.text')}
          placeholder={t('filter.text')}
          value={filter.text}
          onChange={(text) => setPlanner({ filter: { ...filter, text } })}
          data-testid="planner-search"
        />
        <Select
          aria-label={t('filter.state')}
          value={filter.state}
          options={(['all', 'open', 'sent', 'problems'] as const).map((value) => ({
            value,
            label: t(`filter.${value}`),
          }))}
          onChange={(state) => setPlanner({ filter: { ...filter, state } })}
          data-testid="planner-state"
        />
        <Select
          aria-label={t('filter.owner')}
          value={filter.owner ?? ''}
          options={[
            { value: '', label: t('filter.anyOwner') },
            ...distinct(({ owner }) => owner).map((value) => ({ value, label: value })),
          ]}
          onChange={(owner) => setPlanner({ filter: { ...filter, owner: owner || null } })}
        />
        <Select
          aria-label={t('filter.label')}
          value={filter.label ?? ''}
          options={[
            { value: '', label: t('filter.anyLabel') },
            ...distinct(({ label }) => label).map((value) => ({ value, label: value })),
          ]}
          onChange={(label) => setPlanner({ filter: { ...filter, label: label || null } })}
        />
        {isFiltered && (
          <Button variant="ghost" onClick={() => setPlanner({ filter: NO_FILTER })}>
            {t('filter.clear')}
          </Button>
        )}
        <span className={styles.quietText} role="status">
          {isFiltered ? t('filter.found', { count: props.plan.entries.length }) : ''}
        </span>
      </div>
    </header>
  );
}
