import type { KeptComment } from '#shared/domain/review';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { CommentList } from './CommentList';
import { centreOn } from './go-to-comment';
import type { Comments } from './use-comments';

/** What was said about a design; a click moves the canvas to where it was said. */
export function DesignComments({ editor, comments }: { editor: Editor; comments: Comments }) {
  const pages = useReadable(editor.document, (document) => document.pages);
  const go = (comment: KeptComment) => {
    const page = pages.find(({ id }) => id === comment.pageId);
    if (!page) return;
    if (page.id !== editor.session.getState().currentPageId) editor.setCurrentPage(page.id);
    centreOn(editor, comment);
  };
  return <CommentList comments={comments} pages={pages} onGo={go} />;
}
