import { DEFAULT_ROW, isDecidable } from '#shared/domain/publishing';
import { type AppError, appError } from '#shared/errors/app-error';
import type { Plan } from './planner';
import type { Publication } from './publication';
import type { Choices } from './service';

/**
 * A choice about something that this plan does not know is a typing error, and left unsaid it would do the opposite
 * of what was asked. What earlier runs replaced stays known, so that the same command may run twice.
 */
export function unknownChoice(
  choices: Choices,
  { operations }: Pick<Plan, 'operations'>,
  { pages, retired, runs }: Publication,
): AppError | null {
  const known = new Set<string>([
    DEFAULT_ROW,
    ...operations.filter(isDecidable).map(({ id }) => id),
    ...pages.map(({ richMenuId }) => richMenuId),
    ...retired,
    ...runs.flatMap(({ before }) => [
      ...before.pages.map(({ richMenuId }) => richMenuId),
      ...(before.defaultRichMenuId === null ? [] : [before.defaultRichMenuId]),
    ]),
  ]);
  for (const [id, choice] of choices) {
    if (known.has(id)) continue;
    return appError('publish.unknownChoice', `The plan has nothing called “${id}” to ${choice}.`, {
      path: [choice, id],
      details: { id, choice },
    });
  }
  return null;
}
