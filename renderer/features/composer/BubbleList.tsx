import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { GripVertical, TriangleAlert } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { BubbleId } from '#shared/domain/ids';
import type { Bubble } from '#shared/domain/message/schema';
import type { Problem } from '#shared/errors/app-error';
import { wireOf, wireText } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { BubbleIcon } from './BubbleIcon';
import styles from './composer.module.css';
import { typeOfWire } from './new-bubble';

/** The bubbles in the order in which they are read; dragged by the handle, or moved with Alt and the arrows. */
export function BubbleList(props: {
  bubbles: readonly Bubble[];
  problems: readonly Problem[];
  selected: BubbleId | null;
  readOnly: boolean;
  nameOfDesign(bubble: Bubble): string | null;
  onSelect(id: BubbleId): void;
  onMove(id: BubbleId, to: number): void;
  onDuplicate(id: BubbleId): void;
  onRemove(id: BubbleId): void;
}) {
  const t = useT('composer');
  const { bubbles } = props;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    const to = bubbles.findIndex(({ id }) => id === over?.id);
    if (to !== -1 && active.id !== over?.id) props.onMove(active.id as BubbleId, to);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const bubble = bubbles[index];
    if (!bubble || event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const to = index + step;
    if (step !== 0 && bubbles[to]) {
      if (event.altKey) {
        if (!props.readOnly) props.onMove(bubble.id, to);
      } else props.onSelect(bubbles[to].id);
      focusSoon(event.currentTarget, event.altKey ? bubble.id : bubbles[to].id);
    } else if (event.key === 'Delete' && !props.readOnly) props.onRemove(bubble.id);
    else if (event.key === 'd' && (event.ctrlKey || event.metaKey) && !props.readOnly)
      props.onDuplicate(bubble.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext items={bubbles.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className={styles.bubbles} aria-label={t('bubbles')} data-testid="bubble-list">
          {bubbles.map((bubble, index) => (
            <BubbleRow
              key={bubble.id}
              bubble={bubble}
              index={index}
              text={summaryOf(bubble, props.nameOfDesign(bubble))}
              worst={worstOf(props.problems, index)}
              selected={bubble.id === props.selected}
              readOnly={props.readOnly}
              onSelect={() => props.onSelect(bubble.id)}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

/** The row has moved in the page by then. */
function focusSoon(from: Element, id: BubbleId): void {
  const list = from.closest('ol');
  requestAnimationFrame(() =>
    list?.querySelector<HTMLElement>(`[data-bubble-id="${id}"]`)?.focus(),
  );
}

function BubbleRow(props: {
  bubble: Bubble;
  index: number;
  text: string;
  worst: Problem['severity'] | null;
  selected: boolean;
  readOnly: boolean;
  onSelect(): void;
  onKeyDown(event: KeyboardEvent): void;
}) {
  const t = useT('composer');
  const { bubble, worst } = props;
  const sortable = useSortable({ id: bubble.id, disabled: props.readOnly });
  const { transform } = sortable;
  const type = bubble.source === 'wire' ? typeOfWire(bubble.wire) : 'design';
  return (
    <li
      ref={sortable.setNodeRef}
      className={cx(styles.bubble, props.selected && styles.selected)}
      style={{
        transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined,
        transition: sortable.transition,
        zIndex: sortable.isDragging ? 1 : undefined,
      }}
    >
      <button
        type="button"
        className={styles.grip}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={t('drag', { number: props.index + 1 })}
        disabled={props.readOnly}
      >
        <GripVertical size={14} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        className={styles.bubbleButton}
        aria-current={props.selected ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete Control+D"
        onClick={props.onSelect}
        onKeyDown={props.onKeyDown}
        data-testid="bubble"
        data-bubble-id={bubble.id}
        data-type={type}
      >
        <BubbleIcon type={type} />
        <span className={styles.bubbleWords}>
          <span className={styles.bubbleType}>{t(`type.${type}`, { defaultValue: type })}</span>
          <span className={styles.bubbleText}>{props.text}</span>
        </span>
        {worst !== null && (
          <TriangleAlert
            size={14}
            strokeWidth={1.75}
            className={worst === 'error' ? styles.bad : styles.warn}
            aria-label={t(worst)}
          />
        )}
      </button>
    </li>
  );
}

function worstOf(problems: readonly Problem[], index: number): Problem['severity'] | null {
  const here = problems.filter(({ path }) => path[0] === 'bubbles' && path[1] === index);
  if (here.length === 0) return null;
  return here.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}

/** The first words that say which bubble it is. */
function summaryOf(bubble: Bubble, design: string | null): string {
  if (bubble.source === 'design') return design ?? '';
  const { wire } = bubble;
  const template = wireOf(wire.template);
  const first = [
    wire.text,
    wire.altText,
    template.text,
    wire.title,
    wire.couponId,
    wire.stickerId && `${wireText(wire.packageId)} / ${wireText(wire.stickerId)}`,
    wire.originalContentUrl,
    wire.baseUrl,
  ].find((text) => typeof text === 'string' && text !== '');
  return wireText(first).replace(/\s+/g, ' ');
}
