import type { Artboard } from '#shared/domain/design/artboard';
import type { Editor } from '../../editor/api';

/** Changes the page on screen, as one step. */
export function editPageOf(editor: Editor, label: string, change: (page: Artboard) => void): void {
  const id = editor.page().id;
  editor.edit({ label }, (draft) => {
    const page = (draft.pages as Artboard[]).find((candidate) => candidate.id === id);
    if (page) change(page);
  });
}
