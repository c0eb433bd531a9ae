import { useMemo, useState } from 'react';
import { checkDesignsOf } from '#shared/document/check-designs';
import type { BubbleId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import { useDesignsOf } from '../data/designs';
import type { DocumentModel } from '../data/document-model';
import type { OpenDocument } from '../data/open-documents';
import { useReadable } from '../editor/use-readable';
import { Composer } from '../features/composer/Composer';
import { MessageBar } from '../features/composer/MessageBar';
import { MessagePanel } from '../features/phone/message/MessagePanel';
import { MessageProblems } from '../features/problems/MessageProblems';
import { CommentList, MessagePins, useComments } from '../features/review';
import { useT } from '../i18n';
import { FormScreen } from './FormScreen';
import { pathOfPick } from './picked-path';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** One message: its bubbles and their forms; at the right the phone that shows what a follower gets. */
export function MessageScreen({ document }: { document: OpenDocument }) {
  const t = useT('composer');
  // this screen is opened for messages only
  const model = document.model as unknown as DocumentModel<MessageDocument>;
  const bubbles = useReadable(model.document, (current) => current.bubbles);
  const [selected, setSelected] = useState<BubbleId | null>(bubbles[0]?.id ?? null);
  const [place, setPlace] = useState<ProblemPath | null>(null);
  const index = Math.max(
    0,
    bubbles.findIndex(({ id }) => id === selected),
  );
  const comments = useComments(document.id);
  const ofDesigns = useDesignProblems(model);
  const select = (id: BubbleId | null) => {
    setPlace(null);
    setSelected(id);
  };
  /** `bubbles, 1, wire, …`: chooses the bubble and points at what is meant in it. */
  const reveal = (path: ProblemPath) => {
    const bubble = path[0] === 'bubbles' ? bubbles[Number(path[1])] : undefined;
    if (!bubble) return;
    setSelected(bubble.id);
    // a design has its own screen, which its bubble leads to
    setPlace(bubble.source === 'wire' ? path.slice(3) : null);
  };
  return (
    <FormScreen
      document={document}
      readOnlyText={t('readOnly')}
      problems={<MessageProblems model={document.model} more={ofDesigns} onReveal={reveal} />}
      moreProblems={ofDesigns.length}
      comments={{
        open: comments.open,
        choice: comments.choice,
        list: (
          <CommentList
            comments={comments}
            pages={bubbles.map(({ id }, at) => ({ id, name: t('bubble', { number: at + 1 }) }))}
            onGo={({ pageId }) => select(pageId as BubbleId)}
          />
        ),
      }}
      sideLabel={t('phone')}
      side={
        <MessagePanel
          model={model}
          chosen={bubbles.length > 0 ? index : null}
          onPick={(path) => reveal(pathOfPick(path))}
          marks={({ message }, at) => {
            const id = bubbles[at]?.id;
            return (
              id && (
                <MessagePins
                  comments={comments}
                  pageId={id}
                  message={message}
                  onGo={() => select(id)}
                />
              )
            );
          }}
        />
      }
      data-testid="message-screen"
    >
      <MessageBar model={model} readOnly={document.readOnly} />
      <ErrorBoundary place="composer" resetKey={document.id}>
        <Composer
          model={model}
          readOnly={document.readOnly}
          selected={selected}
          onSelect={select}
          place={place}
        />
      </ErrorBoundary>
    </FormScreen>
  );
}

/** What is wrong with the designs that the bubbles are: a message is as fine as what it shows. */
function useDesignProblems(model: DocumentModel<MessageDocument>): readonly Problem[] {
  const message = useReadable(model.document, (current) => current);
  const designs = useDesignsOf(message);
  return useMemo(() => checkDesignsOf(message, designs), [message, designs]);
}
