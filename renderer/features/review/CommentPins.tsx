import type { Editor } from '../../editor/api';
import { RULER_PX } from '../../editor/canvas/Rulers';
import { useReadable } from '../../editor/use-readable';
import { cx } from '../../ui';
import styles from './Review.module.css';
import type { Comments } from './use-comments';

/** Where on the page the open comments are pinned. Pictures of the list's numbers: the list itself is read out. */
export function CommentPins({ editor, comments }: { editor: Editor; comments: Comments }) {
  const camera = useReadable(editor.session, (session) => session.camera);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const pins = comments.list
    .map((comment, index) => ({ ...comment, number: index + 1 }))
    .filter((comment) => comment.pageId === pageId && !comment.done);
  return (
    <div className={styles.pins} aria-hidden>
      {pins.map(({ id, number, x, y }) => (
        <span
          key={id}
          className={cx(styles.pin, id === comments.chosen && styles.pinChosen)}
          data-testid="comment-pin"
          style={{
            left: (x - camera.x) * camera.zoom + RULER_PX,
            top: (y - camera.y) * camera.zoom + RULER_PX,
          }}
        >
          {number}
        </span>
      ))}
    </div>
  );
}
