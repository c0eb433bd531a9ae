import type { Campaign } from '#shared/domain/campaign/schema';

const MOST_ANSWERS = 200;
const LONGEST = 300;

/** A row for who answers a text, unless there is one; the name is still to be typed. */
export function addAnswer(draft: Pick<Campaign, 'answers'>, text: string): void {
  const { answers } = draft;
  if (answers.some((answer) => answer.text.trim() === text.trim())) return;
  if (answers.length < MOST_ANSWERS) answers.push({ text: text.slice(0, LONGEST), by: '' });
}
