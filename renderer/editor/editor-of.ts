import type { Design, DesignKind } from '#shared/domain/design/design';
import type { Editor } from './api';

/** The editor as one of a certain kind of design; null when something else is open in it. */
export function editorOf<K extends DesignKind>(
  editor: Editor,
  kind: K,
): Editor<Extract<Design, { kind: K }>> | null {
  return editor.document.getState().kind === kind
    ? (editor as unknown as Editor<Extract<Design, { kind: K }>>)
    : null;
}
