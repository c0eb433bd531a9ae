import { CARD_MESSAGE_PAGE } from '#shared/domain/review';
import type { OpenDocument } from '../data/open-documents';
import { CardScreen } from '../features/cards/CardScreen';
import { CommentList, MessagePins, useComments } from '../features/review';
import { useT } from '../i18n';
import { BottomPart } from './BottomPart';
import styles from './editor-screen.module.css';

/** A card message with its findings, its history and what reviewers said about it. */
export function CardMessageScreen({ document }: { document: OpenDocument }) {
  const t = useT('cards');
  const comments = useComments(document.id);
  return (
    <CardScreen
      document={document}
      notice={
        document.readOnly && (
          <div className={styles.readOnly} role="status">
            {t('readOnly')}
          </div>
        )
      }
      marks={(message, goTo) => (
        <MessagePins
          comments={comments}
          pageId={CARD_MESSAGE_PAGE}
          message={message}
          onGo={({ x }) => goTo(x)}
        />
      )}
      bottom={(problems, goTo) => (
        <BottomPart
          document={document}
          problems={problems}
          comments={{
            open: comments.open,
            choice: comments.choice,
            list: (
              <CommentList
                comments={comments}
                pages={[{ id: CARD_MESSAGE_PAGE, name: t('wholeMessage') }]}
                onGo={({ x }) => goTo(x)}
              />
            ),
          }}
        />
      )}
    />
  );
}
