import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeptComment } from '#shared/domain/review';
import { acceptOf } from '#shared/files/file-kinds';
import { takenFiles } from '../../data/taken-files';
import { useFormat, useT } from '../../i18n';
import { Button, Checkbox, cx, showNotice } from '../../ui';
import styles from './Review.module.css';
import type { Comments } from './use-comments';

/** What comments are pinned on: a page of a design, a bubble of a message. */
interface CommentedPage {
  id: string;
  name: string;
}

/** Every comment with its place; a click goes there, a tick says that it is dealt with. */
export function CommentList({
  comments,
  pages,
  onGo,
}: {
  comments: Comments;
  pages: readonly CommentedPage[];
  /** Brings the place of a comment into sight; absent where all of it is in sight. */
  onGo?(comment: KeptComment): void;
}) {
  const t = useT('review');
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows every choice, also where it is pinned
  useEffect(() => {
    const row = rows.current?.querySelector('[data-chosen=true]');
    row?.scrollIntoView({ block: 'nearest' });
    if (row && comments.takeFocus()) row.querySelector('button')?.focus();
  }, [comments.choice]);
  const takeIn = async (file: File) => {
    const added = await comments.takeIn(file);
    if (added !== null)
      showNotice({ id: 'comments-taken', tone: 'good', message: t('added', { count: added }) });
  };
  const go = (comment: KeptComment) => {
    comments.choose(comment.id);
    if (pages.some(({ id }) => id === comment.pageId)) onGo?.(comment);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={acceptOf('comments')}
        data-testid="comments-file"
        onChange={(event) => {
          const [file] = takenFiles('comments', event.currentTarget.files);
          event.currentTarget.value = '';
          if (file) void takeIn(file);
        }}
      />
      <div className={styles.head}>
        <p className={styles.note}>
          {comments.list.length === 0 ? t('none') : t('open', { count: comments.open })}
        </p>
        <Button
          variant="ghost"
          icon={<MessageSquarePlus size={16} strokeWidth={1.5} />}
          onClick={() => input.current?.click()}
          data-testid="take-comments"
        >
          {t('takeIn')}
        </Button>
      </div>
      <ul ref={rows}>
        {comments.list.map((comment, index) => {
          const page = pages.findIndex(({ id }) => id === comment.pageId);
          const name = pages[page]?.name || t('page', { number: page + 1 });
          return (
            <li
              key={comment.id}
              className={cx(styles.row, comment.id === comments.chosen && styles.chosen)}
              data-testid="comment-row"
              data-done={comment.done}
              data-chosen={comment.id === comments.chosen}
            >
              <Checkbox
                checked={comment.done}
                onChange={(done) => void comments.setDone(comment.id, done)}
                label={<span className={styles.number}>{index + 1}</span>}
                data-testid="comment-done"
              />
              <button
                type="button"
                className={cx(styles.go, comment.done && styles.done)}
                onClick={() => go(comment)}
              >
                <span className={styles.text}>{comment.text}</span>
                <span className={styles.place}>
                  {[
                    comment.author,
                    page === -1
                      ? t('pageGone')
                      : t('place', { page: name, x: comment.x, y: comment.y }),
                    format.dateTime(comment.at),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
