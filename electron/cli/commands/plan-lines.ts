import type { DriftChoice, PlanOperation, PublishPlan } from '#shared/domain/publishing';
import { isChosen, isQuestion, planThing, planVerb } from '#shared/domain/publishing';
import type { Locale } from '#shared/domain/workspace';
import type { Said } from '#shared/i18n/said';
import { formatSaid } from '#shared/i18n/say';
import { inColumn } from '../column';
import { phrase, problemLine } from '../phrase';

/** A plan for people: what happens to what and why, what nobody has decided yet, and what is wrong. */
export function planLines(
  { operations, problems, steps }: PublishPlan,
  choices: ReadonlyMap<string, DriftChoice>,
  locale: Locale,
): string[] {
  const open = operations.filter(
    (row) => isQuestion(row) && !isChosen(row, operations, choices, ['overwrite']),
  );
  const said = (words: (row: PlanOperation) => Said) =>
    inColumn(operations.map((row) => formatSaid(words(row), locale)));
  const verbs = said(planVerb);
  const things = said(planThing);
  return [
    ...operations.flatMap((row, at) => [
      `${verbs[at]}${things[at]}${row.name}  ${formatSaid(row, locale)}`,
      ...row.changes.map((change) => detail(formatSaid(change, locale))),
      ...(open.includes(row) ? [detail(phrase(locale, 'cli.decide', { id: row.id }))] : []),
      ...(row.left ? [detail(phrase(locale, 'cli.askAgain', { id: row.id }))] : []),
    ]),
    ...problems.map((problem) => problemLine(problem, locale)),
    ...(steps.length > 0
      ? []
      : [nothingToDo([...open, ...operations.filter((row) => row.left)], locale)]),
  ];
}

const detail = (text: string): string => `${' '.repeat(10)}· ${text}`;

/** What differs and is left alone is not the same as what does not differ. */
const nothingToDo = (open: readonly PlanOperation[], locale: Locale): string =>
  open.length > 0
    ? phrase(locale, 'cli.leftAlone', { count: open.length })
    : phrase(locale, 'cli.nothingToDo');
