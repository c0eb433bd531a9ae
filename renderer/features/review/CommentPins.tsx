import { type KeyboardEvent, useRef } from 'react';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { centreOn, isInSight } from './go-to-comment';
import styles from './Review.module.css';
import type { Comments } from './use-comments';

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * Where on the page the open comments are pinned. A pin opens its words in the list. All of them are one stop for
 * Tab, arrows go from one to the next; while something is drawn they let everything through.
 */
export function CommentPins({ editor, comments }: { editor: Editor; comments: Comments }) {
  const t = useT('review');
  const camera = useReadable(editor.session, (session) => session.camera);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const isChoosing = useReadable(editor.session, ({ toolPath }) => toolPath === 'select.idle');
  const root = useRef<HTMLDivElement>(null);
  const pins = comments.list
    .map((comment, index) => ({ ...comment, number: index + 1 }))
    .filter((comment) => comment.pageId === pageId && !comment.done);
  if (pins.length === 0) return null;
  const stop = Math.max(
    0,
    pins.findIndex(({ id }) => id === comments.chosen),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const all = [...(root.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(event.target as HTMLButtonElement);
    all[(at + step + all.length) % all.length]?.focus();
    // the arrows would move what is chosen on the page
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('pins')}
      className={cx(styles.pins, isChoosing && styles.takesClicks)}
      onKeyDown={onKeyDown}
    >
      {pins.map(({ id, number, text, x, y }, at) => (
        <button
          key={id}
          type="button"
          className={cx(styles.pin, id === comments.chosen && styles.pinChosen)}
          aria-label={t('pin', { number, text })}
          title={text}
          tabIndex={at === stop ? 0 : -1}
          data-testid="comment-pin"
          style={{
            left: (x - camera.x) * camera.zoom,
            top: (y - camera.y) * camera.zoom,
          }}
          onFocus={() => {
            if (!isInSight(editor, { x, y })) centreOn(editor, { x, y });
          }}
          // a press of a key is no click of a pointer: whoever has no pointer goes on reading in the list
          onClick={(event) => comments.choose(id, event.detail === 0)}
        >
          {number}
        </button>
      ))}
    </div>
  );
}
