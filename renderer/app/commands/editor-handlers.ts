import { commands } from '#shared/commands/registry';
import type { OpenDocument } from '../../data/open-documents';
import { windowState } from '../../data/window-state';
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
    const document = windowState.getState().view === 'menus' ? active() : null;
    return document?.readOnly && CHANGES.has(id) ? null : document;
  };
  return Object.fromEntries(
    Object.entries(actions).map(([id, action]): [string, CommandHandler] => [
      id,
      {
        isEnabled() {
          const document = onScreen(id);
          return document !== null && (action.isEnabled?.(document.editor) ?? true);
        },
        run() {
          const document = onScreen(id);
          return document ? action.run(document.editor) : undefined;
        },
        ...(action.isChecked && {
          isChecked() {
            const document = active();
            return document !== null && action.isChecked?.(document.editor) === true;
          },
        }),
      },
    ]),
  );
}
