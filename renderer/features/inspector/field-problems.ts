import type { Problem } from '#shared/errors/app-error';
import type { Editor } from '../../editor/api';
import { sameElements, useReadable } from '../../editor/use-readable';
import { useSpeech } from '../../i18n';

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

/** What is wrong with a field of the document, in the form that fields show it. */
export function useProblemText(editor: { readonly problems: Editor['problems'] }): (
  path: readonly (string | number)[],
) => {
  error?: string;
  note?: string;
  noteTone?: 'warn';
} {
  const speech = useSpeech();
  const problems = useReadable(editor.problems, (state) => state.problems);
  return (path) => {
    const found = fieldProblem(problems, 0, ...path);
    if (!found) return {};
    const text = speech.problem(found).text;
    return found.severity === 'error' ? { error: text } : { note: text, noteTone: 'warn' };
  };
}
