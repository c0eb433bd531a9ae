import type { Card, CardMessage } from '../../domain/card-message/schema';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { countGraphemes } from '../../line/count';
import { CARD_FIELDS } from '../../line/limits';
import { checkMessage } from '../../line/messages';
import { error, warning } from '../../line/problem';
import { EXAMPLE_MEDIA } from '../media';
import { cardMessageToWire } from './to-wire';

/** Everything that LINE would refuse about a card message, and what its manager would not let through. */
export function checkCardMessage(design: CardMessage): Problem[] {
  const found = checkMessage(cardMessageToWire(design, EXAMPLE_MEDIA), []).map((problem) => ({
    ...problem,
    path: placeInCards(problem.path, design.cards.length),
  }));
  if (design.cards.length > CARD_FIELDS.cards) {
    found.push(
      warning('card.tooMany', ['cards'], {
        limit: CARD_FIELDS.cards,
        actual: design.cards.length,
      }),
    );
  }
  design.cards.forEach((card, index) => {
    found.push(...checkCard(design.form, card, ['cards', index]));
  });
  if (design.more) {
    found.push(...tooLong(design.more.label, CARD_FIELDS.moreLabel, ['more', 'label']));
    if (design.more.label.trim() === '') found.push(error('card.noLabel', ['more', 'label']));
    if (design.more.action === null) found.push(error('card.noAction', ['more', 'action']));
  }
  return found;
}

function checkCard(form: CardMessage['form'], card: Card, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  if (card.picture.asset === null && card.picture.url.trim() === '')
    found.push(
      form === 'image'
        ? error('card.noPicture', [...path, 'picture'])
        : warning('card.noPicture', [...path, 'picture']),
    );
  if (form !== 'image' && card.title.trim() === '')
    found.push(error('card.noTitle', [...path, 'title']));
  if (card.actions.length === 0) found.push(error('card.noAction', [...path, 'actions']));
  card.actions.forEach((action, index) => {
    const place = [...path, 'actions', index, 'label'];
    if ((action.label ?? '').trim() === '') found.push(error('card.noLabel', place));
    found.push(...tooLong(action.label ?? '', CARD_FIELDS.actionLabel, place));
  });
  card.labels.forEach(({ text }, index) => {
    found.push(...tooLong(text, CARD_FIELDS.label, [...path, 'labels', index, 'text']));
  });
  for (const field of USED[form]) {
    const text = field === 'extra' ? card.extra.text : card[field];
    found.push(...tooLong(text, CARD_FIELDS[field], [...path, field]));
  }
  return found;
}

type Field = 'title' | 'description' | 'price' | 'address' | 'extra';
/** Fields that a form shows. */
const USED: Readonly<Record<CardMessage['form'], readonly Field[]>> = {
  product: ['title', 'description', 'price'],
  place: ['title', 'address', 'extra'],
  person: ['title', 'description'],
  image: [],
};

/** The API would take more; LINE's manager would not, and longer words do not fit the card. */
const tooLong = (text: string, limit: number, path: ProblemPath): Problem[] => {
  const actual = countGraphemes(text);
  return actual > limit ? [warning('card.tooLong', path, { limit, actual })] : [];
};

/** `contents.contents[1].footer…` → card 1; what is about the message keeps its own place. */
function placeInCards(wire: ProblemPath, cards: number): ProblemPath {
  if (wire[0] === 'altText') return ['altText'];
  const index = wire.find((part) => typeof part === 'number');
  if (typeof index !== 'number') return ['cards'];
  return index < cards ? ['cards', index] : ['more'];
}
