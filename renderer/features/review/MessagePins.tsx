import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeptComment } from '#shared/domain/review';
import type { Wire } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { bubbleTopOnPaper } from '../../message-view/wide';
import { cx } from '../../ui';
import styles from './Review.module.css';
import type { Comments } from './use-comments';

/**
 * Where on a message the open comments are pinned; lies in the element that the message is drawn in. A reviewer
 * pins on paper, with every card of a row in sight: on the phone the pins swipe with the cards.
 */
export function MessagePins(props: {
  comments: Comments;
  /** What the comments on this message name. */
  pageId: string;
  message: Wire;
  onGo(comment: KeptComment): void;
}) {
  const t = useT('review');
  const { comments, message } = props;
  const root = useRef<HTMLDivElement>(null);
  const [{ top, swiped }, setDrawn] = useState({ top: 0, swiped: 0 });
  const pins = comments.list
    .map((comment, index) => ({ comment, number: index + 1 }))
    .filter(({ comment }) => comment.pageId === props.pageId && !comment.done);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures again whenever what is drawn may have changed
  useLayoutEffect(() => {
    const box = root.current?.parentElement;
    if (!box) return;
    const row = box.querySelector<HTMLElement>('[data-swipes]');
    const measure = () => {
      const bubble = row ?? box.querySelector<HTMLElement>('[data-bubble]');
      setDrawn({ top: bubble?.offsetTop ?? 0, swiped: row?.scrollLeft ?? 0 });
    };
    measure();
    row?.addEventListener('scroll', measure);
    return () => row?.removeEventListener('scroll', measure);
  }, [message, pins.length]);
  const chosen = pins.find(({ comment }) => comment.id === comments.chosen)?.comment;
  useEffect(() => {
    const row = root.current?.parentElement?.querySelector('[data-swipes]');
    if (!row || !chosen) return;
    const x = chosen.x - row.scrollLeft;
    if (x < 0 || x > row.clientWidth) row.scrollTo({ left: chosen.x - row.clientWidth / 2 });
  }, [chosen]);
  return (
    <div ref={root} className={cx(styles.pins, styles.overMessage)}>
      {pins.map(({ comment, number }) => (
        <button
          key={comment.id}
          type="button"
          className={cx(styles.pin, styles.onMessage, comment === chosen && styles.pinChosen)}
          aria-label={t('pin', { number, text: comment.text })}
          data-testid="comment-pin"
          style={{
            left: comment.x - swiped,
            // the words may have become fewer since they were spoken of
            top: `min(100%, ${comment.y - bubbleTopOnPaper(message) + top}px)`,
          }}
          onClick={(event) => {
            event.stopPropagation();
            comments.choose(comment.id, event.detail === 0);
            props.onGo(comment);
          }}
          // the chat round it takes Enter for a tap on a button of the message
          onKeyDown={(event) => event.stopPropagation()}
        >
          {number}
        </button>
      ))}
    </div>
  );
}
