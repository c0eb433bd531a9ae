import type { Card, CardMessage } from '#shared/domain/card-message/schema';
import type { Problem } from '#shared/errors/app-error';
import { CARD_FIELDS } from '#shared/line/limits';
import { blankCard } from '#shared/targets/card-message/blank';
import type { DocumentModel } from '../../data/document-model';
import { sameElements, useReadable } from '../../editor/use-readable';
import { useSpeech } from '../../i18n';

export type CardModel = DocumentModel<CardMessage>;

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Changes one card; typing in one field is one step until the field is left. */
export function editCard(
  model: CardModel,
  index: number,
  field: string,
  change: (card: Card) => void,
): void {
  model.edit({ label: 'editCard', coalesce: `card.${index}.${field}` }, (draft) => {
    const card = draft.cards[index];
    if (card) change(card);
  });
}

/** Puts a card behind another: an empty one, or a copy of it. Answers where it stands. */
export function insertCard(model: CardModel, after: number, copy: boolean): number {
  const { cards } = model.document.getState();
  const original = cards[after];
  if (cards.length >= CARD_FIELDS.cards) return after;
  const fresh = blankCard(randomBytes);
  const card = copy && original ? { ...structuredClone(original), id: fresh.id } : fresh;
  model.edit({ label: 'addCard' }, (draft) => {
    draft.cards.splice(after + 1, 0, card);
  });
  return after + 1;
}

/** Takes a card out; the last one stays. */
export function removeCard(model: CardModel, index: number): void {
  if (model.document.getState().cards.length < 2) return;
  model.edit({ label: 'deleteCard' }, (draft) => {
    draft.cards.splice(index, 1);
  });
}

/** Moves a card by one place or more; answers where it stands. */
export function moveCard(model: CardModel, index: number, by: number): number {
  const { length } = model.document.getState().cards;
  const to = Math.min(length - 1, Math.max(0, index + by));
  if (to === index) return index;
  model.edit({ label: 'moveCard' }, (draft) => {
    const [card] = draft.cards.splice(index, 1);
    if (card) draft.cards.splice(to, 0, card);
  });
  return to;
}

/** What is wrong at a place of the message, in the form that fields show it. */
export function useSaid(model: CardModel) {
  const speech = useSpeech();
  const problems: readonly Problem[] = useReadable(
    model.problems,
    (state) => state.problems,
    sameElements,
  );
  return (...path: readonly (string | number)[]) => {
    const here = problems.filter((problem) => path.every((part, at) => problem.path[at] === part));
    const found = here.find(({ severity }) => severity === 'error') ?? here[0];
    if (!found) return {};
    const text = speech.problem(found).text;
    return found.severity === 'error' ? { error: text } : { note: text, noteTone: 'warn' as const };
  };
}
