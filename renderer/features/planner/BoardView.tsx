import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type MouseEvent, useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { type CampaignState, campaignState } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import { reportFailure } from '../../data/failures';
import { usePagedHeads } from '../../data/paged-heads';
import { useStudio } from '../../data/studio';
import { useFormat, useT } from '../../i18n';
import { cx, Menu, type MenuEntry, useContextMenu, VirtualList } from '../../ui';
import styles from './Campaigns.module.css';
import { daysOfHead } from './campaign-heads';
import { openCampaign, plannerState } from './planner-state';
import { setCampaignState } from './set-state';
import { useCampaignMenu } from './use-campaign-menu';

const CARD = 104;

/** Campaigns by how far they are; a card is dragged into another column, or sent there from its menu. */
export function BoardView({ only }: { only: DocumentId[] | null }) {
  const studio = useStudio();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const move = async (id: DocumentHead['id'], state: CampaignState) => {
    const moved = await setCampaignState(studio, id, state);
    if (!moved.ok) reportFailure(moved.error);
  };
  const campaignMenu = useCampaignMenu();
  const menu = useContextMenu();
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const state = campaignState.safeParse(over?.id);
    if (state.success && active.data.current?.state !== state.data)
      void move(String(active.id) as DocumentHead['id'], state.data);
  };
  return (
    <DndContext sensors={sensors} onDragEnd={onDragEnd}>
      <div className={styles.board} data-testid="board-view">
        {campaignState.options.map((state) => (
          <Column
            key={state}
            state={state}
            only={only}
            onMove={(id, to) => void move(id, to)}
            entriesFor={campaignMenu.entriesFor}
            onMenu={(event, head) => menu.open(event, campaignMenu.entriesFor(head))}
          />
        ))}
      </div>
      {menu.element}
      {campaignMenu.dialog}
    </DndContext>
  );
}

interface CardActs {
  onMove(id: DocumentHead['id'], state: CampaignState): void;
  entriesFor(head: DocumentHead): MenuEntry[];
  onMenu(event: MouseEvent, head: DocumentHead): void;
}

function Column(props: CardActs & { state: CampaignState; only: DocumentId[] | null }) {
  const { state } = props;
  const t = useT('planner');
  const words = useT('campaign');
  const format = useFormat();
  const { text, owner, label } = useStore(plannerState, (planner) => planner.filter);
  const calm = useDeferredValue(text);
  const drop = useDroppable({ id: state });
  const list = usePagedHeads({
    kinds: ['campaign'],
    archived: false,
    ...(props.only === null ? {} : { ids: props.only }),
    ...(calm.trim() === '' ? {} : { text: calm.slice(0, 200) }),
    summary: {
      state,
      ...(owner === null ? {} : { owner }),
      ...(label === null ? {} : { label }),
    },
  });
  return (
    <section
      ref={drop.setNodeRef}
      className={cx(styles.column, drop.isOver && styles.over)}
      aria-label={words(`campaignState.${state}`)}
      data-testid="board-column"
      data-state={state}
    >
      <h2 className={styles.columnHead}>
        {words(`campaignState.${state}`)} <span>{format.number(list.total)}</span>
      </h2>
      {list.state === 'ready' && list.total === 0 && (
        <p className={styles.none}>{t('campaigns.none')}</p>
      )}
      <VirtualList
        count={list.total}
        heightOf={() => CARD}
        keyOf={(index) => list.headAt(index)?.id ?? String(index)}
        onView={list.need}
      >
        {(index) => {
          const head = list.headAt(index);
          return head ? <Card {...props} head={head} /> : null;
        }}
      </VirtualList>
    </section>
  );
}

function Card(props: CardActs & { head: DocumentHead; state: CampaignState }) {
  const { head, state } = props;
  const t = useT('planner');
  const words = useT('campaign');
  const format = useFormat();
  const studio = useStudio();
  const drag = useDraggable({ id: head.id, data: { state } });
  const { x = 0, y = 0 } = drag.transform ?? {};
  return (
    // The same verbs stand behind the button of the card.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div
      ref={drag.setNodeRef}
      className={cx(styles.card, drag.isDragging && styles.dragging)}
      style={drag.transform ? { transform: `translate(${x}px, ${y}px)` } : undefined}
      onContextMenu={(event) => props.onMenu(event, head)}
      data-testid="board-card"
    >
      <button
        type="button"
        className={styles.cardName}
        {...drag.listeners}
        onClick={() => openCampaign(studio, head.id)}
      >
        <span
          className={styles.dot}
          data-colour={String(head.summary?.colour ?? 'indigo')}
          aria-hidden
        />
        <strong>{head.name || t('unnamed')}</strong>
        <span className={styles.cardFacts}>{daysOfHead(head, format)}</span>
        <span className={styles.cardFacts}>
          {t('sends', { count: Number(head.summary?.broadcasts ?? 0) })}
          {head.summary?.owner ? ` · ${head.summary.owner}` : ''}
        </span>
      </button>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            className={styles.cardState}
            aria-label={t('campaigns.moveOf', { name: head.name })}
            data-testid="board-move"
          >
            {words(`campaignState.${state}`)}
          </button>
        }
        entries={() => [
          ...campaignState.options.map((to) => ({
            id: to,
            label: words(`campaignState.${to}`),
            checked: to === state,
            onSelect: () => {
              if (to !== state) props.onMove(head.id, to);
            },
          })),
          { id: 'verbs', divider: true as const },
          ...props.entriesFor(head),
        ]}
      />
    </div>
  );
}
