import type { DriftChoice, PlanOperation, PublishPlan } from '#shared/domain/publishing';
import { isQuestion, planThing, planVerb } from '#shared/domain/publishing';
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
  const open = operations.filter((row) => isQuestion(row) && !isDecided(row, operations, choices));
  const said = (words: (row: PlanOperation) => Said) =>
    inColumn(operations.map((row) => formatSaid(words(row), locale)));
  const verbs = said(planVerb);
  const things = said(planThing);
  return [
    ...operations.flatMap((row, at) => [
      `${verbs[at]}${things[at]}${row.name}  ${formatSaid(row, locale)}`,
      ...row.changes.map((change) => detail(formatSaid(change, locale))),
      ...(open.includes(row) ? [detail(phrase(locale, 'cli.decide', { id: row.id }))] : []),
    ]),
    ...problems.map((problem) => problemLine(problem, locale)),
    ...(steps.length > 0 ? [] : [nothingToDo(open, locale)]),
  ];
}

/** A menu and its alias are decided together, and `default` stands for whatever menu it is. */
const isDecided = (
  row: PlanOperation,
  rows: readonly PlanOperation[],
  choices: ReadonlyMap<string, DriftChoice>,
): boolean => {
  const isMenu = ({ resource }: PlanOperation) =>
    resource === 'richMenu' || resource === 'richMenuAlias';
  return (
    choices.has(row.resource === 'defaultRichMenu' ? 'default' : row.id) ||
    rows.some(
      (other) =>
        choices.has(other.id) &&
        (other === row || (isMenu(other) && isMenu(row) && other.pageId === row.pageId)),
    )
  );
};

const detail = (text: string): string => `${' '.repeat(10)}· ${text}`;

/** What differs and is left alone is not the same as what does not differ. */
const nothingToDo = (open: readonly PlanOperation[], locale: Locale): string =>
  open.length > 0
    ? phrase(locale, 'cli.leftAlone', { count: open.length })
    : phrase(locale, 'cli.nothingToDo');
