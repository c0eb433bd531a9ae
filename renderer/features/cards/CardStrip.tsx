import { ArrowLeft, ArrowRight, Copy, Plus, Trash2 } from 'lucide-react';
import type { CardMessage } from '#shared/domain/card-message/schema';
import { CARD_FIELDS } from '#shared/line/limits';
import { useT } from '../../i18n';
import { cx, IconButton, noticeFloor } from '../../ui';
import styles from './Cards.module.css';
import { type CardModel, insertCard, moveCard, removeCard } from './edit';

const ICON = { size: 16, strokeWidth: 1.5 } as const;

/** The cards in their order: choose, add, copy, move, take out. */
export function CardStrip(props: {
  model: CardModel;
  design: CardMessage;
  chosen: number;
  onChoose(index: number): void;
}) {
  const t = useT('cards');
  const { model, design, chosen, onChoose } = props;
  const isFull = design.cards.length >= CARD_FIELDS.cards;
  const act = (icon: React.ReactNode, key: string, run: () => void, disabled = false) => (
    <IconButton
      small
      label={t(key)}
      icon={icon}
      disabled={disabled}
      data-testid={`card-${key}`}
      onClick={run}
    />
  );
  return (
    <div ref={noticeFloor} className={styles.strip}>
      <ul className={styles.cards} aria-label={t('cards')}>
        {design.cards.map((card, index) => (
          <li key={card.id}>
            <button
              type="button"
              className={cx(styles.card, index === chosen && styles.on)}
              aria-current={index === chosen ? 'true' : undefined}
              data-testid="card-tab"
              onClick={() => onChoose(index)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') {
                  removeCard(model, index);
                  onChoose(Math.max(0, index - 1));
                }
                if (event.altKey && event.key === 'ArrowLeft') onChoose(moveCard(model, index, -1));
                if (event.altKey && event.key === 'ArrowRight') onChoose(moveCard(model, index, 1));
              }}
            >
              {index + 1}. {card.title || t(`forms.${design.form}`)}
            </button>
          </li>
        ))}
      </ul>
      {act(<Plus {...ICON} />, 'add', () => onChoose(insertCard(model, chosen, false)), isFull)}
      {act(<Copy {...ICON} />, 'copy', () => onChoose(insertCard(model, chosen, true)), isFull)}
      {act(
        <ArrowLeft {...ICON} />,
        'left',
        () => onChoose(moveCard(model, chosen, -1)),
        chosen === 0,
      )}
      {act(
        <ArrowRight {...ICON} />,
        'right',
        () => onChoose(moveCard(model, chosen, 1)),
        chosen === design.cards.length - 1,
      )}
      {act(
        <Trash2 {...ICON} />,
        'remove',
        () => {
          removeCard(model, chosen);
          onChoose(Math.max(0, chosen - 1));
        },
        design.cards.length < 2,
      )}
    </div>
  );
}
