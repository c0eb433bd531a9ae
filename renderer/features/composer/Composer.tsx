import { ClipboardPaste, Copy, Plus, Trash2 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { BubbleId, DocumentId } from '#shared/domain/ids';
import type { Bubble, MessageDocument } from '#shared/domain/message/schema';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import { useDesignsOf } from '../../data/designs';
import type { DocumentModel } from '../../data/document-model';
import { reportFailure } from '../../data/failures';
import { updateSettings, useSettings } from '../../data/settings';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { Button, cx, EmptyState, IconButton, Menu, type MenuEntry, Switch } from '../../ui';
import { BubbleForm } from './BubbleForm';
import { BubbleIcon } from './BubbleIcon';
import { BubbleList } from './BubbleList';
import styles from './composer.module.css';
import { DesignForm } from './DesignForm';
import { BUBBLE_TYPES, newBubbleId, newWire, wireBubble } from './new-bubble';
import { pastedMessages } from './pasted';
import { useDesigns } from './use-designs';
import type { WireEditor } from './wire-context';

const MOST = LIMITS.message.perRequest;

/** One to five bubbles: their order at the left, the chosen one's form beside it. */
export function Composer(props: {
  model: DocumentModel<MessageDocument>;
  readOnly: boolean;
  selected: BubbleId | null;
  onSelect(id: BubbleId | null): void;
  /** What was pointed at elsewhere, in the chosen bubble, from its message on. */
  place: ProblemPath | null;
}) {
  const t = useT('composer');
  const { model, readOnly, onSelect } = props;
  const bubbles = useReadable(model.document, (document) => document.bubbles);
  const problems = useReadable(model.problems, (state) => state.problems);
  const designs = useDesigns();
  const known = useDesignsOf(useReadable(model.document, (document) => document));
  const index = Math.max(
    0,
    bubbles.findIndex(({ id }) => id === props.selected),
  );
  const bubble = bubbles[index];

  const { managerLimit } = useSettings();
  const most = managerLimit ? LIMITS.message.perManagerMessage : MOST;
  const isFull = bubbles.length >= most;

  const change = (label: string, recipe: (list: Bubble[]) => void) => {
    model.closeStep();
    model.edit({ label }, (draft) => recipe(draft.bubbles));
  };
  const add = (fresh: readonly Bubble[]) => {
    const room = Math.max(0, most - bubbles.length);
    const taken = fresh.slice(0, room);
    const at = bubbles.length === 0 ? 0 : index + 1;
    change('addBubble', (list) => list.splice(at, 0, ...structuredClone(taken)));
    const first = taken[0];
    if (first) onSelect(first.id);
  };
  const remove = (id: BubbleId) => {
    const at = bubbles.findIndex((other) => other.id === id);
    change('removeBubble', (list) => list.splice(at, 1));
    onSelect(bubbles[at + 1]?.id ?? bubbles[at - 1]?.id ?? null);
  };
  const duplicate = (id: BubbleId) => {
    const source = bubbles.find((other) => other.id === id);
    if (source && !isFull) add([{ ...structuredClone(source), id: newBubbleId() } as Bubble]);
  };
  const move = (id: BubbleId, to: number) =>
    change('moveBubble', (list) => {
      const from = list.findIndex((other) => other.id === id);
      list.splice(to, 0, ...list.splice(from, 1));
    });
  const paste = async () => {
    const text = await navigator.clipboard.readText();
    const read = pastedMessages(text);
    if (!read.ok) return reportFailure(read.error);
    add(read.value.map(wireBubble));
  };

  const id = bubble?.id;
  const edit = useCallback<WireEditor['edit']>(
    (recipe, typed) =>
      model.edit(
        {
          label: 'editBubble',
          ...(typed === undefined ? {} : { coalesce: `${id} ${typed}` }),
        },
        (draft) => {
          const target = draft.bubbles.find((other) => other.id === id);
          if (target?.source === 'wire') recipe(target.wire);
        },
      ),
    [model, id],
  );
  const closeStep = useCallback(() => model.closeStep(), [model]);
  const own = useMemo(() => problemsOf(problems, index), [problems, index]);
  const entries = (): MenuEntry[] => [
    ...BUBBLE_TYPES.map((type) => ({
      id: type,
      label: t(`type.${type}`),
      icon: <BubbleIcon type={type} />,
      onSelect: () =>
        add([wireBubble(newWire(type, { text: t('words.text'), choice: t('words.choice') }))]),
    })),
    ...(designs.length === 0 ? [] : [{ id: 'designs', heading: t('fromDesigns') }]),
    ...designs.map((head) => ({
      id: head.id,
      label: head.name,
      icon: <BubbleIcon type="design" />,
      onSelect: () =>
        add([{ id: newBubbleId(), source: 'design' as const, documentId: head.id as DocumentId }]),
    })),
  ];
  const adder = (
    <Menu
      width={240}
      entries={entries}
      trigger={
        <Button
          icon={<Plus size={16} strokeWidth={1.5} />}
          disabled={isFull || readOnly}
          data-testid="add-bubble"
        >
          {t('addBubble', { count: bubbles.length, max: most })}
        </Button>
      }
    />
  );
  const paster = (
    <IconButton
      label={t('paste')}
      icon={<ClipboardPaste size={16} strokeWidth={1.5} />}
      disabled={isFull || readOnly}
      onClick={() => void paste()}
      data-testid="paste-bubbles"
    />
  );

  return (
    <div className={styles.composer} data-testid="composer">
      <section className={styles.order} aria-label={t('bubbles')}>
        <BubbleList
          bubbles={bubbles}
          problems={problems}
          selected={bubble?.id ?? null}
          readOnly={readOnly}
          nameOfDesign={(other) =>
            other.source === 'design'
              ? (designs.find((head) => head.id === other.documentId)?.name ?? t('designGone'))
              : null
          }
          onSelect={onSelect}
          onMove={move}
          onDuplicate={duplicate}
          onRemove={remove}
        />
        <div className={styles.orderFoot}>
          {adder}
          {paster}
          {bubble && (
            <>
              <IconButton
                label={t('duplicate')}
                icon={<Copy size={16} strokeWidth={1.5} />}
                disabled={isFull || readOnly}
                onClick={() => duplicate(bubble.id)}
              />
              <IconButton
                label={t('remove')}
                icon={<Trash2 size={16} strokeWidth={1.5} />}
                disabled={readOnly}
                onClick={() => remove(bubble.id)}
              />
            </>
          )}
        </div>
        <div className={styles.orderLimit}>
          <Switch
            label={t('managerLimit', { limit: LIMITS.message.perManagerMessage })}
            checked={managerLimit}
            onChange={(on) => void updateSettings({ managerLimit: on })}
            data-testid="manager-limit"
          />
          {bubbles.length > LIMITS.message.perManagerMessage && (
            <p className={cx(styles.orderNote, managerLimit && styles.warn)}>
              {t('note.manager', { limit: LIMITS.message.perManagerMessage })}
            </p>
          )}
        </div>
      </section>
      <section className={styles.form} aria-label={t('form')}>
        {!bubble && (
          <EmptyState picture={<BubbleIcon type="text" />} action={adder}>
            {t('empty')}
          </EmptyState>
        )}
        {bubble?.source === 'wire' && (
          <BubbleForm
            key={bubble.id}
            bubble={bubble}
            problems={own}
            readOnly={readOnly}
            isLast={index === bubbles.length - 1}
            place={props.place}
            edit={edit}
            closeStep={closeStep}
          />
        )}
        {bubble?.source === 'design' && (
          <DesignForm
            key={bubble.id}
            chosen={bubble.documentId}
            designs={designs}
            document={known.get(bubble.documentId)?.document ?? null}
            readOnly={readOnly}
            onChoose={(documentId) =>
              change('editBubble', (list) => {
                const target = list.find((other) => other.id === bubble.id);
                if (target?.source === 'design') target.documentId = documentId;
              })
            }
          />
        )}
      </section>
    </div>
  );
}

/** Findings of one bubble, with places from its message on. */
function problemsOf(problems: readonly Problem[], index: number): Problem[] {
  const base: ProblemPath = ['bubbles', index, 'wire'];
  return problems.flatMap((problem) =>
    base.every((step, depth) => problem.path[depth] === step)
      ? [{ ...problem, path: problem.path.slice(base.length) }]
      : [],
  );
}
