import { createStore } from 'zustand/vanilla';
import type { TapestryDocument } from '#shared/document/kinds';
import type { Problem } from '#shared/errors/app-error';
import type { HistoryState, Readable } from '../editor/api';
import { History, type StepOptions } from '../editor/core/history';

/**
 * A document while it is open, whatever its kind: it can be read, watched, changed in steps and checked.
 * The canvas editor is one; kinds without a canvas use `createDocumentModel`.
 */
export interface DocumentModel<D extends TapestryDocument = TapestryDocument> {
  readonly document: Readable<D>;
  readonly history: Readable<HistoryState>;
  readonly problems: Readable<{ problems: readonly Problem[] }>;
  /** The one way to change the document; the recipe gets an immer draft. */
  edit(options: StepOptions, recipe: (draft: D) => void): void;
  closeStep(): void;
  undo(): void;
  redo(): void;
  goToStep(position: number): void;
  /** Replaces the document by what came from elsewhere (restore, revert); one step. */
  replace(document: D, label: string): void;
  dispose(): void;
}

export interface ModelOptions<D> {
  /** The rules; run a moment after the last change. */
  check?: (document: D) => Problem[];
  now?: () => number;
  /** Runs a task when there is time and answers how to call it off; tests run it at once. */
  idle?: (task: () => void) => () => void;
}

const CHECK_PAUSE_MS = 120;
const laterByTimer = (task: () => void) => {
  const timer = setTimeout(task, CHECK_PAUSE_MS);
  return () => clearTimeout(timer);
};

/** Forms, lists and plans: undo in steps and live problems, without a canvas. */
export function createDocumentModel<D extends TapestryDocument>(
  initial: D,
  options: ModelOptions<D> = {},
): DocumentModel<D> {
  const check = options.check ?? (() => []);
  const idle = options.idle ?? laterByTimer;
  const document = createStore<D>(() => initial);
  const problems = createStore<{ problems: readonly Problem[] }>(() => ({
    problems: check(initial),
  }));
  const history = new History<D, null>({
    read: () => document.getState(),
    write: (next) => document.setState(next, true),
    readPlace: () => null,
    goTo: () => undefined,
    now: options.now ?? Date.now,
  });
  let cancelCheck: (() => void) | null = null;
  const stop = document.subscribe(() => {
    cancelCheck?.();
    cancelCheck = idle(() => {
      cancelCheck = null;
      problems.setState({ problems: check(document.getState()) }, true);
    });
  });
  return {
    document,
    history: history.state,
    problems,
    edit: (stepOptions, recipe) => history.edit(stepOptions, recipe),
    closeStep: () => history.close(),
    undo: () => history.undo(),
    redo: () => history.redo(),
    goToStep: (position) => history.goTo(position),
    replace(next, label) {
      history.edit({ label }, (draft) => {
        Object.assign(draft, next);
      });
    },
    dispose() {
      cancelCheck?.();
      stop();
    },
  };
}
