import type { KeptComment } from '#shared/domain/review';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { CommentList } from './CommentList';
import type { Comments } from './use-comments';

/** What was said about a design; a click moves the canvas to where it was said. */
export function DesignComments({ editor, comments }: { editor: Editor; comments: Comments }) {
  const pages = useReadable(editor.document, (document) => document.pages);
  const go = ({ pageId, x, y }: KeptComment) => {
    const page = pages.find(({ id }) => id === pageId);
    if (!page) return;
    if (page.id !== editor.session.getState().currentPageId) editor.setCurrentPage(page.id);
    const { camera, viewport } = editor.session.getState();
    editor.panBy(
      (x - camera.x) * camera.zoom - viewport.width / 2,
      (y - camera.y) * camera.zoom - viewport.height / 2,
    );
  };
  return <CommentList comments={comments} pages={pages} onGo={go} />;
}
