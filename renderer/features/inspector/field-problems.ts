import type { Problem } from '#shared/errors/app-error';
import type { Editor } from '../../editor/api';
import { sameElements, useReadable } from '../../editor/use-readable';

/** Problems whose path starts with `prefix`, e.g. `['pages', 0, 'areas', 2]`. */
export function useProblemsAt(
  editor: Editor,
  prefix: readonly (string | number)[],
): readonly Problem[] {
  return useReadable(
    editor.problems,
    ({ problems }) =>
      problems.filter(({ path }) => prefix.every((part, index) => path[index] === part)),
    sameElements,
  );
}

/** The first problem of a field below a place: `fieldProblem(problems, 3, 'uri')`. */
export function fieldProblem(
  problems: readonly Problem[],
  depth: number,
  ...field: readonly (string | number)[]
): Problem | undefined {
  const found = problems.filter(({ path }) =>
    field.every((part, index) => path[depth + index] === part),
  );
  return found.find(({ severity }) => severity === 'error') ?? found[0];
}
