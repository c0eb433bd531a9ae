import { commands } from '#shared/commands/registry';
import type { OpenDocument } from '../../data/open-documents';
import { isOnScreen, windowState } from '../../data/window-state';
import type { EditorActions } from '../../editor/actions';
import type { CommandHandler, CommandHandlers } from './dispatcher';

const CHANGES: ReadonlySet<string> = new Set(
  commands.filter((meta) => meta.capture === 'record').map((meta) => meta.id),
);

/** Editor commands work on the document that is on screen, and never change one that is read only. */
export function bindEditorActions(
  actions: EditorActions,
  active: () => OpenDocument | null,
): CommandHandlers {
  const onScreen = (id: string): OpenDocument | null => {
    const document = active();
    if (document === null || !isOnScreen(document.kind, windowState.getState().view)) return null;
    return document.readOnly && CHANGES.has(id) ? null : document;
  };
  const onCanvas = Object.fromEntries(
    Object.entries(actions).map(([id, action]): [string, CommandHandler] => [
      id,
      {
        isEnabled() {
          const editor = onScreen(id)?.editor;
          return editor ? (action.isEnabled?.(editor) ?? true) : false;
        },
        run() {
          const editor = onScreen(id)?.editor;
          return editor ? action.run(editor) : undefined;
        },
        ...(action.isChecked && {
          isChecked() {
            const editor = active()?.editor;
            return editor ? action.isChecked?.(editor) === true : false;
          },
        }),
      },
    ]),
  );
  return { ...onCanvas, ...stepHandlers(onScreen) };
}

/** Undo and redo belong to every kind of document, with or without a canvas. */
function stepHandlers(onScreen: (id: string) => OpenDocument | null): CommandHandlers {
  return {
    'edit.undo': {
      isEnabled: () => onScreen('edit.undo')?.model.history.getState().canUndo === true,
      run: () => onScreen('edit.undo')?.model.undo(),
    },
    'edit.redo': {
      isEnabled: () => onScreen('edit.redo')?.model.history.getState().canRedo === true,
      run: () => onScreen('edit.redo')?.model.redo(),
    },
  };
}
