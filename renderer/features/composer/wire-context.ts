import { createContext, useContext } from 'react';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import type { Wire } from '#shared/preview/messages-of';
import { readAt, samePath, writeAt } from './wire-path';

/** The message that a form is about. Every field knows only its place in it. */
export interface WireEditor {
  wire: Wire;
  /** Findings, with places from the message on. */
  problems: readonly Problem[];
  readOnly: boolean;
  /** `typed` names the field while somebody types, so that the typing is one step. */
  edit(recipe: (wire: Record<string, unknown>) => void, typed?: string): void;
  closeStep(): void;
}

const WireContext = createContext<WireEditor | null>(null);
export const WireProvider = WireContext.Provider;

export function useWire(): WireEditor {
  const editor = useContext(WireContext);
  if (editor === null) throw new Error('a field of a message is drawn outside of its form');
  return editor;
}

/** One place of the message: its value, what is wrong with it, how to change it. */
export function useAt(path: ProblemPath) {
  const { wire, problems, readOnly, edit, closeStep } = useWire();
  return {
    value: readAt(wire, path),
    problem: problems.find((problem) => samePath(problem.path, path)) ?? null,
    readOnly,
    set: (value: unknown) => edit((draft) => writeAt(draft, path, value)),
    type: (value: unknown) => edit((draft) => writeAt(draft, path, value), path.join('.')),
    closeStep,
  };
}
