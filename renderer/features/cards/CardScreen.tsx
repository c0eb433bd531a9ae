import { type ReactNode, useMemo, useState } from 'react';
import type { CardMessage } from '#shared/domain/card-message/schema';
import { assetUrlOf } from '#shared/preview/asset-url';
import { bubbleAt, bubbleSizeOf } from '#shared/preview/flex-pixels';
import { type Wire, wireList, wireOf } from '#shared/preview/messages-of';
import { cardMessageToWire } from '#shared/targets/card-message/to-wire';
import { EXAMPLE_MEDIA } from '#shared/targets/media';
import type { DocumentModel } from '../../data/document-model';
import type { OpenDocument } from '../../data/open-documents';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import chat from '../../message-view/chat.module.css';
import { chatSource } from '../../message-view/chat-source';
import { MessageView } from '../../message-view/MessageView';
import { type View, ViewContext } from '../../message-view/view-context';
import { Button, WorkbenchBody, WorkbenchSide } from '../../ui';
import { CardForm } from './CardForm';
import { CardStrip } from './CardStrip';
import styles from './Cards.module.css';
import { MessageForm } from './MessageForm';
import { ProblemRows } from './ProblemRows';

/** Pictures of the workspace as the chat shows them, before anybody has hosted them. */
const DRAFT_MEDIA = { ...EXAMPLE_MEDIA, assetUrl: assetUrlOf };

/** Chooses the card that is drawn at `x` of the chat. */
type GoTo = (x: number) => void;

/** A card message: how it looks in the chat, its cards in a row, and the fields of the one that is chosen. */
export function CardScreen(props: {
  document: OpenDocument;
  /** Said above it all. */
  notice: ReactNode;
  /** What lies over the message in the chat. */
  marks(message: Wire, goTo: GoTo): ReactNode;
  /** What stands under the cards, given the list of findings. */
  bottom(problems: ReactNode, goTo: GoTo): ReactNode;
}) {
  const { document } = props;
  // the window opens this screen for card messages alone
  const model = document.model as unknown as DocumentModel<CardMessage>;
  const t = useT('cards');
  const studio = useStudio();
  const design = useReadable(model.document, (value) => value);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, design.cards.length - 1);
  const card = design.cards[at];
  const message = useMemo(() => cardMessageToWire(design, DRAFT_MEDIA) as Wire, [design]);
  const view = useView();
  const goTo: GoTo = (x) => {
    const { contents } = wireOf(message.contents);
    const sizes = wireList(contents).map(({ size }) => bubbleSizeOf(size));
    const index = bubbleAt(sizes, x, view.viewport);
    // the one at the end has its fields under those of the message
    if (index < design.cards.length) setChosen(index);
  };
  return (
    <>
      <WorkbenchBody data-testid="card-screen">
        {props.notice}
        <div className={styles.tools}>
          <span className={styles.form}>{t(`forms.${design.form}`)}</span>
          <span className={styles.gap} />
          <Button
            variant="primary"
            data-testid="export"
            onClick={() => studio.runCommand('document.export')}
          >
            {t('export')}
          </Button>
        </div>
        <section
          className={`${styles.stage} ${chat.chat}`}
          data-chat-theme="light"
          aria-label={t('chat')}
          data-testid="card-chat"
        >
          <ViewContext value={view}>
            <div className={styles.message}>
              <MessageView shown={{ message, path: [] }} showsSender />
              {props.marks(message, goTo)}
            </div>
          </ViewContext>
        </section>
        <CardStrip model={model} design={design} chosen={at} onChoose={setChosen} />
        {props.bottom(<ProblemRows model={model} onChoose={setChosen} />, goTo)}
      </WorkbenchBody>
      <WorkbenchSide label={t('side')} width={320}>
        <div className={styles.side}>
          <MessageForm model={model} design={design} />
          {card && <CardForm key={card.id} model={model} design={design} index={at} card={card} />}
        </div>
      </WorkbenchSide>
    </>
  );
}

function useView(): View {
  const t = useT('cards');
  const workspace = useQuery('workspace.current', undefined).value?.name;
  const accountName = workspace ?? t('account');
  return useMemo(
    () => ({
      viewport: 375,
      fontScale: 1,
      showsAll: true,
      isLive: false,
      accountName,
      source: chatSource,
    }),
    [accountName],
  );
}
